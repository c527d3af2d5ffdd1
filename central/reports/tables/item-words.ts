import type { ItemState } from "../../../contract/office/rectification/item.ts";
import type { CallResult, ItemEventKind } from "../../../contract/office/rectification/item-events.ts";
import type { Word } from "../table.ts";

const word = (zh: string, en: string): Word => ({ zh, en });

/** Decisions of leaders, the city office and inspectors. */
export const decisionWords = {
  returned: word("退回", "returned"),
  "round-signed": word("签字同意本轮整改", "signed this round"),
  "appeal-decided": word("误评复核：", "appeal:"),
  "cannot-rectify-decided": word("无法整改申请：", "cannot rectify:"),
  "delay-decided": word("延期申请：", "delay:"),
  supervised: word("督办", "supervised"),
} as const satisfies Partial<Readonly<Record<ItemEventKind, Word>>>;
export type DecisionKind = keyof typeof decisionWords;

export const stateWords: Readonly<Record<ItemState, Word>> = {
  "to-verify": word("待核实", "to verify"),
  "to-rectify": word("待整改", "to rectify"),
  "to-explain": word("待解释", "to explain"),
  appealed: word("误评复核中", "appealed"),
  "cannot-rectify": word("申请无法整改", "cannot rectify"),
  "to-reply": word("待回复", "to reply"),
  "to-call": word("待回访", "to call"),
  closed: word("已办结", "closed"),
};

export const resultWords: Readonly<Record<CallResult, Word>> = {
  satisfied: word("满意", "satisfied"),
  "fairly-satisfied": word("基本满意", "fairly satisfied"),
  dissatisfied: word("不满意", "dissatisfied"),
  "not-reached": word("未联系上", "not reached"),
  unwilling: word("不愿受访", "unwilling to answer"),
  "no-contact": word("无联系方式", "no contact"),
};

/** A channel of a newer policy is written as its code. */
export const channelWords: ReadonlyMap<string, Word> = new Map([
  ["3", word("二维码", "QR code")],
  ["4", word("窗口评价器", "window evaluator")],
]);

export const itemWords = {
  sealed: word("已留，密封保存", "given, kept sealed"),
  noContact: word("未留", "not given"),
  yes: word("是", "yes"),
  no: word("否", "no"),
  granted: word("同意", "granted"),
  refused: word("不同意", "refused"),
  rectify: word("核实属实，予以整改", "verified: to rectify"),
  explain: word("核实后予以解释", "verified: to explain"),
  undecided: word("待决定", "undecided"),
  upheld: word("成立，复核不计入", "upheld: set aside"),
  rejected: word("驳回", "rejected"),
} as const satisfies Readonly<Record<string, Word>>;
