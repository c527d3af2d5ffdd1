import { viewOf } from "../../../electron/main/visit/kiosk-view.ts";
import type { Session } from "../../../electron/main/visit/session.ts";
import { memberWith } from "./configuration.ts";
import { sessionDocument, survey } from "./session.ts";

export const document = { ...sessionDocument, staff: [memberWith("1001"), memberWith("1002")] };
/** A Tuesday. */
export const at = (hours: number, minutes = 0) => new Date(2026, 10, 24, hours, minutes);
export const now = { monoMs: 15_000, date: at(10) };

export const place = {
  unitName: { zh: "行政服务中心" },
  windowNumber: "3",
  windowName: { zh: "综合受理" },
  supervisionPhone: "0571-12345",
  complaintRoom: { zh: "二楼投诉接待室" },
  responsibleOffice: { zh: "主管部门", en: "the responsible department" },
};
export const services = { survey: survey.title };
export const badge = {
  staffNumber: "1001",
  name: { zh: "测试1001" },
  post: { zh: "受理员", en: "Officer" },
  politicalStatus: "party-member",
  partyYears: 13,
  duties: [{ zh: "受理申请" }],
  commitments: [{ zh: "首问负责" }],
  honours: [{ zh: "服务标兵" }],
  star: 4,
  portrait: null,
};
export const levels = [
  { level: 5, text: { zh: "等级5" } },
  { level: 4, text: { zh: "等级4" } },
  { level: 3, text: { zh: "等级3" } },
  { level: 2, text: { zh: "等级2" } },
  { level: 1, text: { zh: "等级1" } },
];
export const viewed = (session: Session, changes: Partial<typeof document> = {}, moment = now) =>
  viewOf(session, { ...document, ...changes }, moment);
