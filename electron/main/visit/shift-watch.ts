import type { OpeningHours } from "../../../contract/sync/configuration.ts";
import type { Clock } from "../../wire/clock.ts";
import { dayOf, isOverForToday, openSince } from "./hours.ts";

/** How long a window that should be closed stays untouched before its shift counts as forgotten, milliseconds. */
const untouchedMs = 30 * 60_000;

/** The day to which a moment at a window belongs: after midnight still the one on which the opening began. */
const workingDayOf = (moment: Date, hours: OpeningHours): string => dayOf(openSince(hours, moment) ?? moment);

/**
 * Whether nobody should be on a shift that began at `startedAt`, by the hours and the wall: its day is over, or another
 * one has opened. A wall clock that stands before the shift began says nothing.
 */
export const isPastItsDay = (startedAt: Date, hours: OpeningHours | null, now: Date): boolean => {
  if (now < startedAt) return false;
  if (!hours) return dayOf(startedAt) !== dayOf(now);
  const opened = openSince(hours, now);
  if (opened && opened <= startedAt) return false;
  const isFromAnotherDay = workingDayOf(startedAt, hours) !== workingDayOf(now, hours);
  return isFromAnotherDay || (!opened && isOverForToday(hours, now));
};

export interface ShiftWatch {
  readonly began: () => void;
  /** Somebody did something at this window: a shift in use is not forgotten, whatever the wall clock says. */
  readonly touched: () => void;
  readonly isForgotten: (hours: OpeningHours | null) => boolean;
}

/**
 * Tells a shift that nobody ended. The wall clock says whether the day is over, the monotonic one for how long nobody
 * has been here: a clock that jumps ends no shift in use, and when it is put right, a shift began when it should have.
 * A shift of another day that a start finds is over at once. `recoveredAt` is when the shift began that goes on from
 * before this start, undefined where there is none.
 */
export const watchShift = (clock: Clock, recoveredAt: Date | undefined): ShiftWatch => {
  let foundAt = recoveredAt;
  let beganMonoMs = clock.monoMs();
  let touchedAtMonoMs = foundAt && dayOf(foundAt) !== dayOf(clock.date()) ? Number.NEGATIVE_INFINITY : clock.monoMs();
  const touched = (): void => {
    touchedAtMonoMs = clock.monoMs();
  };
  const startedAt = (): Date => foundAt ?? new Date(clock.date().getTime() - (clock.monoMs() - beganMonoMs));
  return {
    touched,
    began: () => {
      foundAt = undefined;
      beganMonoMs = clock.monoMs();
      touched();
    },
    isForgotten: (hours) =>
      clock.monoMs() - touchedAtMonoMs >= untouchedMs && isPastItsDay(startedAt(), hours, clock.date()),
  };
};
