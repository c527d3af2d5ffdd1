import type { Queries } from "../database/sql.ts";

export interface Attempt {
  readonly id: string;
  readonly attempt: number;
}

/** Bytes of a piece: few enough for one row, enough that a large file has few of them. */
const pieceBytes = 1_048_576;

export interface PieceWriter {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Stores the rest; returns the size of the whole, bytes. */
  readonly finish: () => Promise<number>;
}

/** Stores the file of an attempt piece by piece. */
export const pieceWriter = (sql: Queries, { id, attempt }: Attempt): PieceWriter => {
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let size = 0;
  let number = 0;
  const store = async (): Promise<void> => {
    const bytes = Buffer.concat(waiting);
    waiting = [];
    waitingBytes = 0;
    number += 1;
    await sql`insert into job_pieces (job, attempt, number, bytes) values (${id}, ${attempt}, ${number}, ${bytes})`;
  };
  return {
    write: async (bytes) => {
      waiting.push(bytes);
      waitingBytes += bytes.length;
      size += bytes.length;
      if (waitingBytes >= pieceBytes) await store();
    },
    finish: async () => {
      if (waitingBytes > 0) await store();
      return size;
    },
  };
};

/** The file of an attempt. */
export async function* readPieces(sql: Queries, { id, attempt }: Attempt): AsyncGenerator<Uint8Array> {
  for (let number = 1; ; number += 1) {
    const [piece] = await sql<{ bytes: Buffer }[]>`
      select bytes from job_pieces where job = ${id} and attempt = ${attempt} and number = ${number}`;
    if (!piece) return;
    yield piece.bytes;
  }
}
