import { type Grant, type RoleName, unitOf, windowOf } from "../../../contract/office/accounts/roles.ts";
import { fill, type WordKey, type Words } from "../words/words.ts";

const roleKeys: Readonly<Record<RoleName, WordKey>> = {
  city: "roleCity",
  leader: "roleLeader",
  supervisor: "roleSupervisor",
  caller: "roleCaller",
  inspector: "roleInspector",
  auditor: "roleAuditor",
  it: "roleIt",
  staff: "roleStaff",
};

export const roleText = (words: Words, role: RoleName): string => words[roleKeys[role]];

/** "单位领导（市政务服务中心）", with the unit's code where `nameOf` knows no name. */
export const grantText = (words: Words, grant: Grant, nameOf?: (unitCode: string) => string | undefined): string => {
  const [code, window] = [unitOf(grant), windowOf(grant)];
  const role = roleText(words, grant.role);
  if (code === null) return role;
  const unit = nameOf?.(code) ?? code;
  return window === null ? fill(words.grantOfUnit, { role, unit }) : fill(words.grantOfWindow, { role, unit, window });
};
