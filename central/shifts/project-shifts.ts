import type { Tx } from "../database/sql.ts";
import { insertOnce } from "../ledger/projecting/insert-once.ts";
import { ofKinds, readModel } from "../ledger/projecting/read-model.ts";
import { type Arrival, positionOf, repeatedAs } from "../ledger/projecting/stored-entry.ts";
import type { Quarantined } from "../ledger/quarantine.ts";

type Start = Arrival<"shift-started">;
type End = Arrival<"shift-ended">;
type Pause = Arrival<"shift-paused"> | Arrival<"shift-resumed">;

const startRow = (start: Start) => {
  const { body, at } = start.entry;
  return {
    ...positionOf(start),
    shift_id: body.shiftId,
    unit_code: body.unitCode,
    window_number: body.windowNumber,
    staff_number: body.staffNumber,
    mentor_number: body.mentorNumber,
    started_at: at,
    received_at: start.receivedAt.toISOString(),
  };
};

const endRow = (end: End) => {
  const { body, at } = end.entry;
  return { ...positionOf(end), shift_id: body.shiftId, cause: body.cause, ended_at: at };
};

const pauseRow = (pause: Pause) => {
  const { kind, body, at } = pause.entry;
  const stated = kind === "shift-paused" ? { reason: body.reason, until_at: body.until } : {};
  return {
    ...positionOf(pause),
    shift_id: body.shiftId,
    is_pause: kind === "shift-paused",
    noted_at: at,
    ...stated,
  };
};

/** Inserts starts of shifts; the same one again is refused as `already-given`. */
const addStarts = async (tx: Tx, starts: readonly Start[]): Promise<readonly Quarantined[]> =>
  repeatedAs("already-given", starts, await insertOnce(tx, "shifts", starts.map(startRow)));

/** Stores ends of shifts; another end is refused as `already-given`. The start may arrive later. */
const addEnds = async (tx: Tx, ends: readonly End[]): Promise<readonly Quarantined[]> =>
  repeatedAs("already-given", ends, await insertOnce(tx, "shift_endings", ends.map(endRow)));

/** Stores every pause and its end. */
const addPauses = async (tx: Tx, pauses: readonly Pause[]): Promise<void> => {
  await insertOnce(tx, "shift_pauses", pauses.map(pauseRow));
};

/** Brings the open shift of these devices up to date. */
const renewOpenShifts = async (tx: Tx, arrivals: readonly (Start | End | Pause)[]): Promise<void> => {
  if (arrivals.length === 0) return;
  const devices = [...new Set(arrivals.map((arrival) => positionOf(arrival).device))];
  await tx`delete from open_shifts where device = any (${devices}::uuid[])`;
  await tx`insert into open_shifts select * from shifts_open_at(${devices}::uuid[])`;
};

export const shiftsModel = readModel({
  kinds: ["shift-started", "shift-ended", "shift-paused", "shift-resumed"],
  tables: ["shifts", "shift_endings", "shift_pauses", "open_shifts"],
  take: async (tx, arrivals) => {
    const starts = await addStarts(tx, ofKinds(arrivals, "shift-started"));
    const ends = await addEnds(tx, ofKinds(arrivals, "shift-ended"));
    await addPauses(tx, ofKinds(arrivals, "shift-paused", "shift-resumed"));
    await renewOpenShifts(tx, arrivals);
    return [...starts, ...ends];
  },
});
