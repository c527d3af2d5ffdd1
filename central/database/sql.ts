import pg from "pg";
import { ConnectionLost } from "./connection-lost.ts";
import { lockTimeoutMs, openPool, type PoolOptions, sessionOf } from "./pool.ts";
import {
  type Fragment,
  fragment,
  identifier,
  type Json,
  json,
  type Part,
  statementOf,
  wholeNumber,
} from "./statement.ts";
import { isStalePlan, nameOfStatement } from "./statement-names.ts";

/** The rows, and how many were read or written. */
export type Answer<Rows> = Rows & { readonly count: number };

/** Queries PostgreSQL: as a template it runs one statement, with a name it quotes that name. */
export interface Queries {
  <Rows extends readonly object[] = Record<string, unknown>[]>(
    texts: TemplateStringsArray,
    ...parts: readonly Part[]
  ): Promise<Answer<Rows>>;
  (name: string): Fragment;
  /** For a jsonb parameter. */
  readonly json: (value: unknown) => Json;
  /** Runs a statement that a library wrote, in this `tx`; returns the rows of all its parts, with the driver's own types. */
  readonly ofLibrary: (text: string, values?: readonly unknown[]) => Promise<LibraryAnswer>;
}

interface LibraryAnswer {
  readonly rows: Record<string, unknown>[];
}

/** Queries inside one database transaction: all of them are stored, or none. */
export interface Tx extends Queries {
  /** Undoes the changes of `work` where it throws; the `tx` goes on. */
  readonly savepoint: <Done>(work: (inner: Tx) => Promise<Done>) => Promise<Done>;
}

type Work<Done> = (tx: Tx) => Done | Promise<Done>;

/**
 * A snapshot of one moment, read-only; or short statements by keys, whose planning would cost more than they do: their
 * plans are made once for each connection, and those before the first answer go out together with the begin. These must
 * only read or lock: should the begin fail, they run outside of any `tx`.
 */
type Mode = "isolation level repeatable read read only" | "planned once";

interface Begin {
  <Done>(work: Work<Done>): Promise<Done>;
  <Done>(mode: Mode, work: Work<Done>): Promise<Done>;
}

/** The pool of connections. */
export interface Sql extends Queries {
  readonly begin: Begin;
  /** Waits for running queries, five seconds at most. */
  readonly end: () => Promise<void>;
}

/** The text of a library, which may hold several statements where it has no values. */
interface LibraryStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

type Ask = (whole: Fragment | LibraryStatement) => Promise<pg.QueryResult>;

const isOfLibrary = (whole: Fragment | LibraryStatement): whole is LibraryStatement => "text" in whole;

const configOf = (client: pg.PoolClient, whole: Fragment | LibraryStatement): pg.QueryConfig => {
  if (isOfLibrary(whole)) return { text: whole.text, values: [...whole.values], types: pg.types };
  const { text, values } = statementOf(whole);
  const session = sessionOf(client);
  const name = session && values.length > 0 ? nameOfStatement(session, text) : undefined;
  return { ...(name !== undefined && { name }), text, values: [...values] };
};

/** Behind a pooler a session's setting would be lost, so each `tx` sets it, in the round trip of its begin. */
const setTimeouts = fragment`set local lock_timeout = ${wholeNumber(lockTimeoutMs)}`;
/** Reads of some days are planned for these days: a plan for any days takes seconds where this one takes none. */
const planEachTime = fragment`set local plan_cache_mode = force_custom_plan`;
/** A plan that was made while a table was empty must not read it whole once it is large: every join goes by an index. */
const planForKeys = fragment`
  set local plan_cache_mode = force_generic_plan;
  set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off`;
/** Sums of a quarter of a city are sorted in memory, and not on the disk. */
const sortInMemory = fragment`set local work_mem = '32MB'`;
const begins = {
  "": fragment`begin; ${setTimeouts}`,
  "planned once": fragment`begin; ${setTimeouts}; ${planForKeys}`,
  "isolation level repeatable read read only": fragment`begin isolation level repeatable read read only; ${setTimeouts}; ${planEachTime}; ${sortInMemory}`,
} as const;

/** Runs a statement, or several without values; returns the answer of the last one, of a library the rows of all. */
const askOn =
  (client: pg.PoolClient): Ask =>
  async (whole) => {
    try {
      const answer: pg.QueryResult | pg.QueryResult[] = await client.query(configOf(client, whole));
      const answers = [answer].flat();
      const last = answers.at(-1) as pg.QueryResult;
      return isOfLibrary(whole) ? { ...last, rows: answers.flatMap(({ rows }) => rows) } : last;
    } catch (error) {
      throw error instanceof pg.DatabaseError ? error : new ConnectionLost(error);
    }
  };

