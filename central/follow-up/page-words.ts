import type { PageLanguage } from "./page-language.ts";

const zh = {
  title: "带回家填写",
  otherLanguage: "English",
  window: "{number} 号窗口",
  ask: "还想说点什么？",
  askHint: "选几条，或写几句，都可以。不说也没关系，您的评价已经算数。",
  again: "这条评价已经收到 {count} 次补充，每一次单位都能看到。还可以再写。",
  tags: "可以选多条",
  tagsWell: "做得好的",
  tagsBadly: "没做好的",
  text: "也可以写几句",
  textHint: "最多 150 字。请不要写姓名、电话和证件号。",
  send: "提交",
  open: "这一页还开放 {days} 天。窗口的屏幕上看不到您在这里写的内容。",
  phone: "也可以拨打监督电话",
  nothing: "还没有选，也没有写。请选一条，或写几句，再提交。",
  tooLong: "写得太长了，最多 150 字。请改短一些，再提交。",
  unreadable: "文字里有无法保存的字符，请改一改，再提交。",
  tagsChanged: "选项刚刚有变化，请重新选一选，再提交。",
  thanksTitle: "谢谢，已经收到",
  thanks: "您补充的内容已经交给单位，他们会逐条看。这一页可以关掉了。",
  more: "再写一次",
  fullTitle: "已经收到多次补充",
  full: "这条评价已经收到 {count} 次补充，不能再加了。每一次单位都能看到。",
  ratedBeforeTitle: "这次服务已经评价过",
  ratedBefore: "同一次服务只算第一次评价，后来的这次不计入，也不能在这里补充。第一次评价仍然算数。",
  unknownTitle: "还没送到主管部门",
  unknown: "这条评价可能还在路上，请过几分钟再打开。窗口断网时会晚一些。请确认扫的是屏幕上完整的二维码。",
  lookAgain: "再看一次",
  closedTitle: "这一页已经关闭",
  closed: "评价后 {days} 天内可以补充，现在已经过了。您当时的评价仍然算数。",
  tooOften: "打开得太频繁了",
  tooOftenHint: "请 {seconds} 秒后再试。",
  refusedTitle: "没有收到",
  refused: "提交的内容不完整或太大。请返回上一页，重新提交。",
  troubleTitle: "暂时打不开",
  trouble: "系统现在忙，请过几分钟再试。",
} as const;

const en: Readonly<Record<keyof typeof zh, string>> = {
  title: "Finish on your phone",
  otherLanguage: "中文",
  window: "Window {number}",
  ask: "Anything you would like to add?",
  askHint: "Choose some, or write a few words. You need not: your rating counts already.",
  again: "Additions to this rating so far: {count}. The office sees every one, and you may write again.",
  tags: "Choose any that fit",
  tagsWell: "What went well",
  tagsBadly: "What went wrong",
  text: "Or write a few words",
  textHint: "At most 150 characters. Please leave out names, phone and identity numbers.",
  send: "Send",
  open: "Days left for this page: {days}. The screens at the window do not show your text.",
  phone: "You may also call",
  nothing: "Nothing is chosen or written yet. Please choose one or write a few words, then send.",
  tooLong: "This is too long: at most 150 characters. Please shorten it, then send.",
  unreadable: "The text has characters that cannot be saved. Please change it, then send.",
  tagsChanged: "The choices have just changed. Please choose again, then send.",
  thanksTitle: "Thank you, received",
  thanks: "The office has received your addition and reads every one. You may close this page.",
  more: "Write again",
  fullTitle: "Several additions received",
  full: "Additions to this rating: {count}, the maximum. The office sees every one.",
  ratedBeforeTitle: "This service was already rated",
  ratedBefore:
    "Only the first rating of a service counts. This later rating does not count, and nothing can be added to it here. The first rating still counts.",
  unknownTitle: "Not at the responsible department yet",
  unknown:
    "This rating may still be in transit. Please open the page again in a few minutes. It takes longer while a window is offline. Please check that you scanned the whole QR code.",
  lookAgain: "Check again",
  closedTitle: "This page is closed",
  closed: "The time for additions is over (days after the rating: {days}). Your rating still counts.",
  tooOften: "Opened too often",
  tooOftenHint: "Please try again in {seconds} seconds.",
  refusedTitle: "Not received",
  refused: "The text sent is incomplete or too large. Please go back and send it again.",
  troubleTitle: "Not available at the moment",
  trouble: "The system is busy. Please try again in a few minutes.",
};

export type PageWords = Readonly<Record<keyof typeof zh, string>>;

export const pageWords: Readonly<Record<PageLanguage, PageWords>> = { zh, en };

/** Fills `{name}`. */
export const fill = (text: string, facts: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
