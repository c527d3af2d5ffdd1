import type { ChainLink } from "../../contract/ledger/chain.ts";
import type { Connection, ReadConnection } from "../database.ts";
import { newestEpoch } from "../ledger/entries.ts";
import { type EntryPlace, firstPlace } from "../ledger/entries-around.ts";
import type { StoreOptions } from "../store-options.ts";
import { linksSetAside, markSalvaged } from "./salvage.ts";
import { entryInserter } from "./salvage-entry.ts";
import { clearSetAside, laySetAsideReady, placesIn } from "./set-aside.ts";

/** The most entries of one step: a tap can wait for them. */
const carriedAtOnce = 100;

interface CarriedRow {
  readonly next_epoch: number;
  readonly next_seq: number;
  readonly is_done: number;
}

const rowOf = (connection: ReadConnection, place: string): CarriedRow | undefined =>
  connection.prepare<[string], CarriedRow>("SELECT * FROM carried_places WHERE place = ?").get(place);

/** Only folders that were there when this database began: one that appeared later is not the kiosk's. */
const placesLeft = (connection: ReadConnection, folder: string): readonly string[] =>
  placesIn(folder).filter((place) => rowOf(connection, place)?.is_done === 0);

/** Whether entries of a quarantined ledger are still to be salvaged. */
export const isSalvaging = (connection: ReadConnection, folder: string): boolean =>
  placesLeft(connection, folder).length > 0;

/**
 * Salvages the entries of the quarantined databases that the start left out, a few at a time. Each transaction also notes
 * the progress, from which the next start continues. Yields the number of entries inserted.
 */
export function* salvageOlder(connection: Connection, options: StoreOptions): Generator<number, void> {
  const places = placesLeft(connection, options.folder);
  if (places.length === 0) return clearSetAside(options.folder);
  try {
    laySetAsideReady(options.folder);
    for (const place of places) yield* carryPlace(connection, options, place);
  } finally {
    clearSetAside(options.folder);
  }
}

function* carryPlace(connection: Connection, options: StoreOptions, place: string): Generator<number, void> {
  const row = rowOf(connection, place);
  const from: EntryPlace = row ? { epoch: row.next_epoch, seq: row.next_seq } : firstPlace;
  const carry = entryInserter(connection, options.device, newestEpoch(connection));
  /** An old rating is not submitted to the hall's queue system: a later, lost entry may say that it was. */
  const owesNothing = connection.prepare("DELETE FROM queue_submits WHERE epoch = ? AND seq = ?");
  const carryFew = connection.transaction((links: readonly ChainLink[]): number => {
    const carried = links.filter(carry);
    for (const { envelope } of carried) owesNothing.run(envelope.epoch, envelope.seq);
    noteProgress(connection, place, links);
    return carried.length;
  });
  for (const links of inParts(linksSetAside(options.folder, place, from))) yield carryFew(links);
  markSalvaged(connection, place, "all");
}

function* inParts(links: Iterable<ChainLink>): Generator<readonly ChainLink[]> {
  let part: ChainLink[] = [];
  for (const link of links) {
    part.push(link);
    if (part.length < carriedAtOnce) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

const noteProgress = (connection: Connection, place: string, links: readonly ChainLink[]): void => {
  const last = links.at(-1)?.envelope;
  if (last) markSalvaged(connection, place, { epoch: last.epoch, seq: last.seq + 1 });
};
