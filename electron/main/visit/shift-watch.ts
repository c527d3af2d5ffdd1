import type { OpeningHours } from "../../../contract/sync/configuration.ts";
import type { Clock } from "../clock.ts";
import { dayOf, isOpenSinceYesterday, isOverForToday } from "./hours.ts";

/** How long a window that should be closed stays untouched before its shift counts as forgotten, milliseconds. */
const untouchedMs = 30 * 60_000;

/** Whether nobody should be on a shift that began on `startedDay`, by the hours and the wall. */
export const isPastItsDay = (startedDay: string, hours: OpeningHours | null, date: Date): boolean => {
  const isFromAnotherDay = startedDay !== dayOf(date);
  if (!hours) return isFromAnotherDay;
  return isFromAnotherDay ? !isOpenSinceYesterday(hours, date) : isOverForToday(hours, date);
};

export interface ShiftWatch {
  readonly began: () => void;
  /** Somebody did something at this window: a shift in use is not forgotten, whatever the wall clock says. */
  readonly touched: () => void;
  readonly isForgotten: (hours: OpeningHours | null) => boolean;
}

/**
 * Tells a shift that nobody ended. The wall clock says whether the day is over, the monotonic one for how long nobody
 * has been here: a clock that jumps ends no shift in use. A shift of another day that a start finds is over at once.
 * `recoveredDay` is the day of the shift that goes on from before this start, undefined where there is none.
 */
export const watchShift = (clock: Clock, recoveredDay: string | undefined): ShiftWatch => {
  const today = (): string => dayOf(clock.date());
  let startedDay = recoveredDay ?? today();
  let touchedAtMonoMs = startedDay === today() ? clock.monoMs() : Number.NEGATIVE_INFINITY;
  const touched = (): void => {
    touchedAtMonoMs = clock.monoMs();
  };
  return {
    touched,
    began: () => {
      startedDay = today();
      touched();
    },
    isForgotten: (hours) =>
      clock.monoMs() - touchedAtMonoMs >= untouchedMs && isPastItsDay(startedDay, hours, clock.date()),
  };
};