const queriesWith = (ask: Ask): Queries => {
  const run = async (whole: Fragment) => {
    const { rows, rowCount } = await ask(whole);
    return Object.defineProperty(rows, "count", { value: rowCount ?? 0 });
  };
  const tag = (first: TemplateStringsArray | string, ...parts: readonly Part[]) =>
    typeof first === "string" ? identifier(first) : run(fragment(first, ...parts));
  const ofLibrary: Queries["ofLibrary"] = async (text, values = []) => ({ rows: (await ask({ text, values })).rows });
  return Object.assign(tag, { json, ofLibrary }) as Queries;
};

const transactionWith = (ask: Ask): Tx => {
  const queries = queriesWith(ask);
  let savepoints = 0;
  const savepoint: Tx["savepoint"] = async (work) => {
    savepoints += 1;
    const name = identifier(`savepoint_${savepoints}`);
    const set = queries`savepoint ${name}`;
    try {
      const [done] = await Promise.all([work(tx), set]);
      // Goes out together with the next statement, which fails where this one does.
      queries`release savepoint ${name}`.catch(() => undefined);
      return done;
    } catch (error) {
      await queries`rollback to savepoint ${name}`;
      throw error;
    }
  };
  const tx: Tx = Object.assign(queries, { savepoint });
  return tx;
};

const runTransaction = async <Done>(
  client: pg.PoolClient,
  begin: Fragment,
  work: (ask: Ask) => Done | Promise<Done>,
): Promise<Done> => {
  const ask = askOn(client);
  let isOver = false;
  const askWithin: Ask = (whole) => {
    if (isOver) throw new Error("the transaction is over");
    return ask(whole);
  };
  const workUntilOver = async (): Promise<Done> => {
    try {
      return await work(askWithin);
    } finally {
      isOver = true;
    }
  };
  let isUsable = true;
  try {
    const begun = ask(begin);
    if (begin !== begins["planned once"]) await begun;
    const [done] = await Promise.all([workUntilOver(), begun]);
    const { command } = await ask(fragment`commit`);
    if (command !== "COMMIT") throw new Error("a statement failed and was passed over: the transaction is undone");
    return done;
  } catch (error) {
    isOver = true;
    const isUndone = await ask(fragment`rollback`).then(
      () => true,
      () => false,
    );
    isUsable = isUndone && !spoilsConnection(error);
    throw error;
  } finally {
    client.release(!isUsable);
  }
};

/** Errors after which PostgreSQL closes the connection (the close may not have arrived yet), or its plans are stale. */
const spoilsConnection = (error: unknown): boolean =>
  error instanceof ConnectionLost ||
  isStalePlan(error) ||
  (error instanceof pg.DatabaseError && /^(08|57P|25P0[34])/.test(error.code ?? ""));

const runAlone = async (client: pg.PoolClient, whole: Fragment | LibraryStatement): Promise<pg.QueryResult> => {
  let isUsable = true;
  try {
    return await askOn(client)(whole);
  } catch (error) {
    // A library may have begun a transaction in its text, which is still open then.
    isUsable = !isOfLibrary(whole) && !spoilsConnection(error);
    throw error;
  } finally {
    client.release(!isUsable);
  }
};

/** It may wait for a lock, and behind a pooler a lock timeout can be set only within a `tx`. */
const mayWrite = (whole: Fragment): boolean => /\b(insert|update|delete|merge)\b/i.test(statementOf(whole).text);

/** A pool on the database at `url`. Connects at the first query and reconnects after a loss. */
export const connect = (url: string, options: PoolOptions): Sql => {
  const { acquire, end } = openPool(url, { name: "counterstar-centre", ...options });
  const ask: Ask = async (whole) => {
    const client = await acquire();
    if (sessionOf(client) || isOfLibrary(whole) || !mayWrite(whole)) return runAlone(client, whole);
    return runTransaction(client, begins[""], (within) => within(whole));
  };
  const begin = async <Done>(...[mode, work]: readonly [Work<Done>] | readonly [Mode, Work<Done>]): Promise<Done> =>
    work === undefined
      ? runTransaction(await acquire(), begins[""], (within) => (mode as Work<Done>)(transactionWith(within)))
      : runTransaction(await acquire(), begins[mode as Mode], (within) => work(transactionWith(within)));
  return Object.assign(queriesWith(ask), { begin: begin as Begin, end });
};
