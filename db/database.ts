import { chmodSync } from "node:fs";
import Database from "better-sqlite3";

declare const mayWrite: unique symbol;

/** A connection as a function takes it that only reads. */
export type ReadConnection = Database.Database;

/** The writing connection: a function that writes takes this type, and so none that was opened for reading. */
export type Connection = ReadConnection & { readonly [mayWrite]: true };

/**
 * The kiosk's one writing connection: WAL, and every commit on disk before it returns.
 * better-sqlite3 is compiled so that a WAL database quietly runs at synchronous NORMAL, and right after
 * `journal_mode = WAL` the pragma still answers FULL: so it is set last, and callers assert it after a write.
 */
export const openForWriting = (file: string): Connection => {
  const connection = new Database(file) as Connection;
  try {
    // Readable by its owner only; -wal and -shm take their mode from it.
    chmodSync(file, 0o600);
    connection.pragma("journal_mode = WAL");
    connection.pragma("synchronous = FULL");
    connection.pragma("foreign_keys = ON");
    connection.pragma("trusted_schema = OFF");
    // A file that cannot be opened for writing just now SQLite opens for reading, and says so only at the first write.
    connection.exec("BEGIN; PRAGMA user_version = 0; ROLLBACK");
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
};

/** A second connection that can never write, for the upload. */
export const openForReading = (file: string): ReadConnection =>
  new Database(file, { readonly: true, fileMustExist: true });

export interface Durability {
  readonly journalMode: string;
  /** 2 is FULL. */
  readonly synchronous: number;
}

export const durabilityOf = (connection: ReadConnection): Durability => ({
  journalMode: String(connection.pragma("journal_mode", { simple: true })),
  synchronous: Number(connection.pragma("synchronous", { simple: true })),
});

/** Throws where a commit would not survive a pulled plug: serving on would break the one promise. */
export const assertDurable = (connection: ReadConnection): void => {
  const found = durabilityOf(connection);
  if (found.journalMode !== "wal" || found.synchronous !== 2) {
    throw new Error(`the database is not durable: ${JSON.stringify(found)}`);
  }
};
