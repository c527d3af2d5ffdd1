import type { Queries } from "../../database/sql.ts";
import type { Picture } from "../records/office-records.ts";
import type { Photo } from "./photos.ts";

/** A picture that the centre has stored already, of any kind. */
export const knownPhoto = async (sql: Queries, hash: string): Promise<Photo | undefined> => {
  const [picture] = await sql<Picture[]>`
    select media_type as "mediaType", bytes from pictures where pictures.hash = ${hash}`;
  return picture && { hash, picture };
};
