import type { Sql } from "../../../central/database/sql.ts";
import { publishNextBreakdown } from "../../../central/figures/breakdown/publish-breakdowns.ts";
import { publishNextPart } from "../../../central/figures/roll-up/publish-parts.ts";
import type { Signer } from "../../../central/keys/signing-key.ts";
import { insertStatements } from "../../../central/ledger/store-statements.ts";
import { weekPartOf } from "../../../contract/office/figures/periods.ts";
import type { Checkpoint } from "../../../contract/sync/checkpoint.ts";
import { Checkpoint as CheckpointSchema } from "../../../contract/sync/checkpoint.ts";
import { Receipt } from "../../../contract/sync/receipt.ts";
import { signText } from "../../support/centre/device-keys.ts";
import { daysOfYear, firstDay } from "./city-days.ts";
import { cityDevice } from "./city-device.ts";
import { cityEntries } from "./city-entries.ts";
import { idOf, planCity } from "./city-plan.ts";
import { beginCopy, type Copy, lineOf } from "./copy-rows.ts";
import { type CityTable, columnsOf, type DeviceTotals, writeDevice } from "./device-rows.ts";
import { fillItems } from "./fill-items.ts";
import { type CityKiosk, fillRoster } from "./fill-roster.ts";
import { withoutIndexes } from "./without-indexes.ts";

export interface CityOptions {
  /** 1 for the whole city. */
  readonly size: number;
  readonly seed: number;
  /** Every so many devices one has all its entries, with signatures. */
  readonly ledgerEvery: number;
  /** Of the year, from its first day. */
  readonly days?: number;
  readonly say: (line: string) => void;
}

export interface CityTotals {
  readonly units: number;
  readonly windows: number;
  readonly devicesWithLedger: number;
  readonly entries: number;
  readonly storedEntries: number;
  readonly ratings: number;
}

interface Place {
  readonly sql: Sql;
  readonly url: string;
  readonly signer: Signer;
}

const tables = Object.keys(columnsOf) as readonly CityTable[];
/** Loaded without indexes; every other table refers to entries by their key. */
const unindexed = tables.filter((table) => table !== "ledger_entries");

const openCopies = async (url: string): Promise<ReadonlyMap<CityTable, Copy>> =>
  new Map(
    await Promise.all(tables.map(async (table) => [table, await beginCopy(url, table, columnsOf[table])] as const)),
  );

/** The end of a ledger that is stored, as the device and the centre have signed it. */
const signEnd = async (
  { sql, signer }: Place,
  { id, keys }: CityKiosk,
  { entries, head, lastAtMs }: DeviceTotals,
): Promise<void> => {
  const end = { device: id, epoch: 1, size: entries, head };
  const status = { appVersion: "0.1.0", configurationVersion: 1, screenSilentMs: 100, keyAtRest: "file" };
  const at = `${new Date(lastAtMs + 1_000).toISOString().slice(0, 23)}+08:00`;
  const checkpoint: Checkpoint = CheckpointSchema.parse({
    ...{ type: "checkpoint", v: 1, ...end, at, boot: idOf(id, "boot"), mono: entries + 1, status },
  });
  const receivedAt = new Date(lastAtMs - 8 * 3_600_000 + 4_000).toISOString();
  const receipt = Receipt.parse({ type: "receipt", v: 1, ...end, receivedAt, quarantined: [] });
  await sql.begin(async (tx) => {
    await tx`insert into ledger_epochs (device, epoch, size, head) values (${id}, 1, ${entries}, ${head})`;
    await tx`${insertStatements([
      { of: checkpoint, signed: signText(keys, JSON.stringify(checkpoint)) },
      { of: receipt, signed: signer.signText(JSON.stringify(receipt)) },
    ])}`;
  });
};

