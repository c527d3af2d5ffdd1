import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { connect } from "../database/sql.ts";
import { StartupTrouble } from "../startup-trouble.ts";
import { type Access, urlOf } from "./access-file.ts";
import { type Binaries, binary } from "./binaries.ts";
import type { SystemUser } from "./postgres-user.ts";

/** Loopback only, no socket files, every commit on disk before it is answered. Statement texts are not logged. */
const serverSettings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  fsync: "on",
  full_page_writes: "on",
  synchronous_commit: "on",
  max_connections: "100",
  log_min_messages: "warning",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
} as const;

export interface ServerPlan {
  readonly binaries: Binaries;
  readonly cluster: string;
  readonly logFile: string;
  readonly access: Access;
  readonly user: SystemUser | undefined;
}

/** Starts the process in a group of its own, so that Ctrl+C reaches the centre alone, which then stops it in order. */
const spawnServer = ({ binaries, cluster, logFile, access, user }: ServerPlan): ChildProcess => {
  const settings = Object.entries(serverSettings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openSync(logFile, "a", 0o600);
  try {
    return spawn(binary(binaries, "postgres"), ["-D", cluster, "-p", String(access.port), ...settings], {
      ...user,
      cwd: cluster,
      detached: true,
      env: { LC_ALL: "C", TZ: "UTC" },
      stdio: ["ignore", log, log],
    });
  } finally {
    closeSync(log);
  }
};

const lastLines = async (logFile: string): Promise<string> =>
  (await readFile(logFile, "utf8").catch(() => "")).trimEnd().split("\n").slice(-3).join(" | ");

const hasEnded = (server: ChildProcess): boolean => server.exitCode !== null || server.signalCode !== null;

const answers = async (access: Access): Promise<boolean> => {
  const sql = connect(urlOf(access, "postgres"), { connections: 1 });
  const answered = await sql`select 1`.then(() => true).catch(() => false);
  await sql.end();
  return answered;
};

const pollMs = 50;
/** How long to wait for a start, milliseconds: recovery after a power cut takes time. */
const patienceMs = 120_000;

const waitUntilReady = async (server: ChildProcess, plan: ServerPlan): Promise<void> => {
  for (let waitedMs = 0; waitedMs < patienceMs && !hasEnded(server); waitedMs += pollMs) {
    if (await answers(plan.access)) return;
    await wait(pollMs);
  }
  const reason = await lastLines(plan.logFile);
  throw new StartupTrouble(
    `PostgreSQL 未能启动（日志 ${plan.logFile}）：${reason}`,
    `PostgreSQL did not start (log ${plan.logFile}): ${reason}`,
  );
};

/** Starts PostgreSQL and returns once it answers. */
export const startServer = async (plan: ServerPlan): Promise<ChildProcess> => {
  const server = spawnServer(plan);
  const failed = once(server, "error").then(([error]: readonly unknown[]) => {
    throw error;
  });
  await Promise.race([waitUntilReady(server, plan), failed]);
  return server;
};

/** Stops it in order: closes sessions, writes everything. */
export const endServer = async (server: ChildProcess): Promise<void> => {
  if (hasEnded(server)) return;
  const ended = once(server, "exit");
  server.kill("SIGINT");
  await ended;
};
