import type { TriedNumber } from "../../../contract/ipc/it.ts";
import { itNumber, type StaffNumber } from "../../../contract/words.ts";
import { memberOf } from "../../../db/configurations.ts";
import { type AttemptParts, standingOf } from "../login/admit-attempt.ts";
import { memberInUse } from "../login/member-in-use.ts";

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
