import type { EntryKind } from "../../contract/ledger/bodies/index-of-kinds.ts";
import { type Entry, interpretEntry, type Uninterpretable } from "../../contract/ledger/entry.ts";
import type { Transaction } from "../database/sql.ts";
import { type Quarantined, quarantine } from "../ledger/quarantine.ts";
import { isStorable } from "./is-storable.ts";
import { projectAnswers, projectComplaints, projectOpinions } from "./project-feedback.ts";
import { projectChanges, projectRatings } from "./project-ratings.ts";
import { projectComments, projectTags } from "./project-reasons.ts";
import { type Arrival, quarantinedAs, type StoredEntry } from "./stored-entry.ts";

/** The kinds of which a read model is made; everything else that can be read passes. */
const projectedKinds: ReadonlySet<EntryKind> = new Set([
  "rating-given",
  "rating-changed",
  "tags-chosen",
  "comment-given",
  "comment-withdrawn",
  "opinion-given",
  "complaint-made",
  "survey-answered",
]);

const read = ({ envelope }: StoredEntry): Entry | Uninterpretable | undefined => {
  const entry = interpretEntry(envelope);
  if (typeof entry === "string") return entry;
  if (!projectedKinds.has(entry.kind)) return undefined;
  return isStorable(entry.body) ? entry : "body-invalid";
};

const isOfKind =
  <Kind extends EntryKind>(...kinds: readonly Kind[]) =>
  (arrival: Arrival): arrival is Arrival<Kind> =>
    kinds.some((kind) => kind === arrival.entry.kind);

/** In the order in which a rebuilding locks the tables: each would wait for the other for ever in another one. */
const project = async (transaction: Transaction, arrivals: readonly Arrival[]): Promise<readonly Quarantined[]> => {
  const repeated = [
    ...(await projectRatings(transaction, arrivals.filter(isOfKind("rating-given")))),
    ...(await projectChanges(transaction, arrivals.filter(isOfKind("rating-changed")))),
  ];
  await projectTags(transaction, arrivals.filter(isOfKind("tags-chosen")));
  await projectComments(transaction, arrivals.filter(isOfKind("comment-given", "comment-withdrawn")));
  repeated.push(
    ...(await projectOpinions(transaction, arrivals.filter(isOfKind("opinion-given")))),
    ...(await projectComplaints(transaction, arrivals.filter(isOfKind("complaint-made")))),
  );
  await projectAnswers(transaction, arrivals.filter(isOfKind("survey-answered")));
  return repeated;
};

/**
 * Carries stored entries into the read models, in their order. What cannot be read, and what may come once and came
 * again, is quarantined with its reason and never blocks its neighbours.
 */
export const projectEntries = async (transaction: Transaction, stored: readonly StoredEntry[]): Promise<void> => {
  const arrivals: Arrival[] = [];
  const unreadable: Quarantined[] = [];
  for (const each of stored) {
    const entry = read(each);
    if (typeof entry === "string") unreadable.push(quarantinedAs(each.envelope, entry));
    else if (entry) arrivals.push({ entry, receivedAt: each.receivedAt });
  }
  const repeated = await project(transaction, arrivals);
  await quarantine(transaction, [...unreadable, ...repeated]);
};
