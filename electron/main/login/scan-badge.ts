import type { BadgeInput } from "../../../contract/ipc/inputs.ts";
import type { KioskView } from "../../../contract/ipc/view.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result } from "../../../contract/result.ts";
import type { ConfigurationDocument, StaffMember } from "../../../contract/sync/configuration.ts";
import { memberOf } from "../../../db/configurations.ts";
import { admitAttempt } from "./admit-attempt.ts";
import type { LogInParts } from "./log-in.ts";
import { memberInUse } from "./member-in-use.ts";
import { purposeAt, startShift } from "./start-shift.ts";

/**
 * The member of staff with this badge; undefined where none or more than one has it. A staff number is never a badge: a
 * printed number must not log a person in.
 */
const ownerOf = (document: ConfigurationDocument, text: string): StaffMember | undefined => {
  if (memberOf(document, text)) return undefined;
  const hash = sha256Hex(text);
  const owners = document.staff.filter(({ badges }) => badges.includes(hash));
  return owners.length === 1 ? owners[0] : undefined;
};

/**
 * Handles the text of a code reader. A known badge logs in where the policy allows it; otherwise the badge, like a code
 * with only a staff number, gives the number and `badge-pin-due`. `badge-unknown` counts as an attempt.
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
