import { sha256Hex } from "../../contract/node/hash.ts";
import type { Sha256Hex } from "../../contract/words.ts";
import type { Tx } from "../database/sql.ts";
import type { Encoded } from "./encoder-messages.ts";

/** Stores a picture under the SHA-256 of its bytes, by which a photo or an item names it. The same one is stored once. */
export const saveFile = async (tx: Tx, { picture, small }: Encoded): Promise<Sha256Hex> => {
  const hash = sha256Hex(picture);
  await tx`
    insert into evidence_files (hash, bytes, small_bytes)
    values (${hash}, ${Buffer.from(picture)}, ${Buffer.from(small)})
    on conflict (hash) do nothing`;
  return hash;
};
