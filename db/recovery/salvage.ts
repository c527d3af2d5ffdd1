import { join } from "node:path";
import { type ChainLink, follows, type Position, positionAfter, readLink } from "../../contract/ledger/chain.ts";
import { sha256Hex } from "../../contract/node/hash.ts";
import { journalFileIn, quarantineFolderIn } from "../data-folder.ts";
import type { Connection, ReadConnection } from "../database.ts";
import { isUnreadableOrDamaged } from "../failure-reason.ts";
import { type EntryPlace, entriesAround, firstPlace } from "../ledger/entries-around.ts";
import { soundLinksIn } from "../ledger/journal.ts";
import type { StoreOptions } from "../store-options.ts";
import { entryInserter } from "./salvage-entry.ts";
import { placesIn, readPlace } from "./set-aside.ts";

/** The most entries that a start reads: some weeks of a busy window, in less than a second. */
const mostAtStart = 20_000;

/**
 * Salvages every entry that is readable and whole from all quarantined files, also of earlier starts: one may have been
 * cut off between the move and the salvage. Reads the journals, which have the entries without a receipt, and of the
 * databases the entries after `end` and up to 20,000 before it. Older ones are left to `salvageOlder`, which runs while the
 * kiosk serves. Without a known end everything is salvaged at once. Returns the number of entries inserted.
 */
export const salvage = (connection: Connection, options: StoreOptions, end: Position | undefined): number => {
  const { folder, device, mostSalvagedAtStart = mostAtStart } = options;
  const carry = entryInserter(connection, device);
  const places = placesIn(folder).toReversed();
  let carried = 0;
  const carryAll = (links: Iterable<ChainLink>): void => {
    for (const link of links) carried += carry(link) ? 1 : 0;
  };
  for (const place of places) carryAll(soundLinksIn(journalFileIn(join(quarantineFolderIn(folder), place))));
  for (const place of places) {
    const from = end ? newestPart(folder, place, end, mostSalvagedAtStart) : firstPlace;
    carryAll(linksSetAside(folder, place, from));
    markSalvaged(connection, place, from === firstPlace ? "all" : firstPlace);
  }
  settleSubmits(connection);
  return carried;
};

/** Every whole entry of one database from a place on that the two entries after it do not contradict. */
export function* linksSetAside(folder: string, place: string, from: EntryPlace): Generator<ChainLink> {
  const ahead: ChainLink[] = [];
  for (const link of wholeLinks(folder, place, from)) {
    ahead.push(link);
    if (ahead.length <= 2) continue;
    const [first, ...others] = ahead as [ChainLink, ...ChainLink[]];
    if (!isContradicted(first, others)) yield first;
    ahead.shift();
  }
  yield* ahead;
}

function* wholeLinks(folder: string, place: string, from: EntryPlace): Generator<ChainLink> {
  for (const { text, hash } of readPlace(folder, place, (old) => entriesAround(old, from))) {
    const link = readLink(text, sha256Hex);
    if (link?.hash === hash) yield link;
  }
}

/**
 * Whether the next two entries follow each other, but not this one: then this entry and its hash were changed. If it were
 * accepted, the next entry would be refused.
 */
const isContradicted = (link: ChainLink, [next, second]: readonly ChainLink[]): boolean => {
  const isNext = next?.envelope.epoch === link.envelope.epoch && next.envelope.seq === link.envelope.seq + 1;
  if (!next || !second || !isNext || next.envelope.prev === link.hash) return false;
  return follows(positionAfter(next), next.envelope.device, second);
};

/** The place where the last `count` entries up to `end` begin; `firstPlace` where there are no more. */
const newestPart = (folder: string, place: string, end: Position, count: number): EntryPlace => {
  const [found] = readPlace(folder, place, (old) => {
    try {
      return placeBefore(old, end, count);
    } catch (error) {
      if (!isUnreadableOrDamaged(error)) throw error;
      return [{ epoch: end.epoch, seq: Math.max(1, end.size - count) }];
    }
  });
  return found ?? firstPlace;
};

const placeBefore = (old: ReadConnection, end: Position, count: number): readonly EntryPlace[] =>
  old
    .prepare<[number, number, number], EntryPlace>(
      `SELECT epoch, seq FROM ledger_entries WHERE (epoch, seq) <= (?, ?)
       ORDER BY epoch DESC, seq DESC LIMIT 1 OFFSET ?`,
    )
    .all(end.epoch, end.size, count);

/** The journals are read first: a rating may be inserted after the entry that says it was submitted to the queue system. */
const settleSubmits = (connection: Connection): void => {
  connection.exec(`DELETE FROM queue_submits WHERE rate_id IN (
    SELECT text ->> '$.body.rateId' FROM ledger_entries
    WHERE kind = 'queue-submit-ended' AND text ->> '$.body.outcome' <> 'not-taken')`);
};

/** Notes the place from which the rest is still to be salvaged. */
export const markSalvaged = (connection: Connection, place: string, next: EntryPlace | "all"): void => {
  const { epoch, seq } = next === "all" ? firstPlace : next;
  connection
    .prepare("INSERT OR REPLACE INTO carried_places (place, next_epoch, next_seq, is_done) VALUES (?, ?, ?, ?)")
    .run(place, epoch, seq, next === "all" ? 1 : 0);
};
