import { accessValueText } from "../../../contract/office/accounts/access-values.ts";
import { workingDaysLate } from "../../../contract/office/rectification/due-day.ts";
import type { ItemEvent, ItemEventKind } from "../../../contract/office/rectification/item-events.ts";
import { itemDefinitionsVersion } from "../../../contract/office/rectification/item-figures.ts";
import type { ExportedItems } from "../../../contract/office/rectification/items.ts";
import type { PaperLanguage } from "../../../contract/office/reports/exports.ts";
import type { Level, LocalText } from "../../../contract/words.ts";
import type { WorkCalendar } from "../../../contract/working-days.ts";
import { dayAt } from "../../figures/running-part.ts";
import { type LevelWords, levelText, tagText } from "../../policy/level-words.ts";
import type { ExportedEvent, ExportedItem } from "../../rectification/read-exported-items.ts";
import { dueOf } from "../../rectification/read-items.ts";
import { type Column, type Row, type Table, textIn, type Word } from "../table.ts";
import { channelWords, type DecisionKind, decisionWords, itemWords, resultWords, stateWords } from "./item-words.ts";

/** The parts of a sheet besides its items. */
export interface SheetParts {
  readonly language: PaperLanguage;
  /** The words of levels and tags, as the office ever shipped them. */
  readonly levels: readonly LevelWords[];
  /** The name of a root cause by its code. */
  readonly causeName: (code: string) => LocalText;
  readonly calendar: WorkCalendar;
  readonly atMs: number;
}

type EventOf<Kind extends ItemEventKind> = Extract<ItemEvent, { readonly kind: Kind }>;
type Made<Kind extends ItemEventKind> = ExportedEvent & { readonly event: EventOf<Kind> };

const made = <Kind extends ItemEventKind>({ events }: ExportedItem, ...kinds: readonly Kind[]): readonly Made<Kind>[] =>
  events.filter((each): each is Made<Kind> => (kinds as readonly ItemEventKind[]).includes(each.event.kind));

const dayOf = ({ at }: ExportedEvent): string => dayAt(Date.parse(at));
const lines = (texts: readonly string[]): string | null => texts.join("\n") || null;

const causeText = ({ item }: ExportedItem, { causeName, language }: SheetParts): string | null =>
  item.rootCause === null ? null : textIn(language, causeName(item.rootCause));

/** With its code, by which tables of other days are compared: a name may change. */
const codedCause = (exported: ExportedItem, parts: SheetParts): string | null => {
  const [name, code] = [causeText(exported, parts), exported.item.rootCause];
  if (name === code || code === null) return code;
  return parts.language === "zh" ? `${name}（${code}）` : `${name} (${code})`;
};

/** 评价信息 of the rating that opened it. */
const ratingCells = (exported: ExportedItem, { levels, language }: SheetParts) => {
  const { level, tagCodes, comment, laterComments, channel } = exported;
  const say = (text: LocalText): string => textIn(language, text);
  const tagsOf = (of: Level): string[] => [...new Set(tagCodes ?? [])].map((code) => say(tagText(levels, of, code)));
  return {
    level: level === null ? null : `${level} ${say(levelText(levels, level))}`,
    channel: channel === null ? null : say(channelWords.get(channel) ?? { zh: channel }),
    tags: level === null ? null : lines(tagsOf(level)),
    words: lines([...(comment === null ? [] : [comment]), ...laterComments]),
  };
};

/** 拟办意见: how it was verified, and what the unit decided to do. */
const planText = (exported: ExportedItem, parts: SheetParts): string | null => {
  const say = (word: Word): string => word[parts.language];
  return lines([
    ...made(exported, "verified").map(({ event }) => say(itemWords[event.finding])),
    ...[causeText(exported, parts)].filter((text) => text !== null),
    ...made(exported, "appealed", "cannot-rectify-asked").map(({ event }) => event.reason),
  ]);
};

/** Whether a decision says yes; null where it only has a reason. */
const isYes = (event: EventOf<DecisionKind>): boolean | null => {
  if ("isUpheld" in event) return event.isUpheld;
  return "isGranted" in event ? event.isGranted : null;
};

