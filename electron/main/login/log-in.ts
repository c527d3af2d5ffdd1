import { randomUUID } from "node:crypto";
import type { LogInInput } from "../../../contract/ipc/requests.ts";
import type { KioskView } from "../../../contract/ipc/view.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result } from "../../../contract/result.ts";
import type { ShiftId } from "../../../contract/words.ts";
import { memberOf } from "../../../db/roster.ts";
import type { Visit } from "../visit/visit.ts";
import { type AttemptParts, admitAttempt } from "./admit-attempt.ts";
import { canVerify, verifyPin } from "./verify-pin.ts";

export interface LogInParts extends AttemptParts {
  readonly visit: Visit;
  /** Base64; null until the centre has sent it. */
  readonly pepper: () => string | null;
}

/** Checks number and PIN against the roster, every attempt in the ledger first, and starts the shift. */
export const logInWith =
  (parts: LogInParts): ((input: LogInInput) => Promise<Result<KioskView>>) =>
  async ({ staffNumber, pin }) => {
    const { store, visit } = parts;
    const pepper = parts.pepper();
    const document = store.configuration();
    if (!document) return failure(problem("configuration-missing"));
    const member = memberOf(document, staffNumber);
    // No PIN could be checked: whoever tries is not to blame.
    if (member && !canVerify(member.pin, pepper)) return failure(problem("pepper-missing"));
    const admitted = admitAttempt(parts, document.unit, member);
    if (!admitted.ok) return admitted;
    if (!member || !(await verifyPin(pin, member.pin, pepper))) return failure(admitted.value);
    const succeeded = store.append([{ kind: "login-succeeded", body: { staffNumber: member.number, by: "pin" } }]);
    if (!succeeded.ok) return succeeded;
    const shift = {
      shiftId: randomUUID() as ShiftId,
      staffNumber: member.number,
      mentorNumber: member.mentorNumber,
    };
    return visit.take({ type: "logged-in", shift });
  };
