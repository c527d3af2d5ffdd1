import { z } from "zod";
import type { LocalText } from "../../words.ts";
import { question } from "../question.ts";

/** The kinds of needs, in words for their readers. */
export const needTexts = {
  "complaints-unopened": { zh: "投诉还没有人看过", en: "Complaints that no one has opened" },
  "opinions-unopened": { zh: "意见还没有人看过", en: "Opinions that no one has opened" },
  "explanations-unopened": { zh: "窗口人员的申诉还没有人看过", en: "Explanations of staff that no one has opened" },
  "numbers-locked": { zh: "工号被锁定，等待解锁", en: "Locked staff numbers" },
  "items-due": { zh: "整改项今明两天到期，或已超期", en: "Items due by tomorrow, or overdue" },
  "helps-asked": { zh: "其他单位请本单位协办，等您答复", en: "Contributions that other units ask of yours" },
  "items-late": {
    zh: "整改项超期，工作日数已多过整改期限",
    en: "Items late by more working days than a rectification has",
  },
  "items-very-late": {
    zh: "整改项超期，工作日数已多过整改期限的两倍",
    en: "Items late by more than twice the working days of a rectification",
  },
  "items-appealed": { zh: "单位申请误评复核，等您决定", en: "Appeals of units, to decide" },
  "items-impossible": { zh: "单位申请无法整改，等您决定", en: "Items said to be impossible, to decide" },
  "delays-asked": { zh: "单位申请延期，等您决定", en: "Delays that units ask for, to decide" },
  "calls-waiting": { zh: "整改项等您回访", en: "Citizens to call about their items" },
  "cards-to-approve": { zh: "“你说我改”等您批准", en: 'Cards "You said, we changed", to approve' },
  "cards-returned": { zh: "“你说我改”被退回，请修改后再报", en: 'Cards "You said, we changed" that came back' },
  "comments-to-decide": { zh: "群众同意公开的意见，等您决定", en: "Comments that may be published, to decide" },
  "signals-open": { zh: "新的疑问，等您请单位说明或排除", en: "New questions, to ask a unit about or to clear" },
  "signals-asked": { zh: "市创先办的疑问，等本单位说明", en: "Questions of the city office, for your unit to answer" },
  "signals-answered": { zh: "单位已说明的疑问，等您确认或排除", en: "Answered questions, to confirm or to clear" },
  "services-contested": { zh: "同一办件两处评价，等您决定", en: "Services rated at two windows, to decide" },
  "devices-silent": { zh: "本单位有设备超过一天没有联系", en: "Devices of your unit silent for over a day" },
  "devices-lost": { zh: "设备超过一天没有联系", en: "Devices silent for over a day" },
  "devices-quiet": { zh: "设备超过一小时没有联系", en: "Devices silent for over an hour" },
  "entries-unsent": { zh: "设备有台账超过一天没有送达", en: "Devices with entries unsent for over a day" },
  "alerts-open": { zh: "设备提醒还没有人确认", en: "Alerts that no one has acknowledged" },
  "month-to-freeze": { zh: "月份已结束，星级还没有冻结", en: "Months that have ended, with stars to freeze" },
  "calendar-missing": { zh: "缺一年的节假日安排，请导入", en: "A year without its public holidays, to import" },
  "uploads-refused": { zh: "好差评平台拒收的评价，可以补报", en: "Ratings that the platform above refused" },
  "uploads-unanswered": {
    zh: "好差评平台一天没有应答的评价",
    en: "Ratings without an answer of the platform for a day",
  },
  "rollouts-running": { zh: "配置正在下发，有设备还没有用上", en: "Roll-outs that have not reached every device" },
  "accounts-waiting": { zh: "新账号或重设密码，等您确认", en: "New accounts and reset passwords, for you to confirm" },
  "accounts-without-code": {
    zh: "账号须有验证器，还没有设置",
    en: "Accounts that need an authenticator and have none",
  },
  "exports-failed": { zh: "您的任务没有完成", en: "Your jobs that failed" },
  "exports-done": { zh: "您的导出已完成，还没有下载", en: "Your exports, ready to download" },
} as const satisfies Readonly<Record<string, Required<LocalText>>>;

export type NeedKind = keyof typeof needTexts;
export const NeedKind = z.enum(Object.keys(needTexts) as [NeedKind, ...NeedKind[]]);

/** Something that waits for the reader, and the page where it is done. */
export const NeedRow = z.strictObject({
  kind: NeedKind,
  count: z.int().min(1),
  /** Those among them whose promised day has passed; null where none is promised. */
  over: z.int().min(0).nullable(),
  /** How long the oldest one has waited: a time, or a day without one, ISO 8601. null where the need has no beginning. */
  oldestAt: z.string().nullable(),
  /** The path of a page of the office, and the filters in its address. */
  page: z.string(),
  filters: z.record(z.string(), z.string()),
});
export type NeedRow = z.infer<typeof NeedRow>;

/** `GET /office/v1/today`: 今日. Only needs that wait for the reader, and only those within the reader's permissions. */
export const OfficeToday = z.strictObject({ needs: z.array(NeedRow) });
export type OfficeToday = z.infer<typeof OfficeToday>;
export const todayQuestion = question("/office/v1/today", OfficeToday);
