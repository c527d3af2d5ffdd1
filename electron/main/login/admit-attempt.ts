import { mostAttempts } from "../../../contract/ledger/bodies/login.ts";
import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import { verifierIdOf } from "../../../contract/node/pin-verifier.ts";
import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { StaffMember, Unit } from "../../../contract/sync/configuration.ts";
import type { Store } from "../../../db/store.ts";
import type { Clock } from "../../wire/clock.ts";
import { type Attempt, attemptsAt, deviceAttemptsThatCount, secondsForDevice, secondsForNumber } from "./attempts.ts";

export interface AttemptParts {
  readonly store: Store;
  readonly clock: Clock;
}

/** The member of staff to check; undefined for an unknown staff number. */
export type Candidate = Pick<StaffMember, "number" | "pin" | "unlocks"> | undefined;

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

/** Gives the supervision phone where the unit has no support phone: its staff can forward the call. */
const lockedUntilUnlocked = ({ supportPhone, supervisionPhone }: Unit): Problem =>
  problem("staff-number-locked", { supportPhone: supportPhone ?? supervisionPhone });

const refusalOf = ({ store, clock }: AttemptParts, unit: Unit, candidate: Candidate): Problem | undefined => {
  const made = madeAt(store, candidate);
  if (made.length >= mostAttempts) return lockedUntilUnlocked(unit);
  const moment = { boot: clock.boot, monoMs: clock.monoMs() };
  const waitSeconds = Math.max(secondsForNumber(made, moment), secondsForDevice(attemptsAtDevice(store), moment));
  return waitSeconds > 0 ? problem("login-locked", { waitSeconds }) : undefined;
};

/** The refusal as an entry, once after every attempt. */
const noteOf = (store: Store, staffNumber: NonNullable<Candidate>["number"] | null, found: Problem): EntryDraft[] => {
  const noted = store.entriesSince({ kind: "login-refused", since: ["login-attempted"], staffNumber, most: 1 });
  const cause = found.code === "staff-number-locked" ? "locked" : "waiting";
  return noted.length > 0 ? [] : [{ kind: "login-refused", body: { staffNumber, cause } }];
};

/**
 * Writes an attempt to the ledger before the check, so that neither a killed process nor parallel attempts get a check
 * without a record. Returns the problem to answer if the check fails: the wrong PIN, or after the last attempt the
 * lock. Problems: `login-locked`, `staff-number-locked`, `store-failed`.
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
  return success(madeAt(store, candidate).length < mostAttempts ? problem("pin-wrong") : lockedUntilUnlocked(unit));
};
