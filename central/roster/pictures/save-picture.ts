import { sha256Hex } from "../../../contract/node/hash.ts";
import type { Sha256Hex } from "../../../contract/words.ts";
import type { Tx } from "../../database/sql.ts";
import type { Picture } from "../records/office-records.ts";

/** Stores a picture under its hash, by which documents name it. */
export const savePicture = async (tx: Tx, { mediaType, bytes }: Picture): Promise<Sha256Hex> => {
  const hash = sha256Hex(bytes);
  await tx`
    insert into pictures (hash, media_type, bytes) values (${hash}, ${mediaType}, ${Buffer.from(bytes)})
    on conflict (hash) do nothing`;
  return hash;
};
