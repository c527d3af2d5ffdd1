import type { Badge } from "../../../contract/ipc/view.ts";
import type { StaffMember } from "../../../contract/sync/configuration.ts";

/** 身份牌 of a member of staff; `date` is for 党龄. */
export const badgeOf = (member: StaffMember, date: Date): Badge => ({
  staffNumber: member.number,
  name: member.name,
  post: member.post,
  politicalStatus: member.politicalStatus,
  partyYears: wholeYearsSince(member.partyMemberSince, date),
  duties: member.duties,
  commitments: member.commitments,
  honours: member.honours,
  star: member.star,
  portrait: member.portrait,
});

/** Whole years from a month ("2013-07") to `date`; null for less than one year. */
export const wholeYearsSince = (month: string | null, date: Date): number | null => {
  if (month === null) return null;
  const [year = 0, monthNumber = 1] = month.split("-").map(Number);
  const years = date.getFullYear() - year - (date.getMonth() + 1 < monthNumber ? 1 : 0);
  return years >= 1 ? years : null;
};
