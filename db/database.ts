import { chmodSync } from "node:fs";
import Database from "better-sqlite3";

declare const mayWrite: unique symbol;

/** The parameter type of functions that only read. */
export type ReadConnection = Database.Database;

/** The writing connection. A function that writes asks for this type, so it cannot be given one opened for reading. */
export type Connection = ReadConnection & { readonly [mayWrite]: true };

/**
 * Opens the kiosk's only writing connection: WAL, and every commit is on disk before it returns. better-sqlite3 is
 * compiled so that a WAL database silently runs at synchronous NORMAL, and right after `journal_mode = WAL` the pragma
 * still answers FULL. So it is set last, and callers assert it after a write.
 */
export const openForWriting = (file: string): Connection => {
  const connection = new Database(file) as Connection;
  try {
    // Readable by its owner only; -wal and -shm copy its mode.
    chmodSync(file, 0o600);
    connection.pragma("journal_mode = WAL");
    connection.pragma("synchronous = FULL");
    connection.pragma("foreign_keys = ON");
    connection.pragma("trusted_schema = OFF");
    // SQLite silently opens a file read-only that it cannot write to; this makes it fail now, not at the first write.
    connection.exec("BEGIN; PRAGMA user_version = 0; ROLLBACK");
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
};

/** A second, read-only connection, for the upload. */
export const openForReading = (file: string): ReadConnection =>
  new Database(file, { readonly: true, fileMustExist: true });

const statements = new WeakMap<ReadConnection, Map<string, Database.Statement>>();

/**
 * A statement that is compiled once for its connection: for those that every tap needs, which take longer to compile than
 * to run. Not for `iterate`, which would keep it busy.
 */
export const prepared = <Parameters extends unknown[], Row = unknown>(
  connection: ReadConnection,
  sql: string,
): Database.Statement<Parameters, Row> => {
  const known = statements.get(connection) ?? new Map<string, Database.Statement>();
  statements.set(connection, known);
  const statement = known.get(sql) ?? connection.prepare(sql);
  known.set(sql, statement);
  return statement as Database.Statement<Parameters, Row>;
};

export interface Durability {
  readonly journalMode: string;
  /** 2 is FULL. */
  readonly synchronous: number;
}

export const durabilityOf = (connection: ReadConnection): Durability => ({
  journalMode: String(connection.pragma("journal_mode", { simple: true })),
  synchronous: Number(connection.pragma("synchronous", { simple: true })),
});

/** Throws where a commit would not survive a power cut: the kiosk must not serve on such a database. */
export const assertDurable = (connection: ReadConnection): void => {
  const found = durabilityOf(connection);
  if (found.journalMode !== "wal" || found.synchronous !== 2) {
    throw new Error(`the database is not durable: ${JSON.stringify(found)}`);
  }
};
