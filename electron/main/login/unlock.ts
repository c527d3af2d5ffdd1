import { type Result, success } from "../../../contract/result.ts";
import { itNumber, type StaffNumber } from "../../../contract/words.ts";
import type { Store } from "../../../db/store.ts";
import { attemptsAtNumber } from "./admit-attempt.ts";

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