const writeYear = async (place: Place, kiosks: readonly CityKiosk[], options: CityOptions): Promise<CityTotals> => {
  const { seed, ledgerEvery, say } = options;
  const copies = await openCopies(place.url);
  const write = (table: CityTable, values: readonly (string | number | null)[]): void =>
    copies.get(table)?.write(lineOf(values));
  let [entries, storedEntries, ratings, devicesWithLedger] = [0, 0, 0, 0];
  for (const [index, kiosk] of kiosks.entries()) {
    const withLedger = index % ledgerEvery === 0;
    const written = cityEntries(seed, kiosk.window, options.days);
    const totals = writeDevice(write, kiosk.id, kiosk.window, written, withLedger);
    if (withLedger) await signEnd(place, kiosk, totals);
    entries += totals.entries;
    ratings += totals.ratings;
    storedEntries += withLedger ? totals.entries : 0;
    devicesWithLedger += withLedger ? 1 : 0;
    for (const copy of copies.values()) await copy.settle();
    if ((index + 1) % 1_000 === 0) say(`${index + 1} of ${kiosks.length} devices, ${ratings} ratings`);
  }
  for (const copy of copies.values()) await copy.end();
  const { size } = options;
  return {
    units: planCity(size).units.length,
    windows: kiosks.length,
    devicesWithLedger,
    entries,
    storedEntries,
    ratings,
  };
};

const dayAt = (index: number): string =>
  new Date(Date.parse(`${firstDay}T00:00:00Z`) + index * 86_400_000).toISOString().slice(0, 10);

/** The 差评 of finished shifts by their tags: in this city every shift is over, and no rating is set aside. */
const countReasons = ({ sql }: Place) => sql`
  insert into reason_cells
  select device, left(answered_at, 10), unit_code, window_number, present_level, tag_code, count(*)
  from present_ratings cross join lateral (
    select '' as tag_code union select jsonb_array_elements_text(tag_codes)) as tags
  where present_level <= 2 group by 1, 2, 3, 4, 5, 6`;

/** The list of 差评 and of comments: every shift is over, and no rating is in question. */
const listAll = ({ sql }: Place) => sql`
  insert into listed_ratings
  select device, left(answered_at, 10), epoch, seq, tag_code, unit_code, window_number, source, received_at,
    case when present_level <= 2 then present_level end, present_level <= 2 and present_level <> level, false,
    comment is not null
  from present_ratings cross join lateral (
    select '' as tag_code union select jsonb_array_elements_text(tag_codes) where present_level <= 2) as tags
  where present_level <= 2 or comment is not null`;

/** The lines of every part of a week, and the breakdowns of every month, by the centre's own code. */
const publishAll = async ({ sql }: Place, days: number): Promise<void> => {
  const parts = new Set(Array.from({ length: days }, (_, index) => weekPartOf(dayAt(index)).from));
  /** Every part is over. */
  const at = new Date(`${dayAt(days + 7)}T00:00:00Z`);
  await sql`insert into touched_parts select part, ${at} from unnest(${[...parts]}::text[]) as part on conflict do nothing`;
  while (await publishNextPart(sql, at));
  await sql`
    insert into touched_breakdowns
    select distinct left(day, 7) || '-01', unit_code, ${at}::timestamptz from figure_cells on conflict do nothing`;
  const publishBreakdowns = async (): Promise<void> => {
    while (await publishNextBreakdown(sql, at));
  };
  await Promise.all([publishBreakdowns(), publishBreakdowns()]);
};

/**
 * Fills a migrated, empty database with a city and a year of its ratings. Read models and cells of every device are
 * written as the centre counts them; entries, with their signatures, of some.
 */
export const fillCity = async (place: Place, options: CityOptions): Promise<CityTotals> => {
  const { size, seed, say } = options;
  const plan = planCity(size);
  const kiosks = plan.windows.map((window): CityKiosk => ({ window, ...cityDevice(seed, window) }));
  await fillRoster(place.sql, plan, kiosks, place.signer.publicKeyBase64);
  say(`${plan.units.length} units, ${kiosks.length} windows`);
  let totals: CityTotals | undefined;
  await withoutIndexes(place.url, unindexed, async () => {
    totals = await writeYear(place, kiosks, options);
    say("rows written; making indexes");
  });
  say("publishing");
  // As a database that has run for a year: a scan of an index does not look at each row.
  await place.sql`vacuum (analyze)`;
  await place.sql`insert into open_shifts select * from shifts_open_at(array(select id from devices))`;
  await countReasons(place);
  await listAll(place);
  say(`${await fillItems(place.sql, size)} items`);
  await publishAll(place, options.days ?? daysOfYear);
  if (!totals) throw new Error("nothing was written");
  return totals;
};
