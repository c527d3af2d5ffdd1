/**
 * PgBouncer in transaction mode in front of the PostgreSQL of a test run, as in a city's centre: every tx, and every
 * single statement, uses any of the connections.
 *
 * `npm run test:long` runs the tests of the centre through it; alone (Debian's package `pgbouncer` is installed where
 * root runs it, and named for other users):
 *
 *     npx vitest run --config build/vitest.long.config.ts --project "centre through PgBouncer"
 *
 * `pooled-setup.ts` starts one for the project, and the databases of `test-database.ts` have its address. Operations
 * of a test on a database itself (make, drop, cut off) go directly to PostgreSQL.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ensureSystemPackages } from "../../../build/system-packages.ts";
import { freePort } from "../../../central/postgresql/embedded-database.ts";
import { ensurePostgresUser, isRoot } from "../../../central/postgresql/postgres-user.ts";

export interface Pooler {
  /** On the loopback address. */
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** As many connections as a centre has, used in turn, so that no caller gets the same one twice in succession. */
const settingsOf = (server: URL, port: number, folder: string): string => `
[databases]
* = host=${server.hostname} port=${server.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${folder}/users.txt
pool_mode = transaction
max_client_conn = 1000
default_pool_size = 12
server_round_robin = 1
server_idle_timeout = 5
server_login_retry = 1
query_wait_timeout = 5
log_connections = 0
log_disconnections = 0
log_stats = 0
`;

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const answer = (does: boolean) => () => {
      socket.destroy();
      resolve(does);
    };
    socket.once("connect", answer(true)).once("error", answer(false));
  });

/** Starts a PgBouncer in front of the server at `url`; throws where it is missing and cannot be installed. */
export const startPooler = async (url: string): Promise<Pooler> => {
  // Debian installs it where only administrators search for commands.
  const environment = { ...process.env, PATH: `${process.env["PATH"]}:/usr/sbin` };
  await ensureSystemPackages({ pooler: true }, { environment });
  const server = new URL(url);
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), "counterstar-pooler-"));
  const settings = join(folder, "pgbouncer.ini");
  await writeFile(settings, settingsOf(server, port, folder));
  await writeFile(join(folder, "users.txt"), `"${server.username}" "${server.password}"\n`, { mode: 0o600 });
  // It refuses to run as root.
  const user = isRoot() ? await ensurePostgresUser() : undefined;
  if (user) for (const file of [folder, settings, join(folder, "users.txt")]) await chown(file, user.uid, user.gid);
  const pooler = spawn("pgbouncer", [settings], {
    ...user,
    cwd: folder,
    env: environment,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let errors = "";
  pooler.stderr.on("data", (text: Buffer) => {
    errors += text.toString("utf8");
  });
  const ended = once(pooler, "exit");
  while (!(await listens(port))) {
    if (pooler.exitCode !== null || pooler.signalCode !== null) throw new Error(`pgbouncer ended: ${errors}`);
    await wait(20);
  }
  return {
    port,
    stop: async () => {
      pooler.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
};
