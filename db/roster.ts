import type { ConfigurationDocument, StaffMember } from "../contract/sync/configuration.ts";

/** 名册: the member with this 工号, as typed (case does not matter); undefined where there is none. */
export const memberOf = (document: ConfigurationDocument, staffNumber: string): StaffMember | undefined =>
  document.staff.find(({ number }) => number.toUpperCase() === staffNumber.trim().toUpperCase());
