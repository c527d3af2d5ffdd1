import type { ItemEvent } from "../../contract/office/rectification/item-events.ts";
import { mostItemFiles } from "../../contract/office/rectification/item-files.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Sha256Hex } from "../../contract/words.ts";
import type { Queries, Tx } from "../database/sql.ts";
import type { Encoded } from "../evidence/encoder-messages.ts";
import { saveFile } from "../evidence/save-file.ts";

/** Stores a picture as evidence of an item; the same one again is stored once. Error: item-files-full. */
export const addItemFile = async (
  tx: Tx,
  item: number,
  encoded: Encoded,
  madeBy: string,
): Promise<Result<Sha256Hex>> => {
  const [stored] = await tx<{ count: number }[]>`select count(*)::int as count from item_files where item = ${item}`;
  if ((stored?.count ?? 0) >= mostItemFiles) return failure(problem("item-files-full", { most: mostItemFiles }));
  const hash = await saveFile(tx, encoded);
  await tx`
    insert into item_files (item, file, made_by) values (${item}, ${hash}, ${madeBy}) on conflict do nothing`;
  return success(hash);
};

/** Whether an item has every file that an event names as evidence. */
export const hasFiles = async (sql: Queries, item: number, event: ItemEvent): Promise<boolean> => {
  if (!("evidence" in event) || event.evidence.length === 0) return true;
  const named = [...new Set(event.evidence)];
  const found = await sql`select from item_files where item = ${item} and file = any (${named}::text[])`;
  return found.count === named.length;
};

/** The bytes of a file of an item; undefined where it has none with this hash. */
export const readItemFile = async (
  sql: Queries,
  item: number,
  hash: Sha256Hex,
  isSmall: boolean,
): Promise<Buffer | undefined> => {
  const [row] = await sql<{ bytes: Buffer }[]>`
    select case when ${isSmall} then small_bytes else bytes end as bytes
    from item_files join evidence_files on hash = file where item = ${item} and file = ${hash}`;
  return row?.bytes;
};
