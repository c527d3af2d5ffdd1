import type { EntryKind } from "../../../contract/ledger/bodies/index-of-kinds.ts";
import { type Entry, interpretEntry, type Uninterpretable } from "../../../contract/ledger/entry.ts";
import { isDoneWhole } from "../../database/savepoint.ts";
import type { Tx } from "../../database/sql.ts";
import { type Quarantined, quarantine } from "../quarantine.ts";
import { isStorable } from "./is-storable.ts";
import type { ReadModel } from "./read-model.ts";
import { type Arrival, quarantinedAs, type StoredEntry } from "./stored-entry.ts";

/** Kinds that no read model is made of pass unread where they can be read at all. */
const read = ({ envelope }: StoredEntry, kinds: ReadonlySet<EntryKind>): Entry | Uninterpretable | undefined => {
  const entry = interpretEntry(envelope);
  if (typeof entry === "string") return entry;
  if (!kinds.has(entry.kind)) return undefined;
  return isStorable(entry.body) ? entry : "body-invalid";
};

const kindsOf = (readModels: readonly ReadModel[]): ReadonlySet<EntryKind> =>
  new Set(readModels.flatMap(({ kinds }) => kinds));

const projectAll = async (tx: Tx, readModels: readonly ReadModel[], stored: readonly StoredEntry[]): Promise<void> => {
  const kinds = kindsOf(readModels);
  const arrivals: Arrival[] = [];
  const unreadable: Quarantined[] = [];
  for (const each of stored) {
    const entry = read(each, kinds);
    if (typeof entry === "string") unreadable.push(quarantinedAs(each.envelope, entry));
    else if (entry) arrivals.push({ entry, receivedAt: each.receivedAt });
  }
  const refused: Quarantined[] = [];
  for (const { project } of readModels) refused.push(...(await project(tx, arrivals, refused)));
  await quarantine(tx, [...unreadable, ...refused]);
};

/**
 * Carries stored entries into the read models, in their order. What cannot be read, what may come once and came again,
 * and what fits the contract and yet no column, is quarantined with its reason and never blocks its neighbours.
 */
export const projectEntries = async (
  tx: Tx,
  readModels: readonly ReadModel[],
  stored: readonly StoredEntry[],
): Promise<void> => {
  if (await isDoneWhole(tx, (inner) => projectAll(inner, readModels, stored))) return;
  const [only] = stored;
  if (only && stored.length === 1) return quarantine(tx, [quarantinedAs(only.envelope, "body-invalid")]);
  const middle = Math.ceil(stored.length / 2);
  await projectEntries(tx, readModels, stored.slice(0, middle));
  await projectEntries(tx, readModels, stored.slice(middle));
};

/** What a rebuild adds of entries that were refused when they arrived and stay so. */
export const projectRefused = async (
  tx: Tx,
  readModels: readonly ReadModel[],
  stored: readonly StoredEntry[],
): Promise<void> => {
  const kinds = kindsOf(readModels);
  const arrivals = stored.flatMap((each): Arrival[] => {
    const entry = read(each, kinds);
    return entry && typeof entry !== "string" ? [{ entry, receivedAt: each.receivedAt }] : [];
  });
  for (const model of readModels) await model.projectRefused(tx, arrivals);
};
