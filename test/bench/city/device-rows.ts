import { createHash } from "node:crypto";
import { genesisHash } from "../../../contract/ledger/entry.ts";
import type { DeviceId } from "../../../contract/words.ts";
import type { CityEntry } from "./city-entries.ts";
import { type CityWindow, idOf } from "./city-plan.ts";

/** The columns that are written to each table, in order. */
export const columnsOf = {
  ledger_entries: "device, epoch, seq, entry, received_at",
  shifts: "device, epoch, seq, shift_id, unit_code, window_number, staff_number, started_at, received_at",
  shift_endings: "device, shift_id, epoch, seq, cause, ended_at",
  prompts: "device, epoch, seq, prompt_id, shift_id, staff_number, source, services, opened_at, received_at",
  prompt_endings: "device, prompt_id, epoch, seq, outcome, cause, ended_at",
  ratings:
    "device, epoch, seq, prompt_id, shift_id, unit_code, window_number, staff_number, source, transaction_ref, service_number, matter_name, level, channel, answered_after_ms, input, answered_at, received_at",
  claimed_services: "unit_code, reference_space, transaction_ref, service_number, device, epoch, seq",
  rating_changes: "device, prompt_id, epoch, seq, level, changed_after_ms, input, rested_ms",
  rating_tags: "device, prompt_id, epoch, seq, tag_codes",
  rating_comments: "device, prompt_id, epoch, seq, comment",
  figure_cells:
    "device, day, shift_id, unit_code, window_number, staff_number, opened, answered, unanswered, cancelled, levels, walk_up_levels, raised",
} as const;
export type CityTable = keyof typeof columnsOf;

/** Receives the values of a row as PostgreSQL's COPY reads them; null is written as \N. */
export type WriteRow = (table: CityTable, values: readonly (string | number | null)[]) => void;

/** An entry arrives at the centre after so many milliseconds. */
const arrivesAfterMs = 3_000;

const wallTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, 23)}+08:00`;

interface Cell {
  readonly day: string;
  readonly shiftId: string;
  readonly staffNumber: string;
  opened: number;
  answered: number;
  unanswered: number;
  cancelled: number;
  readonly levels: number[];
  readonly walkUpLevels: number[];
  raised: number;
}

const createCell = (day: string, shiftId: string, staffNumber: string): Cell => ({
  ...{ day, shiftId, staffNumber, opened: 0, answered: 0, unanswered: 0, cancelled: 0, raised: 0 },
  levels: [0, 0, 0, 0, 0],
  walkUpLevels: [0, 0, 0, 0, 0],
});

const count = (counts: number[], level: number, by: number): void => {
  counts[level - 1] = (counts[level - 1] ?? 0) + by;
};

/** The counts of one shift, as the figures define them. */
const countEntry = (
  cell: Cell,
  sources: Map<string, string>,
  levels: Map<string, number>,
  { kind, body }: CityEntry,
) => {
  if (kind === "prompt-opened") {
    sources.set(body.promptId, body.source);
    if (body.source !== "walk-up") cell.opened += 1;
  }
  if (kind === "prompt-closed" && sources.get(body.promptId) !== "walk-up") cell[body.outcome] += 1;
  if (kind === "rating-given") {
    levels.set(body.promptId, body.level);
    if (body.source !== "walk-up") cell.answered += 1;
    count(cell.levels, body.level, 1);
    if (body.source === "walk-up") count(cell.walkUpLevels, body.level, 1);
  }
  if (kind === "rating-changed") {
    const before = levels.get(body.promptId) ?? body.level;
    const lists = sources.get(body.promptId) === "walk-up" ? [cell.levels, cell.walkUpLevels] : [cell.levels];
    for (const list of lists) {
      count(list, before, -1);
      count(list, body.level, 1);
    }
    if (body.level > before) cell.raised += 1;
  }
};

export interface DeviceTotals {
  readonly entries: number;
  readonly ratings: number;
  /** The hash of the last entry, where entries were written. */
  readonly head: string;
  readonly lastAtMs: number;
}

/**
 * Writes the rows that the centre makes of a device's entries: the read models and the cells, and the entries themselves
 * where `withLedger`. A test recounts them from the entries with the centre's own code.
 */
export const writeDevice = (
  write: WriteRow,
  device: DeviceId,
  window: CityWindow,
  entries: Iterable<CityEntry>,
  withLedger: boolean,
): DeviceTotals => {
  let [seq, ratings, head, lastAtMs]: [number, number, string, number] = [0, 0, genesisHash, 0];
  let cell = createCell("", "", "");
  const boot = idOf(device, "boot");
  const [sources, levels] = [new Map<string, string>(), new Map<string, number>()];
  for (const entry of entries) {
    seq += 1;
    const { kind, atMs } = entry;
    const at = wallTime(atMs);
    const received = `${new Date(atMs + arrivesAfterMs).toISOString().slice(0, 23)}+08`;
    if (withLedger) {
      const text = JSON.stringify({
        v: 1,
        device,
        epoch: 1,
        seq,
        kind,
        at,
        boot,
        mono: seq,
        prev: head,
        body: entry.body,
      });
      head = createHash("sha256").update(text).digest("hex");
      write("ledger_entries", [device, 1, seq, `\\\\x${Buffer.from(text, "utf8").toString("hex")}`, received]);
    }
    if (kind === "shift-started") {
      if (cell.shiftId) writeCell(write, device, window, cell);
      cell = createCell(at.slice(0, 10), entry.body.shiftId, entry.body.staffNumber);
      sources.clear();
      levels.clear();
    }
    if (kind === "rating-given") ratings += 1;
    countEntry(cell, sources, levels, entry);
    const place = { device, seq, at, received };
    for (const row of [rowOf(place, entry), claimRow(place, entry)]) if (row) write(...row);
    lastAtMs = Math.max(lastAtMs, atMs);
  }
  if (cell.shiftId) writeCell(write, device, window, cell);
  return { entries: seq, ratings, head, lastAtMs };
};

const arrayText = (counts: readonly number[]): string => `{${counts.join(",")}}`;

const writeCell = (write: WriteRow, device: DeviceId, window: CityWindow, cell: Cell): void => {
  const { day, shiftId, staffNumber, opened, answered, unanswered, cancelled, raised } = cell;
  const counts = [
    opened,
    answered,
    unanswered,
    cancelled,
    arrayText(cell.levels),
    arrayText(cell.walkUpLevels),
    raised,
  ];
  write("figure_cells", [device, day, shiftId, window.unitCode, window.number, staffNumber, ...counts]);
};

interface Place {
  readonly device: DeviceId;
  readonly seq: number;
  readonly at: string;
  readonly received: string;
}

type Row = readonly [CityTable, readonly (string | number | null)[]];

const ratingRow = (
  { device, seq, at, received }: Place,
  body: Extract<CityEntry, { kind: "rating-given" }>["body"],
): Row => {
  const { transactionRef = null, serviceNumber = null, matterName = null } = body.transaction ?? {};
  const place = [device, 1, seq, body.promptId, body.shiftId, body.unitCode, body.windowNumber, body.staffNumber];
  const service = [body.source, transactionRef, serviceNumber, matterName];
  const answer = [body.level, body.channel, body.answeredAfterMs, body.input ?? null];
  return ["ratings", [...place, ...service, ...answer, at, received]];
};

/** The claim of the service that a rating names. */
const claimRow = ({ device, seq }: Place, { kind, body }: CityEntry): Row | undefined => {
  if (kind !== "rating-given" || body.transaction === null) return undefined;
  const { transactionRef, serviceNumber } = body.transaction;
  return ["claimed_services", [body.unitCode, "office", transactionRef, serviceNumber, device, 1, seq]];
};

const rowOf = (place: Place, { kind, body }: CityEntry): Row | undefined => {
  const { device, seq, at, received } = place;
  switch (kind) {
    case "shift-started": {
      const where = [body.shiftId, body.unitCode, body.windowNumber, body.staffNumber];
      return ["shifts", [device, 1, seq, ...where, at, received]];
    }
    case "shift-ended":
      return ["shift_endings", [device, body.shiftId, 1, seq, body.cause, at]];
    case "prompt-opened": {
      const services = body.transaction ? JSON.stringify([body.transaction]) : "[]";
      const what = [body.promptId, body.shiftId, body.staffNumber, body.source, services];
      return ["prompts", [device, 1, seq, ...what, at, received]];
    }
    case "prompt-closed":
      return ["prompt_endings", [device, body.promptId, 1, seq, body.outcome, body.cause, at]];
    case "rating-given":
      return ratingRow(place, body);
    case "rating-changed": {
      const change = [body.level, body.changedAfterMs, body.input ?? null, body.restedMs ?? null];
      return ["rating_changes", [device, body.promptId, 1, seq, ...change]];
    }
    case "tags-chosen":
      return ["rating_tags", [device, body.promptId, 1, seq, JSON.stringify(body.tagCodes)]];
    case "comment-given":
      return ["rating_comments", [device, body.promptId, 1, seq, body.text]];
    default:
      return undefined;
  }
};
