import type { DeviceStatus } from "../../contract/office/devices/devices.ts";
import type { Word } from "../reports/table.ts";
import type { WaitingKind } from "./read-content.ts";

export const digestWords = {
  day: { zh: "今日待办", en: "Waiting today" },
  over: { zh: "，其中已过期限 {over}", en: ", of them past their day: {over}" },
  week: { zh: "评价周报", en: "Weekly digest" },
  month: { zh: "评价月报", en: "Monthly digest" },
  figures: { zh: "评价数字", en: "Figures" },
  all: { zh: "全部单位", en: "All units" },
  tooFew: { zh: "评价不足 10 条，不公布", en: "fewer than ten ratings: not published" },
  more: { zh: "另有 {count} 个单位，见页面", en: "More units on the page: {count}" },
  opened: {
    zh: "评价邀请 {opened}：已评价 {answered}，未评价 {unanswered}，已取消 {cancelled}",
    en: "Prompts {opened}: answered {answered}, unanswered {unanswered}, cancelled {cancelled}",
  },
  ratings: {
    zh: "评价数 {ratings}：受邀 {prompted}，主动 {walkUps}；其中差评 {negative}",
    en: "Ratings {ratings}: prompted {prompted}, unprompted {walkUps}; negative among them {negative}",
  },
  own: {
    zh: "本系统口径第 {version} 版；好评为 {favourable} 级；待核实的评价计入。",
    en: "This system's own definitions, version {version}; favourable levels {favourable}; ratings in question are counted.",
  },
  devices: { zh: "设备", en: "Devices" },
  waiting: { zh: "等待处理", en: "Waiting" },
  page: { zh: "查看", en: "See" },
  check: { zh: "复算命令", en: "Command to compute it again" },
  only: {
    zh: "本邮件只有数量，没有群众的话，也没有人员姓名。",
    en: "This mail has counts only: no citizen's words and no person's name.",
  },
  stop: {
    zh: "不想再收：登录后点右上角自己的名字，在“邮件摘要”里取消。",
    en: "To stop it: log in, choose your name at the top right, and switch it off under Digests by mail.",
  },
} as const satisfies Readonly<Record<string, Word>>;

export const statusWords: Readonly<Record<DeviceStatus, Word>> = {
  live: { zh: "在线", en: "live" },
  quiet: { zh: "暂无联系", en: "quiet" },
  lost: { zh: "失联一天以上", en: "lost for a day or more" },
  never: { zh: "从未联系", en: "never seen" },
  revoked: { zh: "已吊销", en: "revoked" },
};

/** Each with the page on which a person sees to it. */
export const waitingWords: Readonly<Record<WaitingKind, Word & { readonly path: string }>> = {
  flags: { zh: "待核实的疑问", en: "Questions to check", path: "signals" },
  contested: { zh: "同一办件两处评价", en: "Services rated at two windows", path: "ratings" },
  locked: { zh: "锁定的工号", en: "Locked staff numbers", path: "shifts" },
  alerts: { zh: "未确认的提醒", en: "Unacknowledged alerts", path: "alerts" },
  alarmed: { zh: "有告警的设备", en: "Devices with an alarm", path: "devices" },
};
