import type { StaffMember } from "../../../contract/sync/configuration.ts";
import type { ChangedPin } from "../../../db/changed-pins.ts";
import type { Store } from "../../../db/store.ts";

/** A member with the PIN that counts now, and what a change of it would have to replace. */
export interface MemberInUse extends StaffMember {
  readonly replaced: ChangedPin["replaces"];
}

/** A PIN that was set here counts until the roster has it, or another one that the office has given since. */
export const memberInUse = (store: Store, member: StaffMember): MemberInUse => {
  const changed = store.changedPin(member.number);
  if (!changed?.replaces.includes(member.pin.saltBase64)) return { ...member, replaced: [member.pin.saltBase64] };
  const { replaces, verifier } = changed;
  return { ...member, pin: verifier, mustChangePin: false, replaced: [...replaces, verifier.saltBase64] };
};
