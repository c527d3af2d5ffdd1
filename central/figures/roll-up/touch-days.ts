import { transactionsOf } from "../../../contract/ledger/bodies/prompt.ts";
import type { Queries, Tx } from "../../database/sql.ts";
import { fragment } from "../../database/statement.ts";
import { ofKinds, readModel } from "../../ledger/projecting/read-model.ts";
import { type Arrival, positionOf, textOf } from "../../ledger/projecting/stored-entry.ts";
import type { EntryKey } from "../../ledger/quarantine.ts";
import { shiftIsOld, shiftIsOver } from "../../shifts/shift-is-over.ts";
import type { RatingKey } from "../signals/visit.ts";

const ofPromptKinds = [
  ...(["prompt-opened", "prompt-closed", "rating-given", "rating-changed"] as const),
  ...(["tags-chosen", "comment-given", "comment-withdrawn"] as const),
] as const;

type OfPrompt = Arrival<(typeof ofPromptKinds)[number]>;
type OfShift = Arrival<"shift-started" | "shift-ended">;

/** Locks a row that is due as soon, and writes no other version of it. */
const sooner = fragment`
  on conflict (device, day) do update set due_at = excluded.due_at where excluded.due_at < touched_days.due_at`;

/**
 * Makes the waiting days of these devices due: a shift of theirs has ended, or may have. Hold the lock on their rows of
 * `devices`, or a day that is counted at this moment waits until its shift is over by its age.
 */
export const touchWaitingDays = async (tx: Queries, devices: readonly string[], at: Date): Promise<void> => {
  await tx`update touched_days set due_at = ${at} where device = any(${devices}::uuid[]) and due_at > ${at}`;
};

/** The days of a device that are waiting or counted: it was revoked, or enrolled again. */
export const touchDevice = async (tx: Queries, device: string, at: Date): Promise<void> => {
  await touchWaitingDays(tx, [device], at);
  await tx`
    insert into touched_days select distinct device, day, ${at}::timestamptz from figure_cells where device = ${device}
    order by 1, 2 ${sooner}`;
};

/** The days on which these ratings were given. */
export const touchRatings = async (tx: Queries, ratings: readonly RatingKey[], at: Date): Promise<void> => {
  await tx`
    insert into touched_days select distinct device, left(answered_at, 10), ${at}::timestamptz
    from jsonb_to_recordset(${tx.json(ratings)}) as given (device uuid, epoch bigint, seq bigint)
    join ratings using (device, epoch, seq)
    order by 1, 2 ${sooner}`;
};

interface ShiftOfDay {
  readonly device: string;
  readonly day: string;
  readonly shift_id: string;
  readonly epoch: number;
  readonly seq: number;
  readonly received_at: string;
}

/** The shifts of the days of new prompts and ratings, each with its earliest entry. */
const shiftsOf = (arrivals: readonly (Arrival<"prompt-opened"> | Arrival<"rating-given">)[]): readonly ShiftOfDay[] => {
  const earliest = new Map<string, ShiftOfDay>();
  for (const { entry, receivedAt } of arrivals) {
    const { device, epoch, seq } = entry;
    const [day, shift_id] = [entry.at.slice(0, 10), entry.body.shiftId];
    const key = `${device} ${day} ${shift_id}`;
    const before = earliest.get(key);
    if (before && (before.epoch < epoch || (before.epoch === epoch && before.seq < seq))) continue;
    earliest.set(key, { device, day, shift_id, epoch, seq, received_at: receivedAt.toISOString() });
  }
  return [...earliest.values()];
};

/** The prompts that entries name, without some. */
const promptsOf = (arrivals: readonly OfPrompt[], except: ReadonlySet<string> = new Set()) =>
  arrivals
    .map(({ entry: { device, body } }) => ({ device, prompt_id: body.promptId }))
    .filter((prompt) => !except.has(keyOfPrompt(prompt)));

const keyOfPrompt = ({ device, prompt_id }: { readonly device: string; readonly prompt_id: string }): string =>
  `${device} ${prompt_id}`;

/**
 * The days whose counts change by entries of prompts. An answer, or an end, changes the day on which its prompt was
 * opened; a change, or a reason, that of its rating. A rating that claims a service of another device puts the one that
 * claimed it first in question: its day, too. Days wait as long as a shift of theirs is not over; a shift is asked about
 * once. `refused`: those of the entries that another model refused.
 */
