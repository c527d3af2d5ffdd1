import { randomUUID } from "node:crypto";
import type { LogInInput } from "../../../contract/ipc/requests.ts";
import type { KioskView } from "../../../contract/ipc/view.ts";
import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { failure, type Result } from "../../../contract/result.ts";
import type { ShiftId } from "../../../contract/words.ts";
import { memberOf } from "../../../db/roster.ts";
import type { Store } from "../../../db/store.ts";
import type { Clock } from "../clock.ts";
import type { Visit } from "../visit/visit.ts";
import { type Attempts, afterFailure, noAttempts, secondsLocked } from "./attempts.ts";
import { verifyPin } from "./verify-pin.ts";

type Refusal = "staff-number-unknown" | "pin-wrong" | "locked";

export interface LogInParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly visit: Visit;
}

/** Whether a shift begins, or one is handed over; the same number and PIN, and the same attempts. */
type Purpose = "logged-in" | "handed-over";

/** Checks number and PIN against the roster, writes every refusal to the ledger, and starts the shift. */
export const logInWith = ({
  store,
  clock,
  visit,
}: LogInParts): ((input: LogInInput, purpose?: Purpose) => Promise<Result<KioskView>>) => {
  let attempts: Attempts = noAttempts;
  let notedLockMs = 0;

  const refuse = (staffNumber: string, cause: Refusal, found: Problem): Result<KioskView> => {
    const written = store.append([{ kind: "login-failed", body: { staffNumber, cause } }]);
    return written.ok ? failure(found) : written;
  };
  return async ({ staffNumber, pin }, purpose = "logged-in") => {
    const waitSeconds = secondsLocked(attempts, clock.monoMs());
    if (waitSeconds > 0) {
      const locked = problem("login-locked", { waitSeconds });
      // Once a lock: a finger that hammers on must not fill the ledger.
      if (notedLockMs === attempts.lockedUntilMonoMs) return failure(locked);
      notedLockMs = attempts.lockedUntilMonoMs;
      return refuse(staffNumber, "locked", locked);
    }
    const document = store.configuration();
    if (!document) return failure(problem("configuration-missing"));
    // Counted before the check: attempts made side by side do not get a check each for free.
    attempts = afterFailure(attempts, clock.monoMs());
    const member = memberOf(document, staffNumber);
    if (!member) return refuse(staffNumber, "staff-number-unknown", problem("staff-number-unknown"));
    if (!(await verifyPin(pin, member.pin))) return refuse(staffNumber, "pin-wrong", problem("pin-wrong"));
    attempts = noAttempts;
    const shift = {
      shiftId: randomUUID() as ShiftId,
      staffNumber: member.number,
      mentorNumber: member.mentorNumber,
    };
    return visit.take({ type: purpose, shift });
  };
};
