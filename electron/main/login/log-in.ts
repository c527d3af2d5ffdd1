import type { BadgeInput, ChangePinInput, LogInInput } from "../../../contract/ipc/inputs.ts";
import type { KioskView } from "../../../contract/ipc/view.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import {
  canVerify,
  newPinVerifier,
  pepperedVerifier,
  verifierIdOf,
  verifyPin,
} from "../../../contract/node/pin-verifier.ts";
import { isWeakPin } from "../../../contract/pin-strength.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { ConfigurationDocument, StaffMember } from "../../../contract/sync/configuration.ts";
import { memberOf } from "../../../db/configurations.ts";
import { type AttemptParts, admitAttempt } from "./attempts.ts";
import { type MemberInUse, memberInUse } from "./member-in-use.ts";
import { type Known, type Purpose, purposeAt, type ShiftParts, startShift } from "./start-shift.ts";

export interface LogInParts extends AttemptParts, ShiftParts {
  /** Base64; null until the centre has sent it. */
  readonly pepper: () => string | null;
}

/** The page's login requests. */
export interface LoginRequests {
  readonly logIn: (input: LogInInput) => Promise<Result<KioskView>>;
  readonly handOver: (input: LogInInput) => Promise<Result<KioskView>>;
  readonly changePin: (input: ChangePinInput) => Promise<Result<KioskView>>;
  readonly scanBadge: (input: BadgeInput) => Promise<Result<KioskView>>;
  /**
   * Whether this is the PIN of that member of staff, including one that has to be changed at the next login. Starts and
   * ends no shift.
   */
  readonly confirm: (input: LogInInput) => Promise<Result<unknown>>;
}

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
const scanBadgeWith =
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

/** Checks numbers and PINs against the roster, records every attempt in the ledger first, and starts shifts. */
export const loginRequests = (parts: LogInParts): LoginRequests => {
  const { store } = parts;

  const identify = async ({ staffNumber, pin }: LogInInput): Promise<Result<Known<MemberInUse>>> => {
    const document = store.configuration();
    if (!document) return failure(problem("configuration-missing"));
    const found = memberOf(document, staffNumber);
    const member = found && memberInUse(store, found);
    const pepper = parts.pepper();
    // No PIN can be checked without the pepper, so this does not count as an attempt.
    if (member && !canVerify(member.pin, pepper)) return failure(problem("pepper-missing"));
    const admitted = admitAttempt(parts, document.unit, member);
    if (!admitted.ok) return admitted;
    if (!member || !(await verifyPin(pin, member.pin, pepper))) return failure(admitted.value);
    const succeeded = store.append([{ kind: "login-succeeded", body: { staffNumber: member.number, by: "pin" } }]);
    return succeeded.ok ? success({ member, document }) : succeeded;
  };
  /**
   * Takes effect at once, here and offline. The centre receives the PIN's verifier sealed and ships it to every other
   * device.
   */
  const setPin = async ({ member, document }: Known<MemberInUse>, newPin: string): Promise<Result<unknown>> => {
    const { number, pin, replaced } = member;
    const forCentre = await newPinVerifier(newPin);
    const pepper = parts.pepper();
    const forDevice = pepper === null ? forCentre : pepperedVerifier(forCentre, pepper);
    // Loaded on demand: it would slow down every start, and few runs see a new PIN.
    const { sealPin } = await import("./seal-pin.ts");
    const { code } = document.unit;
    const sealed = await sealPin(forCentre, code, number, document.sealingKey);
    const body = { unitCode: code, staffNumber: number, verifierId: verifierIdOf(pin), sealed };
    const changed = { staffNumber: number, replaces: replaced, verifier: forDevice };
    return store.changePin(changed, [{ kind: "pin-changed", body }]);
  };

  const enter =
    (purpose: Purpose): LoginRequests["logIn"] =>
    async (input) => {
      const known = await identify(input);
      if (!known.ok) return known;
      const isDue = known.value.member.mustChangePin || input.changesPin;
      return isDue ? failure(problem("pin-change-due")) : startShift(parts, known.value, purpose);
    };

  return {
    scanBadge: scanBadgeWith(parts),
    logIn: enter("logged-in"),
    handOver: enter("handed-over"),
    confirm: identify,
    changePin: async ({ newPin, ...input }) => {
      // Checked before the attempt is counted: a refusal here says nothing about the present PIN.
      if (newPin === input.pin || isWeakPin(newPin, input.staffNumber)) return failure(problem("pin-weak"));
      const known = await identify(input);
      if (!known.ok) return known;
      const set = await setPin(known.value, newPin);
      return set.ok ? startShift(parts, known.value, purposeAt(parts.visit)) : set;
    },
  };
};
