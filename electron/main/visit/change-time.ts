import type { Tap } from "../../../contract/ipc/inputs.ts";
import type { Policy } from "../../../contract/sync/configuration.ts";
import type { Rated } from "./session.ts";

/** Whether a tap may rate and counts as a citizen's touch: a clerk's mouse and keys reach the citizens' screen as well. */
export const isCitizensTap = ({ input, screenHasTouch }: Tap, { allowMouseRating }: Policy): boolean =>
  input === "touch" || !screenHasTouch || allowMouseRating;

/** The longest time without a touch since the rating was given, milliseconds, the present one included. */
export const restedMs = ({ touchedAtMonoMs, longestRestMs }: Rated, monoMs: number): number =>
  Math.max(longestRestMs, monoMs - touchedAtMonoMs);

/** After a touch at that time. A touch that is told late, after a newer one, changes nothing. */
export const touchedAt = (rated: Rated, monoMs: number): Rated =>
  monoMs <= rated.touchedAtMonoMs
    ? rated
    : { ...rated, touchedAtMonoMs: monoMs, longestRestMs: restedMs(rated, monoMs) };

/** Whether 改评 is open. Once the screen has rested too long it stays closed: the next hand may be another one. */
export const isChangeOpen = (rated: Rated, { changeWithinMs }: Policy, monoMs: number): boolean =>
  !rated.isChanged && restedMs(rated, monoMs) < changeWithinMs;
