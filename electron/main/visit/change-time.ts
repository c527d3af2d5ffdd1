import type { Tap } from "../../../contract/ipc/inputs.ts";
import type { Policy } from "../../../contract/sync/configuration.ts";
import type { Rated } from "./session.ts";

/**
 * Whether a tap may rate or end a prompt, and counts as a citizen's touch. A clerk's mouse and keyboard can act on the
 * citizens' screen as well, so they count only where the policy allows it or there is no touchscreen.
 */
export const isCitizensTap = ({ input, screenHasTouch }: Tap, { allowMouseRating }: Policy): boolean =>
  input === "touch" || !screenHasTouch || allowMouseRating;

/** The longest time without a touch since the rating, milliseconds, up to now. */
export const restedMs = ({ touchedAtMonoMs, longestRestMs }: Rated, monoMs: number): number =>
  Math.max(longestRestMs, monoMs - touchedAtMonoMs);

/** Applies a touch at that time. A touch reported late, after a newer one, changes nothing. */
export const touchedAt = (rated: Rated, monoMs: number): Rated =>
  monoMs <= rated.touchedAtMonoMs
    ? rated
    : { ...rated, touchedAtMonoMs: monoMs, longestRestMs: restedMs(rated, monoMs) };

/**
 * Whether 改评 is open. It closes permanently after too long a time without a touch: the next person at the screen may be
 * another one.
 */
export const isChangeOpen = (rated: Rated, { changeWithinMs }: Policy, monoMs: number): boolean =>
  !rated.isChanged && restedMs(rated, monoMs) < changeWithinMs;
