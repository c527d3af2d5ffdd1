import type { KioskView, LevelChoice, TagChoice } from "../../../contract/ipc/view.ts";
import type { LocalText } from "../../../contract/words.ts";
import { text } from "./sample.ts";

/** Best first, as the centre ships them. */
export const levels: readonly LevelChoice[] = [
  { level: 5, text: text("非常满意", "Very satisfied") },
  { level: 4, text: text("满意", "Satisfied") },
  { level: 3, text: text("基本满意", "Fairly satisfied") },
  { level: 2, text: text("不满意", "Dissatisfied") },
  { level: 1, text: text("非常不满意", "Very dissatisfied") },
];

type ShippedTag = readonly [code: string, text: LocalText];

/** The shipped tags of 非常不满意, with the English an office would put beside them. */
const worstTags: readonly ShippedTag[] = [
  ["108", text("在办事指南之外增加新的审批条件", "Conditions added beyond the service guide")],
  ["109", text("需提供办事指南之外的申报材料", "Papers asked for that the service guide does not list")],
  ["110", text("无理由超过法定办理时间", "Legal time limit exceeded without a reason")],
  ["111", text("办事指南提供样本有错", "Samples in the service guide are wrong")],
  ["112", text("承诺在线收取申报材料实际无法收取", "Online submission was promised and does not work")],
  ["113", text("多头跑窗口和部门", "Sent from window to window")],
  ["114", text("跑动次数与承诺的不一致", "More visits than were promised")],
  ["115", text("服务态度差效率低", "Unfriendly and slow")],
];

/** The shipped tags of 非常满意. */
const bestTags: readonly ShippedTag[] = [
  ["510", text("一窗受理一次办结", "One window, one visit")],
  ["511", text("可以先受理后补材料", "Accepted first, missing papers later")],
  ["512", text("不用提交证明", "No certificates needed")],
  ["513", text("可以全程网上办理", "Can be done wholly online")],
  ["514", text("可以使用手机办理", "Can be done on a mobile phone")],
  ["515", text("可以就近办理", "Can be done near home")],
  ["516", text("无需材料直接办理", "Done at once, without any papers")],
  ["517", text("服务热情效率高", "Friendly and fast")],
];

/** An office's own set: from two characters to as long as the longest shipped tag. */
const ownTags: readonly ShippedTag[] = [
  ["201", text("太慢", "Slow")],
  ["202", text("在线预约办理后到实体大厅重复取号排队", "Had to queue again in the hall after booking a time online")],
  ["203", text("同样内容的证明材料被要求多次提交", "Asked several times for certificates that say the same thing")],
  ["204", text("推诿", "Sent from desk to desk")],
  ["205", text("承诺网办但无法在线办理", "Promised online, not possible online")],
  ["206", text("态度生硬", "Unfriendly")],
  ["207", text("没有提供材料样本", "No sample documents")],
  ["208", text("没有提供材料清单", "No list of documents")],
  ["209", text("未在承诺时间内办结", "Not done in the promised time")],
  ["210", text("窗口人员业务不熟练", "Staff unsure of their work")],
  ["211", text("排队时间长", "Long queue")],
  ["212", text("设施不方便", "Facilities are inconvenient")],
];

const asChoices = (tags: readonly ShippedTag[], chosen: readonly string[]): readonly TagChoice[] =>
  tags.map(([code, words], index) => ({ code, text: words, shownFirst: index < 3, chosen: chosen.includes(code) }));

type AllLevels = Extract<KioskView, { readonly screen: "reasons" }>["allLevels"];

const reasonsOf = (tags: readonly ShippedTag[]): readonly LocalText[] => tags.map(([, words]) => words);

/** The best reasons for the upper three levels, the worst ones for the others. */
export const allLevels: AllLevels = levels.map((choice) => ({
  text: choice.text,
  reasons: reasonsOf(choice.level > 2 ? bestTags : worstTags),
}));

/** An office's own set at every level. */
export const allLevelsOwn: AllLevels = levels.map((choice) => ({ text: choice.text, reasons: reasonsOf(ownTags) }));

export const worstTagChoices = (...chosen: readonly string[]): readonly TagChoice[] => asChoices(worstTags, chosen);
export const bestTagChoices = (...chosen: readonly string[]): readonly TagChoice[] => asChoices(bestTags, chosen);
export const ownTagChoices = (...chosen: readonly string[]): readonly TagChoice[] => asChoices(ownTags, chosen);
