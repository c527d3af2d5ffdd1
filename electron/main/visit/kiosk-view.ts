import type { Badge, KioskView, Place } from "../../../contract/ipc/view.ts";
import type { ConfigurationDocument, StaffMember } from "../../../contract/sync/configuration.ts";
import { memberOf } from "../../../db/roster.ts";
import type { Session } from "./session.ts";

/** A view before it is numbered. */
export type ViewContent = KioskView extends infer View
  ? View extends unknown
    ? Omit<View, "revision">
    : never
  : never;

export interface Now {
  readonly monoMs: number;
  /** Wall clock, for 党龄 only. */
  readonly date: Date;
}

/** What the page shows of a session. Someone who is no longer on the roster is shown as nobody on duty. */
export const viewOf = (session: Session, document: ConfigurationDocument, now: Now): ViewContent => {
  const place = placeOf(document);
  const member = session.phase === "off-duty" ? undefined : memberOf(document, session.shift.staffNumber);
  if (session.phase === "off-duty" || !member) return { screen: "no-one-on-duty", place };
  const badge = badgeOf(member, now.date);
  switch (session.phase) {
    case "on-duty":
      return { screen: "ready", place, badge };
    case "thanking":
      return { screen: "thanks", place, badge, remainingMs: Math.max(0, session.deadlineMonoMs - now.monoMs) };
    case "prompting": {
      const { promptId, transaction, openedAtMonoMs, deadlineMonoMs } = session.prompt;
      return {
        screen: "prompt",
        place,
        badge,
        promptId,
        matterName: transaction?.matterName ?? null,
        levels: document.levels
          .toSorted((one, other) => other.level - one.level)
          .map(({ level, text }) => ({ level, text })),
        remainingMs: Math.max(0, deadlineMonoMs - now.monoMs),
        timeoutMs: deadlineMonoMs - openedAtMonoMs,
      };
    }
  }
};

const placeOf = ({ unit, window }: ConfigurationDocument): Place => ({
  unitName: unit.name,
  windowNumber: window.number,
  windowName: window.name,
  supervisionPhone: unit.supervisionPhone,
  complaintRoom: unit.complaintRoom,
});

const badgeOf = (member: StaffMember, date: Date): Badge => ({
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

/** Whole years from a month ("2013-07") to `date`; null where there is none yet. */
export const wholeYearsSince = (month: string | null, date: Date): number | null => {
  if (month === null) return null;
  const [year = 0, monthNumber = 1] = month.split("-").map(Number);
  const years = date.getFullYear() - year - (date.getMonth() + 1 < monthNumber ? 1 : 0);
  return years >= 1 ? years : null;
};
