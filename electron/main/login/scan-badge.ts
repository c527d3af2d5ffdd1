import type { BadgeInput } from "../../../contract/ipc/inputs.ts";
import type { KioskView } from "../../../contract/ipc/view.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result } from "../../../contract/result.ts";
import type { ConfigurationDocument, StaffMember } from "../../../contract/sync/configuration.ts";
import { memberOf } from "../../../db/roster.ts";
import { admitAttempt } from "./admit-attempt.ts";
import type { LogInParts } from "./log-in.ts";
import { memberInUse } from "./member-in-use.ts";
import { purposeAt, startShift } from "./start-shift.ts";

/**
 * The one who has this badge; undefined where nobody has it, or two do: then it says nothing. Nor does a number that
 * was registered as a badge: whoever prints one must not be let in by it.
 */
const ownerOf = (document: ConfigurationDocument, text: string): StaffMember | undefined => {
  if (memberOf(document, text)) return undefined;
  const hash = sha256Hex(text);
  const owners = document.staff.filter(({ badges }) => badges.includes(hash));
  return owners.length === 1 ? owners[0] : undefined;
};

/**
 * What a reader has typed. A badge that is known logs in where the policy says so; otherwise it stands for its number,
 * as a code does that holds nothing but the number: `badge-pin-due` with it. `badge-unknown` is an attempt like any.
 */
export const scanBadgeWith =
  (parts: LogInParts) =>
  async ({ text }: BadgeInput): Promise<Result<KioskView>> => {
    const { store } = parts;
    const document = store.configuration();
    if (!document) return failure(problem("configuration-missing"));
    const typed = text.trim();
    const owner = ownerOf(document, typed);
    const member = owner ?? memberOf(document, typed);
    if (!member) {
      const admitted = admitAttempt(parts, document.unit, undefined);
      return admitted.ok ? failure(problem("badge-unknown")) : admitted;
    }
    if (!owner || document.policy.badgeLogin === "with-pin") {
      return failure(problem("badge-pin-due", { staffNumber: member.number }));
    }
    const admitted = admitAttempt(parts, document.unit, memberInUse(store, owner));
    if (!admitted.ok) return admitted;
    const succeeded = store.append([{ kind: "login-succeeded", body: { staffNumber: owner.number, by: "badge" } }]);
    return succeeded.ok ? startShift(parts, { member: owner, document }, purposeAt(parts.visit)) : succeeded;
  };
