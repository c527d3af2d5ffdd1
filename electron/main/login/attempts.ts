import type { TriedNumber } from "../../../contract/ipc/it.ts";
import { mostAttempts } from "../../../contract/ledger/bodies/login.ts";
import type { EntryDraft, EntryOf } from "../../../contract/ledger/entry.ts";
import { verifierIdOf } from "../../../contract/node/pin-verifier.ts";
import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { StaffMember, Unit } from "../../../contract/sync/configuration.ts";
import { type BootId, itNumber, type StaffNumber } from "../../../contract/words.ts";
import { memberOf } from "../../../db/configurations.ts";
import type { Store } from "../../../db/store.ts";
import type { Clock } from "../../wire/clock.ts";
import { memberInUse } from "./member-in-use.ts";

/** An attempt from the ledger. */
export type Attempt = Pick<EntryOf<"login-attempted">, "boot" | "mono" | "body">;

/** A time on the monotonic clock of one process. The wall clock is not used, so setting it brings no advantage. */
export interface Moment {
  readonly boot: BootId;
  readonly monoMs: number;
}

interface Pace {
  /** Attempts in a row that cost no wait. */
  readonly free: number;
  /** The first wait; each further attempt costs twice the wait before. */
  readonly firstMs: number;
  readonly longestMs: number;
}

/** Ten attempts take ten and a half minutes; the wait before the tenth is 5 minutes and 20 seconds. */
const paceOfNumber: Pace = { free: 3, firstMs: 5_000, longestMs: 15 * 60_000 };

/**
 * Counts all numbers together, so that guessing across them is slow as well. It starts after more attempts than lock
 * one number, and it is never a lock: each wrong attempt delays the others by at most a minute.
 */
const paceOfDevice: Pace = { free: 12, firstMs: 5_000, longestMs: 60_000 };

/** Number of the newest attempts at the device that `secondsForDevice` uses. */
export const deviceAttemptsThatCount = 16;

const waitMs = ({ free, firstMs, longestMs }: Pace, attempts: number): number =>
  attempts < free ? 0 : Math.min(longestMs, firstMs * 2 ** (attempts - free));

/**
 * The clock of another process cannot be compared with this one: after a restart the whole wait begins again, so
 * pulling the plug brings no advantage.
 */
const secondsAfter = (attempts: readonly Attempt[], pace: Pace, { boot, monoMs }: Moment): number => {
  const [newest] = attempts;
  if (!newest) return 0;
  const beganMs = newest.boot === boot ? newest.mono : 0;
  return Math.max(0, Math.ceil((beganMs + waitMs(pace, attempts.length) - monoMs) / 1_000));
};

/** The attempts of a number that were made at its present PIN. `attempts` newest first. */
export const attemptsAt = (verifierId: string, attempts: readonly Attempt[]): readonly Attempt[] => {
  const other = attempts.findIndex(({ body }) => body.verifierId !== verifierId);
  return other === -1 ? attempts : attempts.slice(0, other);
};

/** Whole seconds until the next attempt at a number; 0 where it may be made now. `attempts` newest first. */
export const secondsForNumber = (attempts: readonly Attempt[], moment: Moment): number =>
  secondsAfter(attempts, paceOfNumber, moment);

/** Whole seconds until the next attempt at this device, at any number. */
export const secondsForDevice = (attempts: readonly Attempt[], moment: Moment): number =>
  secondsAfter(attempts, paceOfDevice, moment);

export interface AttemptParts {
  readonly store: Store;
  readonly clock: Clock;
}

/** The member of staff to check; undefined for an unknown staff number. */
type Candidate = Pick<StaffMember, "number" | "pin" | "unlocks"> | undefined;

/** Attempts at a number since its last success or unlock, newest first, whatever its PIN was then. */
export const attemptsAtNumber = (store: Store, staffNumber: string): readonly Attempt[] =>
  store.entriesSince({
    kind: "login-attempted",
    since: ["login-succeeded", "login-unlocked", "pin-changed"],
    staffNumber,
    most: mostAttempts,
  });

const attemptsAtDevice = (store: Store): readonly Attempt[] =>
  store.entriesSince({
    kind: "login-attempted",
    since: ["login-succeeded"],
    staffNumber: null,
    most: deviceAttemptsThatCount,
  });

const madeAt = (store: Store, candidate: Candidate): readonly Attempt[] =>
  candidate ? attemptsAt(verifierIdOf(candidate.pin), attemptsAtNumber(store, candidate.number)) : [];

