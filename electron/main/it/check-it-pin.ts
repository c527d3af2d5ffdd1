import { canVerify, verifyPin } from "../../../contract/node/pin-verifier.ts";
import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import { itNumber } from "../../../contract/words.ts";
import { type AttemptParts, admitAttempt } from "../login/attempts.ts";

export interface ItPinParts extends AttemptParts {
  /** Base64; null until the centre has sent it. */
  readonly pepper: () => string | null;
}

/** The same problem in words for IT, who have no support to call. */
const inWordsForIt = (found: Problem): Problem => {
  if (found.code === "staff-number-locked") return problem("it-pin-locked");
  if (found.code === "login-locked") return problem("it-pin-waits", found.facts);
  if (found.code === "pin-wrong") return problem("it-pin-wrong", found.facts);
  return found;
};

/** The IT PIN to ask for. Problems: `it-pin-unset`, `configuration-missing`. */
export const itPinOf = (
  document: ConfigurationDocument | undefined,
): Result<{ readonly document: ConfigurationDocument; readonly pin: NonNullable<ConfigurationDocument["itPin"]> }> => {
  if (!document) return failure(problem("configuration-missing"));
  return document.itPin ? success({ document, pin: document.itPin }) : failure(problem("it-pin-unset"));
};

/**
 * Checks the IT PIN like a staff PIN, every attempt in the ledger first, under a number that no member of staff has.
 * The opening of the panel is recorded before it happens.
 */
export const checkItPin = async (parts: ItPinParts, typed: string): Promise<Result<unknown>> => {
  const { store } = parts;
  const found = itPinOf(store.configuration());
  if (!found.ok) return found;
  const { document, pin } = found.value;
  const pepper = parts.pepper();
  if (!canVerify(pin, pepper)) return failure(problem("pepper-missing"));
  const admitted = admitAttempt(parts, document.unit, { number: itNumber, pin, unlocks: document.itUnlocks });
  if (!admitted.ok) return failure(inWordsForIt(admitted.problem));
  if (!(await verifyPin(typed, pin, pepper))) return failure(inWordsForIt(admitted.value));
  return store.append([
    { kind: "login-succeeded", body: { staffNumber: itNumber, by: "pin" } },
    { kind: "it-panel-opened", body: {} },
  ]);
};
