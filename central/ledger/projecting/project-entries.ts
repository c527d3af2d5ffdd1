import type { EntryKind } from "../../../contract/ledger/bodies/index-of-kinds.ts";
import { type Entry, interpretEntry, type Uninterpretable } from "../../../contract/ledger/entry.ts";
import { isDoneWhole } from "../../database/savepoint.ts";
import type { Tx } from "../../database/sql.ts";
import { type Quarantined, quarantine } from "../quarantine.ts";
import { isStorable } from "./is-storable.ts";
import type { ReadModel } from "./read-model.ts";
import { type Arrival, quarantinedAs, type StoredEntry } from "./stored-entry.ts";

/** Skips kinds that belong to no read model, without parsing their bodies. */
const read = ({ envelope }: StoredEntry, kinds: ReadonlySet<EntryKind>): Entry | Uninterpretable | undefined => {
  const entry = interpretEntry(envelope);
  if (typeof entry === "string") return entry;
  if (!kinds.has(entry.kind)) return undefined;
  return isStorable(entry.body) ? entry : "body-invalid";
};

const kindsOf = (readModels: readonly ReadModel[]): ReadonlySet<EntryKind> =>
  new Set(readModels.flatMap(({ kinds }) => kinds));

const projectAll = async (
  tx: Tx,
  readModels: readonly ReadModel[],
  stored: readonly StoredEntry[],
): Promise<readonly Quarantined[]> => {
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
  return [...unreadable, ...refused];
};

/**
 * Projects stored entries into the read models, in order. Quarantines, with a reason, entries that cannot be read,
 * second ones of a kind that is allowed once, and valid ones that no column accepts; they never block other entries.
 * Returns the quarantined ones.
 */
export const projectEntries = async (
  tx: Tx,
  readModels: readonly ReadModel[],
  stored: readonly StoredEntry[],
): Promise<readonly Quarantined[]> => {
  let found: readonly Quarantined[] = [];
  const project = async (inner: Tx): Promise<void> => {
    found = await projectAll(inner, readModels, stored);
  };
  if (await isDoneWhole(tx, project)) return found;
  const [only] = stored;
  if (only && stored.length === 1) {
    found = [quarantinedAs(only.envelope, "body-invalid")];
    await quarantine(tx, found);
    return found;
  }
  const middle = Math.ceil(stored.length / 2);
  const first = await projectEntries(tx, readModels, stored.slice(0, middle));
  return [...first, ...(await projectEntries(tx, readModels, stored.slice(middle)))];
};

/** The part of a rebuild for entries that were refused on arrival and stay refused. */
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
