import type { OpeningHours } from "../../../contract/sync/configuration.ts";
import type { Clock } from "../../wire/clock.ts";
import { dayOf, isOverForToday, openSince } from "./hours.ts";

/** Time without a touch after which the shift of a window that should be closed counts as forgotten, milliseconds. */
const untouchedMs = 30 * 60_000;

/** The working day of a moment: after midnight still the day on which the opening began. */
const workingDayOf = (moment: Date, hours: OpeningHours): string => dayOf(openSince(hours, moment) ?? moment);

/**
 * Whether a shift that began at `startedAt` should be over by the opening hours and the wall clock: its day is over, or
 * a later opening has begun. A wall clock earlier than the start of the shift proves nothing.
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
  /** The window was used. A shift in use is never forgotten, whatever the wall clock says. */
  readonly touched: () => void;
  readonly isForgotten: (hours: OpeningHours | null) => boolean;
}

/**
 * Detects a shift that was not ended. The wall clock decides whether the day is over, the monotonic clock how long the
 * window was unused. A clock jump therefore ends no shift in use, and the start of a shift is corrected together with
 * the clock. A recovered shift of another day is over at once.
 * @param recoveredAt start of the shift that continues from before this start of the program; undefined for none
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
