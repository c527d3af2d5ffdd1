import type { EntryKind } from "../../../contract/ledger/bodies/index-of-kinds.ts";
import { type Entry, interpretEntry, type Uninterpretable } from "../../../contract/ledger/entry.ts";
import { isDoneWhole } from "../../database/savepoint.ts";
import type { Transaction } from "../../database/sql.ts";
import { projectAnswers, projectComplaints, projectOpinions } from "../../feedback/project-feedback.ts";
import { projectEndings, projectOpenings } from "../../ratings/project-prompts.ts";
import { projectChanges, projectRatings } from "../../ratings/project-ratings.ts";
import { projectComments, projectTags } from "../../ratings/project-reasons.ts";
import { projectExplanations } from "../../shifts/project-explanations.ts";
import { projectLogins } from "../../shifts/project-logins.ts";
import { projectEnds, projectPauses, projectStarts } from "../../shifts/project-shifts.ts";
import { projectHoles } from "../project-holes.ts";
import { type Quarantined, quarantine } from "../quarantine.ts";
import { isStorable } from "./is-storable.ts";
import { type Arrival, quarantinedAs, type StoredEntry, textOf } from "./stored-entry.ts";

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
  "shift-started",
  "shift-ended",
  "shift-paused",
  "shift-resumed",
  "prompt-opened",
  "prompt-closed",
  "explanation-given",
  "login-attempted",
  "login-succeeded",
  "login-unlocked",
  "pin-changed",
  "hole-declared",
]);

const read = ({ envelope }: StoredEntry): Entry | Uninterpretable | undefined => {
  const entry = interpretEntry(envelope);
  if (typeof entry === "string") return entry;
  if (!projectedKinds.has(entry.kind)) return undefined;
  return isStorable(entry.body) ? entry : "body-invalid";
};

const isOfKind =
  <Kind extends EntryKind>(...kinds: readonly Kind[]) =>
  (arrival: Arrival): arrival is { [Each in Kind]: Arrival<Each> }[Kind] =>
    kinds.some((kind) => arrival.entry.kind === kind);

const projectShifts = async (
  transaction: Transaction,
  arrivals: readonly Arrival[],
): Promise<readonly Quarantined[]> => {
  const starts = await projectStarts(transaction, arrivals.filter(isOfKind("shift-started")));
  const ends = await projectEnds(transaction, arrivals.filter(isOfKind("shift-ended")));
  await projectPauses(transaction, arrivals.filter(isOfKind("shift-paused", "shift-resumed")));
  return [...starts, ...ends];
};

const projectPrompts = async (
  transaction: Transaction,
  arrivals: readonly Arrival[],
  refused: readonly Quarantined[],
): Promise<readonly Quarantined[]> => {
  const isRefused = new Set(refused.map(textOf));
  const endings = arrivals
    .filter(isOfKind("prompt-closed", "rating-given"))
    .filter((ending) => ending.entry.kind === "prompt-closed" || isRefused.has(textOf(ending.entry)));
  return [
    ...(await projectOpenings(transaction, arrivals.filter(isOfKind("prompt-opened")))),
    ...(await projectEndings(transaction, endings)),
  ];
};

/** In the order in which a rebuilding locks the tables: each would wait for the other for ever in another one. */
const project = async (transaction: Transaction, arrivals: readonly Arrival[]): Promise<readonly Quarantined[]> => {
  const refused = await projectRatings(transaction, arrivals.filter(isOfKind("rating-given")));
  const changes = await projectChanges(transaction, arrivals.filter(isOfKind("rating-changed")));
  await projectTags(transaction, arrivals.filter(isOfKind("tags-chosen")));
  await projectComments(transaction, arrivals.filter(isOfKind("comment-given", "comment-withdrawn")));
  const opinions = await projectOpinions(transaction, arrivals.filter(isOfKind("opinion-given")));
  const complaints = await projectComplaints(transaction, arrivals.filter(isOfKind("complaint-made")));
  await projectAnswers(transaction, arrivals.filter(isOfKind("survey-answered")));
  const shifts = await projectShifts(transaction, arrivals);
  const prompts = await projectPrompts(transaction, arrivals, refused);
  const explanations = await projectExplanations(transaction, arrivals.filter(isOfKind("explanation-given")));
  await projectLogins(
    transaction,
    arrivals.filter(isOfKind("login-attempted")),
    arrivals.filter(isOfKind("login-succeeded", "login-unlocked", "pin-changed")),
  );
  await projectHoles(transaction, arrivals.filter(isOfKind("hole-declared")));
  return [refused, changes, opinions, complaints, shifts, prompts, explanations].flat();
};

const projectAll = async (transaction: Transaction, stored: readonly StoredEntry[]): Promise<void> => {
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

/**
 * Carries stored entries into the read models, in their order. What cannot be read, what may come once and came again,
 * and what fits the contract and yet no column, is quarantined with its reason and never blocks its neighbours.
 */
export const projectEntries = async (transaction: Transaction, stored: readonly StoredEntry[]): Promise<void> => {
  if (await isDoneWhole(transaction, (inner) => projectAll(inner, stored))) return;
  const [only] = stored;
  if (only && stored.length === 1) return quarantine(transaction, [quarantinedAs(only.envelope, "body-invalid")]);
  const middle = Math.ceil(stored.length / 2);
  await projectEntries(transaction, stored.slice(0, middle));
  await projectEntries(transaction, stored.slice(middle));
};

/**
 * What a rebuilding makes of entries that were refused and stay so: a tap of a second rating ended its prompt all the
 * same.
 */
export const projectRefused = async (transaction: Transaction, stored: readonly StoredEntry[]): Promise<void> => {
  const arrivals = stored.flatMap((each): Arrival[] => {
    const entry = read(each);
    return entry && typeof entry !== "string" ? [{ entry, receivedAt: each.receivedAt }] : [];
  });
  await projectEndings(transaction, arrivals.filter(isOfKind("rating-given")));
};
