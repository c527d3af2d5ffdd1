import postgres from "postgres";

/** bigint columns hold counts and positions far below 2^53, so they are read as numbers. */
type Types = { readonly bigint: number };

/** The pool of connections. */
export type Sql = postgres.Sql<Types>;

/** Inside one transaction: what is asked for here is stored whole or not at all. */
export type Transaction = postgres.TransactionSql<Types>;

/** Either: for questions that do not care. */
export type Queries = postgres.ISql<Types>;

/** Plain data of ours for a jsonb column. TypeScript cannot see of an interface that it is JSON. */
export const asJson = (value: unknown): postgres.JSONValue => value as postgres.JSONValue;

export interface PoolOptions {
  readonly connections: number;
  /** What PostgreSQL lists the connections under. */
  readonly name?: string;
  /** Says what PostgreSQL remarks; never statements, never values. */
  readonly onNotice?: (message: string) => void;
}

const secondsToConnect = 5;
/** Shorter than a kiosk waits for its answer: nobody works on what nobody waits for any more. */
const lockTimeoutMs = 15_000;

/** A pool on the database at `url`. Connects at the first query and again by itself after a loss. */
export const connect = (url: string, { connections, name = "counterstar-centre", onNotice }: PoolOptions): Sql =>
  postgres(url, {
    max: connections,
    connect_timeout: secondsToConnect,
    backoff: (attempt) => Math.min(0.1 * 2 ** attempt, 2),
    onnotice: ({ message = "notice" }) => onNotice?.(message),
    connection: { application_name: name, lock_timeout: lockTimeoutMs },
    types: {
      bigint: {
        to: 20,
        from: [20],
        parse: (text: string) => Number(text),
        serialize: (value: number) => String(value),
      },
    },
  });
