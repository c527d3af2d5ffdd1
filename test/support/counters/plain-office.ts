import { dayNumber, dayText } from "../../../central/figures/signals/arrange.ts";
import type { Visit } from "../../../central/figures/signals/visit.ts";
import type { Days } from "../../../contract/office/figures/periods.ts";

/** The judged day of the tests, after five weeks. */
export const judgedDay = "2026-03-13";
export const judged: Days = { from: judgedDay, to: judgedDay };

const days = 35;
const firstDay = dayNumber(judgedDay) - days + 1;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

let lastSeq = 0;

/** A rating at ten past nine of the judged day, with 5, after four seconds; `changes` may alter any field. */
export const visitOf = (changes: Partial<Visit> & { readonly atMs?: number; readonly level?: number } = {}): Visit => {
  const { atMs = 9 * hourMs + 10 * minuteMs, level = 5, ...visit } = changes;
  const day = visit.day ?? judgedDay;
  lastSeq += 1;
  return {
    ...{ unitCode: "hall", windowNumber: "1", staffNumber: "1", day },
    openedAtMs: Date.parse(`${day}T00:00:00Z`) + atMs,
    ...{ isWalkUp: false, outcome: "answered", tookMs: 4_000 },
    rating: { device: "kiosk", epoch: 1, seq: lastSeq, level, isAfterClosing: false, change: null },
    ...visit,
  };
};

/** The n-th of twenty visits, ten minutes apart: one in seven is not answered, one in ten is rated 4. */
const plainVisit = (window: number, day: number, at: number): Visit => {
  const some = window * 31 + day * 17 + at * 7;
  const visit = visitOf({
    windowNumber: String(window),
    staffNumber: String(window),
    day: dayText(day),
    atMs: 9 * hourMs + at * 10 * minuteMs,
    level: some % 10 === 0 ? 4 : 5,
    tookMs: 3_000 + ((some * 13) % 40) * 50,
  });
  return some % 7 === 0 ? { ...visit, outcome: "unanswered", tookMs: 30_000, rating: null } : visit;
};

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

/** Twelve similar windows, each with one person, in five weeks. */
export const plainOffice = (windows = 12): readonly Visit[] =>
  upTo(windows).flatMap((window) =>
    upTo(days).flatMap((day) => upTo(20).map((at) => plainVisit(window + 1, firstDay + day, at))),
  );
