import pg from "pg";

/** The parts of the driver's connection that a COPY needs; its types leave them out. */
interface CopyConnection {
  readonly query: (text: string) => void;
  readonly sendCopyFromChunk: (chunk: Buffer) => void;
  readonly endCopyFrom: () => void;
  readonly stream: { readonly writableLength: number; once: (event: "drain", work: () => void) => void };
}

/** A COPY into one table, on a connection of its own. */
export interface Copy {
  readonly write: (line: string) => void;
  /** Waits until the database has taken all but a little. */
  readonly settle: () => Promise<void>;
  readonly end: () => Promise<void>;
}

const bytesAtOnce = 256 * 1_024;
const mostWaiting = 4 * 1_024 * 1_024;

/** What the driver calls while the statement runs. */
const createSubmittable = (text: string) => {
  let connection: CopyConnection | undefined;
  const begun = Promise.withResolvers<CopyConnection>();
  const done = Promise.withResolvers<void>();
  return {
    begun: begun.promise,
    done: done.promise,
    submit: (given: CopyConnection) => {
      connection = given;
      given.query(text);
    },
    handleCopyInResponse: () => connection && begun.resolve(connection),
    handleCommandComplete: () => undefined,
    handleReadyForQuery: () => done.resolve(),
    handleError: (error: unknown) => {
      begun.reject(error);
      done.reject(error);
    },
  };
};

/** Begins a COPY of tab-separated lines. No foreign key is checked: the entries of most devices are missing. */
export const beginCopy = async (url: string, table: string, columns: string): Promise<Copy> => {
  const client = new pg.Client(url);
  await client.connect();
  // For this transaction alone: behind a pooler the session is another client's next.
  await client.query("begin; set local session_replication_role = replica; set local synchronous_commit = off");
  const copying = createSubmittable(`copy ${table} (${columns}) from stdin`);
  client.query(copying as unknown as pg.Submittable);
  copying.done.catch(() => undefined);
  const connection = await copying.begun;
  let lines: string[] = [];
  let length = 0;
  const flush = (): void => {
    if (length > 0) connection.sendCopyFromChunk(Buffer.from(lines.join(""), "utf8"));
    lines = [];
    length = 0;
  };
  return {
    write: (line) => {
      lines.push(line);
      length += line.length;
      if (length >= bytesAtOnce) flush();
    },
    settle: async () => {
      if (connection.stream.writableLength > mostWaiting) {
        await Promise.race([new Promise<void>((resolve) => connection.stream.once("drain", resolve)), copying.done]);
      }
    },
    end: async () => {
      flush();
      connection.endCopyFrom();
      await copying.done;
      await client.query("commit");
      await client.end();
    },
  };
};

/** A row as a line of COPY. */
export const lineOf = (values: readonly (string | number | null)[]): string =>
  `${values.map((value) => value ?? "\\N").join("\t")}\n`;
