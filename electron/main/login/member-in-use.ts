import type { StaffMember } from "../../../contract/sync/configuration.ts";
import type { ChangedPin } from "../../../db/changed-pins.ts";
import type { Store } from "../../../db/store.ts";

/** A member of staff with the PIN in use, and the verifiers that a change of it replaces. */
export interface MemberInUse extends StaffMember {
  readonly replaced: ChangedPin["replaces"];
}

/** A PIN set on this device counts until the roster has it, or has a newer one from the office. */
export const memberInUse = (store: Store, member: StaffMember): MemberInUse => {
  const changed = store.changedPin(member.number);
  if (!changed?.replaces.includes(member.pin.saltBase64)) return { ...member, replaced: [member.pin.saltBase64] };
  const { replaces, verifier } = changed;
  return { ...member, pin: verifier, mustChangePin: false, replaced: [...replaces, verifier.saltBase64] };
};
