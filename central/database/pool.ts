import type { Socket } from "node:net";
import pg from "pg";
import { columnTypes } from "./column-types.ts";
import { ConnectionLost } from "./connection-lost.ts";
import type { StatementNames } from "./statement-names.ts";

export interface PoolOptions {
  readonly connections: number;
  /** The application name of the connections in PostgreSQL. */
  readonly name?: string;
  /** Receives PostgreSQL's notices; never statements, never values. */
  readonly onNotice?: (message: string) => void;
}

export interface Connections {
  /** A connection for one piece of work; release it after use. Throws `ConnectionLost`, or PostgreSQL's error. */
  readonly acquire: () => Promise<pg.PoolClient>;
  readonly end: () => Promise<void>;
}

const connectTimeoutMs = 5_000;
/** Shorter than a kiosk waits for its answer: a later result would be useless. */
export const lockTimeoutMs = 15_000;
const acquireTimeoutMs = lockTimeoutMs;
/** A firewall drops idle connections without a notice. */
const keepAliveAfterMs = 60_000;
const longestEndMs = 5_000;

/** The driver's types leave its socket out. */
type OpenClient = pg.PoolClient & { readonly connection: { readonly stream: Socket } };

const ownSessions = new WeakMap<pg.ClientBase, StatementNames>();

/**
 * The prepared statements of a connection whose next `tx` runs in the same session, with its statements and settings;
 * undefined behind a pooler: it reports a process number that is none of PostgreSQL's, and the next `tx` may run in
 * another session.
 */
export const sessionOf = (client: pg.ClientBase): StatementNames | undefined => ownSessions.get(client);

const lookAtSession = async (client: pg.ClientBase & { readonly processID?: number | null }): Promise<void> => {
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  if (rows[0]?.pid !== client.processID) return;
  await client.query(`set lock_timeout = ${lockTimeoutMs}`);
  ownSessions.set(client, new Map());
};

/**
 * Splits "postgres://user:password@one:5432,two/name", which names two servers of which one is in use, into one address
 * for each.
 */
export const addressesIn = (url: string): readonly string[] => {
  const [, before = "", hosts = "", after = ""] = /^([^/]*\/\/(?:[^/@]*@)?)([^/?#]*)(.*)$/s.exec(url) ?? [];
  return hosts.split(",").map((host) => before + host + after);
};

/** Connects at the first query, and reconnects after a loss. Tries each address before it fails. */
export const openPool = (url: string, { connections, name, onNotice }: PoolOptions): Connections => {
  // Reads sslmode as psql does; the driver's own reading changes in its next version.
  const addresses = addressesIn(/[?&]sslmode=/.test(url) ? `${url}&uselibpqcompat=true` : url);
  let tried = 0;

  class ClientOfNextAddress extends pg.Client {
    constructor(config?: pg.ClientConfig) {
      const connectionString = addresses[tried % addresses.length] ?? url;
      super({ ...config, connectionString, connectionTimeoutMillis: connectTimeoutMs });
    }
  }

  const pool = new pg.Pool({
    Client: ClientOfNextAddress,
    max: connections,
    connectionTimeoutMillis: acquireTimeoutMs,
    // Idle connections stay open: one of them holds a lock.
    idleTimeoutMillis: 0,
    // Statements go out without waiting for the answers to those before them.
    pipeline: true,
    keepAlive: true,
    keepAliveInitialDelayMillis: keepAliveAfterMs,
    application_name: name,
    types: columnTypes as pg.CustomTypesConfig,
    onConnect: lookAtSession,
  });
  const open = new Set<pg.PoolClient>();
  pool.on("connect", (client) => {
    open.add(client);
    client.on("notice", ({ message = "notice" }) => onNotice?.(message));
    // The next statement on it fails anyway: a loss while the connection is idle needs no handling.
    client.on("error", () => undefined);
  });
  pool.on("remove", (client) => open.delete(client));
  pool.on("error", () => undefined);

  const connectTo = async (left: number): Promise<pg.PoolClient> => {
    const address = tried;
    try {
      return await pool.connect();
    } catch (error) {
      if (error instanceof pg.DatabaseError) throw error;
      if (address === tried) tried += 1;
      if (left > 1) return connectTo(left - 1);
      throw new ConnectionLost(error);
    }
  };

  // The driver's own `end` waits for the statements that are under way.
  const cutOff = (): void => {
    for (const client of open) (client as OpenClient).connection.stream.destroy();
  };
  const close = async (): Promise<void> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(() => resolve(cutOff()), longestEndMs);
    });
    await Promise.race([pool.end(), late]);
    clearTimeout(timer);
  };
  let closed: Promise<void> | undefined;
  const end = (): Promise<void> => {
    closed ??= close();
    return closed;
  };
  return { acquire: () => connectTo(addresses.length), end };
};
