import type { Grant, RoleName } from "../../../contract/office/accounts/roles.ts";
import { sampleUnitCode as unitCode } from "./sample-office.ts";

/** Each role of the office, of a unit or window that the sample office has. */
export const grantOfRole: Readonly<Record<RoleName, Grant>> = {
  city: { role: "city" },
  leader: { role: "leader", unitCode },
  supervisor: { role: "supervisor", unitCode, windowNumber: "3" },
  caller: { role: "caller" },
  inspector: { role: "inspector" },
  auditor: { role: "auditor" },
  it: { role: "it" },
  staff: { role: "staff", unitCode },
};
