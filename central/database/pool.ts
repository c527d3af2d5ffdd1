import pg from "pg";
import { addressesIn } from "./addresses.ts";
import { columnTypes } from "./column-types.ts";
import { ConnectionLost } from "./connection-lost.ts";

export interface PoolOptions {
  readonly connections: number;
  /** The name under which PostgreSQL lists the connections. */
  readonly name?: string;
  /** Takes the remarks of PostgreSQL; never statements, never values. */
  readonly onNotice?: (message: string) => void;
}

export interface Connections {
  /** A connection for one piece of work; release it. Throws `ConnectionLost`, or PostgreSQL's refusal. */
  readonly acquire: () => Promise<pg.PoolClient>;
  readonly end: () => Promise<void>;
}

const connectTimeoutMs = 5_000;
/** Shorter than a kiosk waits for its answer: after that the work is useless. */
export const lockTimeoutMs = 15_000;
const acquireTimeoutMs = lockTimeoutMs;
/** A firewall forgets a connection that says nothing. */
const keepAliveAfterMs = 60_000;
const longestEndMs = 5_000;

const ownSessions = new WeakSet<pg.ClientBase>();

/**
 * Whether the next transaction on this connection finds the same session, with its prepared statements and settings. A
 * pooler gives the number of no process of PostgreSQL's for its own, and the next transaction another session.
 */
export const keepsSession = (client: pg.ClientBase): boolean => ownSessions.has(client);

const lookAtSession = async (client: pg.ClientBase & { readonly processID?: number | null }): Promise<void> => {
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  if (rows[0]?.pid !== client.processID) return;
  await client.query(`set lock_timeout = ${lockTimeoutMs}`);
  ownSessions.add(client);
};

/** Connects at the first query, and again by itself after a loss. Each address is tried before one gives up. */
export const openPool = (url: string, { connections, name, onNotice }: PoolOptions): Connections => {
  // As psql reads sslmode; the driver's own reading changes with its next version.
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
    // A connection stays, however long it is idle: one of them holds a lock.
    idleTimeoutMillis: 0,
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
    // The next statement on it is refused: a loss while nothing is asked is no error of anybody's.
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

  const cutOff = (): void => {
    for (const client of open) void client.end();
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
