import { Sha256Hex } from "../../../contract/words.ts";
import type { Queries } from "../../database/sql.ts";

export interface PictureRow {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** A picture by the SHA-256 of its bytes; undefined where there is none, or the text is no hash. */
export const findPicture = async (sql: Queries, hash: string): Promise<PictureRow | undefined> => {
  if (!Sha256Hex.safeParse(hash).success) return undefined;
  const [row] = await sql<PictureRow[]>`
    select media_type as "mediaType", bytes from pictures where hash = ${hash}`;
  return row;
};