/** 领导批示: the decisions of leaders, the city office and inspectors, each with its day. */
const decisionsText = (exported: ExportedItem, { language }: SheetParts): string | null =>
  lines(
    made(exported, ...(Object.keys(decisionWords) as DecisionKind[])).map((each) => {
      const { event, madeBy } = each;
      const yes = isYes(event);
      const said = yes === null ? "" : itemWords[yes ? "granted" : "refused"][language];
      const reason = "reason" in event ? event.reason : "";
      return [dayOf(each), madeBy ?? "", `${decisionWords[event.kind][language]}${said}`, reason].join(" ").trim();
    }),
  );

const callsText = (exported: ExportedItem, { language }: SheetParts): string | null =>
  lines(
    made(exported, "called").map((each) =>
      `${dayOf(each)} ${resultWords[each.event.result][language]} ${each.event.note ?? ""}`.trim(),
    ),
  );

const contactText = ({ item }: ExportedItem, { language }: SheetParts): string =>
  itemWords[item.hasContact ? "sealed" : "noContact"][language];

/** 是否回复, 是否回访. */
const yesNo = (is: boolean, { language }: SheetParts): string => itemWords[is ? "yes" : "no"][language];

const publicCells = (exported: ExportedItem, ordinal: number, parts: SheetParts): Row => {
  const { item, transactionRef, matterName, district, unitName, windowName, windowNumber } = exported;
  const rating = ratingCells(exported, parts);
  const { language } = parts;
  const place = [textIn(language, unitName), ...(windowName ? [textIn(language, windowName)] : [])].join(" ");
  const handled = made(exported, "rectified", "explained").map((each) => `${dayOf(each)} ${each.event.action}`);
  const replies = made(exported, "replied").map((each) => `${dayOf(each)} ${each.event.text}`);
  return [
    ...[ordinal, contactText(exported, parts), transactionRef, matterName, rating.channel, rating.level, district],
    ...[contactText(exported, parts), place, windowNumber],
    ...[yesNo(item.hasContact && item.replies.length > 0, parts), yesNo(item.calls.length > 0, parts)],
    ...[planText(exported, parts), lines(handled), lines(replies), rating.tags, rating.words],
    ...[decisionsText(exported, parts), callsText(exported, parts)],
  ];
};

/** Working days late, of all rounds: those that ended, and the one that runs. */
const daysLate = ({ item }: ExportedItem, { calendar, atMs }: SheetParts): number => {
  const runs = !["to-call", "closed", "appealed"].includes(item.state);
  const rounds = [...item.replies, ...(runs ? [{ due: item.due.day, day: dayAt(atMs) }] : [])];
  return rounds.reduce((sum, { due, day }) => sum + workingDaysLate(due, day, calendar), 0);
};

const namesOf = (events: readonly ExportedEvent[], { language }: SheetParts): string | null =>
  lines([
    ...new Set(
      events.flatMap(({ madeBy, role }) =>
        madeBy === null || role === null ? [] : [`${madeBy}（${textIn(language, accessValueText("role", role))}）`],
      ),
    ),
  ]);

const delayText = (exported: ExportedItem, { language }: SheetParts): string | null =>
  lines(
    made(exported, "delay-asked", "delay-decided").map((each) => {
      const { event } = each;
      if (event.kind === "delay-asked") return `${dayOf(each)} +${event.days} ${event.reason}`;
      return `${dayOf(each)} ${itemWords[event.isGranted ? "granted" : "refused"][language]}`;
    }),
  );