const touchPrompts = async (
  tx: Tx,
  arrivals: readonly OfPrompt[],
  refused: readonly EntryKey[],
  at: Date,
): Promise<void> => {
  const isRefused = new Set(refused.map(textOf));
  const isNew = ({ entry }: OfPrompt): boolean => !isRefused.has(textOf(entry));
  const opened = ofKinds(arrivals, "prompt-opened").filter(isNew);
  const rated = ofKinds(arrivals, "rating-given");
  const openedHere = new Set(promptsOf(opened).map(keyOfPrompt));
  const answered = promptsOf([...rated, ...ofKinds(arrivals, "prompt-closed")], openedHere);
  const changed = promptsOf(ofKinds(arrivals, "rating-changed", "tags-chosen", "comment-given", "comment-withdrawn"));
  const claiming = rated.filter(({ entry }) => transactionsOf(entry.body).length > 0).map(positionOf);
  await tx`
    with touched as (
      select device, day, shift_id, epoch, seq, received_at
      from jsonb_to_recordset(${tx.json(shiftsOf([...opened, ...rated.filter(isNew)]))}) as fresh (
        device uuid, day text, shift_id uuid, epoch bigint, seq bigint, received_at timestamptz)
      union all
      select device, left(opened_at, 10), shift_id, epoch, seq, received_at
      from jsonb_to_recordset(${tx.json(answered)}) as answered (device uuid, prompt_id uuid)
      join prompts using (device, prompt_id)
      union all
      select device, left(answered_at, 10), shift_id, epoch, seq, received_at
      from jsonb_to_recordset(${tx.json(changed)}) as changed (device uuid, prompt_id uuid)
      join ratings using (device, prompt_id)
      union all
      select ratings.device, left(answered_at, 10), shift_id, ratings.epoch, ratings.seq, received_at
      from jsonb_to_recordset(${tx.json(claiming)}) as given (device uuid, epoch bigint, seq bigint)
      join rival_claims using (device, epoch, seq)
      join claimed_services as first using (unit_code, reference_space, transaction_ref, service_number)
      join ratings on (ratings.device, ratings.epoch, ratings.seq) = (first.device, first.epoch, first.seq)),
    shifts_of_days as (
      select device, day, shift_id, min(array[epoch, seq]) as earliest, min(received_at) as received_at
      from touched group by device, day, shift_id),
    given as materialized (
      select device, day, shift_id, earliest[1] as epoch, earliest[2] as seq, received_at from shifts_of_days)
    insert into touched_days
    select device, day, min(case when ${shiftIsOver(at.getTime())} then ${at}::timestamptz else ${shiftIsOld} end)
    from given group by device, day order by device, day ${sooner}`;
};

/** A new shift ends the one before. One that arrives late gives its prompts another window. */
const touchShifts = async (tx: Tx, arrivals: readonly OfShift[], at: Date): Promise<void> => {
  const shifts = arrivals.map(({ entry: { device, body } }) => ({ device, shift_id: body.shiftId }));
  await touchWaitingDays(tx, [...new Set(shifts.map(({ device }) => device))], at);
  await tx`
    insert into touched_days select distinct device, day, ${at}::timestamptz
    from jsonb_to_recordset(${tx.json(shifts)}) as arrived (device uuid, shift_id uuid)
    join figure_cells using (device, shift_id)
    order by 1, 2 ${sooner}`;
};

/**
 * Notes the days whose counts change by entries. Comes after the models that store prompts, ratings, reasons and shifts. In a
 * rebuild every day is counted and judged again.
 */
export const touchedDaysModel = readModel({
  kinds: [...ofPromptKinds, "shift-started", "shift-ended"],
  // The job that judges writes flags before it touches their days: a rebuild locks in the same order.
  tables: [
    ...["daily_flags", "flags", "questioned_ratings"],
    ...["touched_days", "figure_cells", "reason_cells", "listed_ratings"],
    ...["touched_windows", "window_days", "person_days"],
  ],
  take: async (tx, arrivals, refused) => {
    const [newest] = arrivals.map(({ receivedAt }) => receivedAt).toSorted((one, other) => +other - +one);
    if (!newest) return [];
    const ofPrompts = ofKinds(arrivals, ...ofPromptKinds);
    const ofShifts = ofKinds(arrivals, "shift-started", "shift-ended");
    if (ofPrompts.length > 0) await touchPrompts(tx, ofPrompts, refused, newest);
    if (ofShifts.length > 0) await touchShifts(tx, ofShifts, newest);
    return [];
  },
});
