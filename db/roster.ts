import type { ConfigurationDocument, StaffMember } from "../contract/sync/configuration.ts";

/** The member of the roster with this 工号, in any case and with blanks around it; undefined without one. */
export const memberOf = (document: ConfigurationDocument, staffNumber: string): StaffMember | undefined =>
  document.staff.find(({ number }) => number.toUpperCase() === staffNumber.trim().toUpperCase());