const inspectorCells = (exported: ExportedItem, parts: SheetParts): Row => {
  const { item, openedAt } = exported;
  const { language } = parts;
  const due = dueOf(item) ?? item.due;
  const lastCall = item.calls.at(-1);
  return [
    ...[openedAt.toISOString(), due.day, yesNo(due.isProvisional, parts), item.round],
    ...[namesOf(made(exported, "verified"), parts), codedCause(exported, parts)],
    ...[namesOf(made(exported, "rectified", "explained"), parts), delayText(exported, parts)],
    lastCall === undefined ? null : resultWords[lastCall][language],
    item.appeal === "none" ? null : itemWords[item.appeal][language],
    ...[daysLate(exported, parts), itemDefinitionsVersion],
    made(exported, "rectified", "explained").reduce((sum, { event }) => sum + event.evidence.length, 0),
    ...[exported.number, stateWords[item.state][language]],
  ];
};

const column = (kind: Column["kind"], zh: string, en: string): Column => ({ title: { zh, en }, kind });

/** The nineteen columns of the sheet that offices hand on. */
export const sheetColumns: readonly Column[] = [
  column("count", "序号", "No."),
  column("text", "姓名", "Name"),
  column("id", "办件编号", "Transaction"),
  column("text", "事项名称", "Matter"),
  column("text", "评价渠道", "Channel"),
  column("text", "满意度", "Level"),
  column("id", "辖区编码", "District"),
  column("text", "联系方式", "Contact"),
  column("text", "评价窗口名称", "Window"),
  column("id", "评价窗口编号", "Window number"),
  column("text", "是否回复", "Replied"),
  column("text", "是否回访", "Called back"),
  column("text", "拟办意见", "Plan"),
  column("text", "整改结果", "Action"),
  column("text", "回复结果", "Reply"),
  column("text", "评价指标", "Tags"),
  column("text", "评价理由", "Reason"),
  column("text", "领导批示", "Decisions"),
  column("text", "回访信息", "Calls"),
];

const inspectorColumns: readonly Column[] = [
  column("time", "登记时间", "Opened at"),
  column("date", "到期日", "Due"),
  column("text", "暂定", "Provisional"),
  column("count", "轮次", "Round"),
  column("text", "核实人", "Verified by"),
  column("text", "根本原因", "Root cause"),
  column("text", "整改人", "Handled by"),
  column("text", "延期", "Delay"),
  column("text", "回访结果", "Last call"),
  column("text", "申诉结果", "Appeal"),
  column("count", "超期工作日", "Working days late"),
  column("text", "指标版本", "Definitions"),
  column("count", "证据数", "Evidence"),
  column("id", "整改项编号", "Item"),
  column("text", "步骤", "Step"),
];

async function* rowsOf(
  pages: AsyncIterable<readonly ExportedItem[]>,
  isWide: boolean,
  parts: SheetParts,
): AsyncGenerator<readonly Row[]> {
  let ordinal = 0;
  for await (const page of pages) {
    yield page.map((exported) => {
      ordinal += 1;
      const cells = publicCells(exported, ordinal, parts);
      return isWide ? [...cells, ...inspectorCells(exported, parts)] : cells;
    });
  }
}

const opened = { zh: "立项日期", en: "Opened" };

/** 整改项 with the rating that opened each. `isWide`: with the columns of inspectors. */
export const itemsTable = (
  pages: AsyncIterable<readonly ExportedItem[]>,
  { from, to, unit, window, state, origin, isWide }: ExportedItems,
  parts: SheetParts,
): Table => ({
  about: {
    title: { zh: isWide ? "整改台账（督查）" : "差评整改台账", en: isWide ? "Items for inspection" : "Items" },
    days: { from, to },
    switches: [
      [{ zh: "期间", en: "Days" }, opened],
      ...[
        [{ zh: "单位编码", en: "Unit code" }, unit],
        [{ zh: "窗口", en: "Window" }, window],
        [{ zh: "步骤", en: "Step" }, state],
        [{ zh: "来源", en: "Origin" }, origin],
      ].flatMap(([name, value]) =>
        value === undefined ? [] : [[name as Word, { zh: String(value), en: String(value) }] as const],
      ),
    ],
    definitions: [],
    check: "npm run centre -- verify --all",
  },
  columns: isWide ? [...sheetColumns, ...inspectorColumns] : sheetColumns,
  pages: rowsOf(pages, isWide, parts),
});
