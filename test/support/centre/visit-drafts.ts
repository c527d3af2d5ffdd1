import { randomUUID } from "node:crypto";
import { groupBy } from "../../../central/figures/signals/arrange.ts";
import { isAfterClosing } from "../../../central/figures/signals/read-visits.ts";
import type { RatingChange, Visit } from "../../../central/figures/signals/visit.ts";
import type { OpeningHours } from "../../../contract/sync/configuration.ts";
import { at, closingDraft, endDraft, promptDraft, startDraft } from "./duty-drafts.ts";
import { changeDraft, type Draft, ratingDraft } from "./ledger.ts";

/** A day of one person at one window as a kiosk would write it, and which of the drafts ends which visit. */
export interface WrittenShift {
  readonly shiftId: string;
  readonly drafts: readonly Draft[];
  readonly endings: ReadonlyMap<Visit, number>;
}

/** Visits have the wall clock as if it were UTC; a kiosk writes it with its offset. */
const wallTime = (ms: number): string => new Date(ms).toISOString().replace("Z", "+08:00");

const openedAt = ({ openedAtMs }: Visit): string => wallTime(openedAtMs);
const endedAt = ({ openedAtMs, tookMs }: Visit): string => wallTime(Math.floor(openedAtMs) + tookMs);

const changedDraft = (promptId: string, level: number, { restedMs, isOtherInput }: RatingChange): Draft => {
  const { kind, body } = changeDraft(promptId, level);
  return { kind, body: { ...body, input: isOtherInput ? "mouse" : "touch", ...(restedMs !== null && { restedMs }) } };
};

const endingDraft = (promptId: string, outcome: Visit["outcome"]): Draft =>
  outcome === "declined"
    ? closingDraft(promptId, "unanswered", "closed-by-citizen")
    : closingDraft(promptId, outcome, "timed-out");

const writeShift = (visits: readonly Visit[], place: Visit): WrittenShift => {
  const { unitCode, windowNumber, staffNumber, day } = place;
  const shiftId = randomUUID();
  const drafts: Draft[] = [
    at(`${day}T08:30:00.000+08:00`, startDraft(shiftId, { staffNumber, unitCode, windowNumber })),
  ];
  const endings = new Map<Visit, number>();
  for (const visit of visits) {
    const promptId = randomUUID();
    const about = { promptId, shiftId, staffNumber, source: visit.isWalkUp ? "walk-up" : "staff-console" };
    drafts.push(at(openedAt(visit), promptDraft(promptId, about)));
    endings.set(visit, drafts.length);
    if (visit.rating) {
      const { level, change } = visit.rating;
      const given = { level: change?.fromLevel ?? level, answeredAfterMs: visit.tookMs, input: "touch" };
      drafts.push(at(endedAt(visit), ratingDraft({ ...about, unitCode, windowNumber, ...given })));
      if (change) drafts.push(at(endedAt(visit), changedDraft(promptId, level, change)));
    } else {
      drafts.push(at(endedAt(visit), endingDraft(promptId, visit.outcome)));
    }
  }
  return { shiftId, drafts, endings };
};

/** Every shift of these visits, without its end. */
export const writeShifts = (visits: readonly Visit[]): readonly WrittenShift[] => {
  const keyOf = ({ windowNumber, staffNumber, day }: Visit): string => `${day}/${windowNumber}/${staffNumber}`;
  return [...groupBy(visits, keyOf).values()].flatMap((ofShift) =>
    ofShift[0] ? [writeShift(ofShift, ofShift[0])] : [],
  );
};

/** The whole ledger of one kiosk: every shift with its end, except the last. */
export const ledgerOf = (shifts: readonly WrittenShift[]): readonly Draft[] =>
  shifts.flatMap(({ shiftId, drafts }, index) => (index < shifts.length - 1 ? [...drafts, endDraft(shiftId)] : drafts));

/** The visits as the centre should read them from that ledger, epoch 1 of `device`. */
export const readBack = (
  shifts: readonly WrittenShift[],
  device: string,
  hours: OpeningHours | null,
): readonly Visit[] => {
  let before = 0;
  return shifts.flatMap(({ drafts, endings }) => {
    const start = before;
    before += drafts.length + 1;
    return [...endings].map(([visit, index]): Visit => {
      const key = { device, epoch: 1, seq: start + index + 1 };
      const isLate = isAfterClosing(hours, endedAt(visit));
      const rating = visit.rating && { ...visit.rating, ...key, isAfterClosing: isLate };
      return { ...visit, openedAtMs: Math.floor(visit.openedAtMs), rating };
    });
  });
};