/** The state of a number: failed attempts, and seconds until the next one, null where it is locked. */
export const standingOf = (
  { store, clock }: AttemptParts,
  candidate: NonNullable<Candidate>,
): { readonly attempts: number; readonly waitSeconds: number | null } => {
  const made = madeAt(store, candidate);
  const moment = { boot: clock.boot, monoMs: clock.monoMs() };
  return {
    attempts: made.length,
    waitSeconds: made.length < mostAttempts ? secondsForNumber(made, moment) : null,
  };
};

/** The supervision phone where the unit has no support phone: its staff can forward the call. */
const phoneFor = ({ supportPhone, supervisionPhone }: Unit): string => supportPhone ?? supervisionPhone;

const lockedUntilUnlocked = (unit: Unit): Problem => problem("staff-number-locked", { supportPhone: phoneFor(unit) });

const refusalOf = ({ store, clock }: AttemptParts, unit: Unit, candidate: Candidate): Problem | undefined => {
  const made = madeAt(store, candidate);
  if (made.length >= mostAttempts) return lockedUntilUnlocked(unit);
  const moment = { boot: clock.boot, monoMs: clock.monoMs() };
  const waitSeconds = Math.max(secondsForNumber(made, moment), secondsForDevice(attemptsAtDevice(store), moment));
  return waitSeconds > 0 ? problem("login-locked", { waitSeconds, supportPhone: phoneFor(unit) }) : undefined;
};

/** The refusal as an entry, once after every attempt. */
const noteOf = (store: Store, staffNumber: NonNullable<Candidate>["number"] | null, found: Problem): EntryDraft[] => {
  const noted = store.entriesSince({ kind: "login-refused", since: ["login-attempted"], staffNumber, most: 1 });
  const cause = found.code === "staff-number-locked" ? "locked" : "waiting";
  return noted.length > 0 ? [] : [{ kind: "login-refused", body: { staffNumber, cause } }];
};

/**
 * Writes an attempt to the ledger before the check, so that neither a killed process nor parallel attempts get a check
 * without a record. Returns the problem to answer if the check fails: the wrong PIN with the number of attempts
 * left, or after the last one the lock. Problems: `login-locked`, `staff-number-locked`, `store-failed`.
 */
export const admitAttempt = (parts: AttemptParts, unit: Unit, candidate: Candidate): Result<Problem> => {
  const { store } = parts;
  const staffNumber = candidate?.number ?? null;
  const refusal = refusalOf(parts, unit, candidate);
  if (refusal) {
    const note = noteOf(store, staffNumber, refusal);
    const noted = note.length > 0 ? store.append(note) : success(null);
    return noted.ok ? failure(refusal) : noted;
  }
  const verifierId = candidate ? verifierIdOf(candidate.pin) : null;
  const body = { staffNumber, verifierId, unlocks: candidate?.unlocks ?? 0 };
  const written = store.append([{ kind: "login-attempted", body }]);
  if (!written.ok) return written;
  if (!candidate) return success(problem("staff-number-unknown"));
  const left = mostAttempts - madeAt(store, candidate).length;
  return success(left > 0 ? problem("pin-wrong", { left, supportPhone: phoneFor(unit) }) : lockedUntilUnlocked(unit));
};

/**
 * Resets the attempts of every number, and of the IT PIN, that the centre has unlocked since the last attempt here.
 * Idempotent: call it at every start and after every configuration.
 */
export const noticeUnlocks = (store: Store): Result<unknown> => {
  const document = store.configuration();
  const counted = document ? [...document.staff, { number: itNumber, unlocks: document.itUnlocks }] : [];
  const unlocked = counted.filter(({ number, unlocks }) => {
    if (unlocks === 0) return false;
    const [newest] = attemptsAtNumber(store, number);
    return newest !== undefined && newest.body.unlocks < unlocks;
  });
  if (unlocked.length === 0) return success(null);
  return store.append(
    unlocked.map(({ number }) => ({ kind: "login-unlocked", body: { staffNumber: number, by: "centre" } })),
  );
};

/** IT at the device resets the attempts of one number. */
export const unlockAtDevice = (store: Store, staffNumber: StaffNumber): Result<unknown> =>
  store.append([{ kind: "login-unlocked", body: { staffNumber, by: "it" } }]);

/**
 * Numbers of the roster that are locked at this device or have to wait. Former staff are left out: they cannot log in
 * anyway.
 */
export const numbersInWait = (parts: AttemptParts): readonly TriedNumber[] => {
  const document = parts.store.configuration();
  const standing = (number: StaffNumber): readonly TriedNumber[] => {
    const member = document && number !== itNumber ? memberOf(document, number) : undefined;
    if (!member) return [];
    const { attempts, waitSeconds } = standingOf(parts, memberInUse(parts.store, member));
    return waitSeconds === 0 ? [] : [{ staffNumber: number, name: member.name, attempts, waitSeconds }];
  };
  return parts.store.triedNumbers().flatMap(standing);
};
