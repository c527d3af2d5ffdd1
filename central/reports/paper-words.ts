import { definitionsVersion } from "../../contract/office/figures/definitions.ts";
import { usualFavourable } from "../../contract/office/figures/figures.ts";
import { officeTimeZone } from "../../contract/office/office-time-zone.ts";
import type { PaperLanguage } from "../../contract/office/reports/exports.ts";
import { type About, textIn, type Word, type Writing } from "./table.ts";

/** The Swedish form is the ISO one. */
const asPaperTime = new Intl.DateTimeFormat("sv-SE", {
  dateStyle: "short",
  timeStyle: "medium",
  timeZone: officeTimeZone,
});

/** "2026-03-02 09:42:31" in Beijing time; a text that is no time is returned unchanged. */
export const paperTime = (time: string | Date): string => {
  const moment = new Date(time);
  return Number.isNaN(moment.getTime()) ? String(time) : asPaperTime.format(moment);
};

/** "1,958": grouped as on the pages. A four-digit count in a sentence would read like a year. */
export const grouped = (count: number): string => new Intl.NumberFormat("en-US").format(count);

/** "96.27 %" with two digits; "—" where there is none. */
export const percent = (rate: number | null): string => (rate === null ? "—" : `${(rate * 100).toFixed(2)}%`);

const words = {
  notice: { zh: "请注意", en: "Notice" },
  period: { zh: "期间", en: "Period" },
  all: { zh: "全部", en: "all" },
  definitions: { zh: "指标定义", en: "Definitions" },
  own: { zh: "本系统口径，第 {version} 版", en: "this system's own, version {version}" },
  writtenAt: { zh: "生成时间（北京时间）", en: "Written at (Beijing time)" },
  check: { zh: "复算命令", en: "Command to compute it again" },
  part: { zh: "分子", en: "numerator" },
  whole: { zh: "分母", en: "denominator" },
} as const satisfies Readonly<Record<string, Word>>;

/** The titles of numerator and denominator beside a rate. */
export const partTitle = (language: PaperLanguage, title: string): string => `${title} · ${words.part[language]}`;
export const wholeTitle = (language: PaperLanguage, title: string): string => `${title} · ${words.whole[language]}`;

/** The lines below the last row of a table, each a name and a text. */
export const explanation = (
  { notice, days, switches, definitions, facts = [], check, favourable = usualFavourable }: About,
  { language, writtenAt }: Writing,
): readonly (readonly [name: string, text: string])[] => {
  const say = (word: Word): string => textIn(language, word);
  return [
    ...(notice ? [[say(words.notice), say(notice)] as const] : []),
    [say(words.period), days === null ? say(words.all) : `${days.from} – ${days.to}`],
    ...switches.map(([name, value]) => [say(name), say(value)] as const),
    [say(words.definitions), say(words.own).replace("{version}", definitionsVersion)],
    ...definitions.map(
      ({ name, text }) => [say(name), say(text).replace("{favourable}", favourable.replace("-", "–"))] as const,
    ),
    ...facts.map(([name, value]) => [say(name), say(value)] as const),
    [say(words.writtenAt), paperTime(writtenAt)],
    [say(words.check), check],
  ];
};
