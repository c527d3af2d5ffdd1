import { randomUUID } from "node:crypto";
import type { Sql } from "../../../central/database/sql.ts";
import { DeviceId } from "../../../contract/words.ts";
import { writeLedger } from "../../support/centre/ledger.ts";
import type { CityWindow } from "../city/city-plan.ts";
import { benchShift } from "./visit-entries.ts";

const rowsAtOnce = 1_000;
const batches = 40;

/**
 * The baseline of the ingest: the same bytes into a table with the ledger's key and nothing else, a thousand rows a
 * transaction, rows a second.
 */
export const measureRawInsert = async (sql: Sql, window: CityWindow): Promise<number> => {
  const device = DeviceId.parse(randomUUID());
  const shift = benchShift(window);
  const drafts = Array.from({ length: rowsAtOnce / 2 }, (_, index) => shift.visit(index)).flat();
  const texts = writeLedger(device, drafts).map(({ text }) => text);
  await sql`drop table if exists raw_entries`;
  await sql`
    create table raw_entries (device uuid, epoch bigint, seq bigint, entry bytea, primary key (device, epoch, seq))`;
  const beganAtMs = performance.now();
  for (let batch = 0; batch < batches; batch += 1) {
    const seqs = texts.map((_, index) => batch * rowsAtOnce + index + 1);
    await sql`
      insert into raw_entries select ${device}::uuid, 1, seq, convert_to(text, 'UTF8')
      from unnest(${seqs}::bigint[], ${texts}::text[]) as sent (seq, text)`;
  }
  const seconds = (performance.now() - beganAtMs) / 1_000;
  await sql`drop table raw_entries`;
  return Math.round((batches * rowsAtOnce) / seconds);
};
