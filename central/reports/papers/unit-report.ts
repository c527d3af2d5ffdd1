import {
  type Figures,
  type FiguresLine,
  fewestRatingsOfPerson,
  type Rate,
} from "../../../contract/office/figures/figures.ts";
import { figureDefinitions as definitions } from "../../../contract/office/reports/definitions.ts";
import type { LocalText } from "../../../contract/words.ts";
import { explanation, grouped, paperTime, percent } from "../paper-words.ts";
import { rateOf, type Share, textIn, type Word, type Writing } from "../table.ts";
import type { Paper } from "../typst/typeset.ts";
import { levelBar, levelColours } from "./level-bar.ts";
import type { MonthOfUnit } from "./read-month.ts";

const words = {
  title: { zh: "{month} 评价月报", en: "Monthly report of ratings, {month}" },
  author: { zh: "窗口星 评价中心", en: "Counterstar" },
  page: { zh: "第 {page} 页，共 {pages} 页", en: "Page {page} of {pages}" },
  figure: { zh: "指标", en: "Figure" },
  now: { zh: "本月", en: "This month" },
  before: { zh: "上月", en: "Month before" },
  change: { zh: "变化", en: "Change" },
  points: { zh: "个百分点", en: "points" },
  opened: { zh: "评价邀请", en: "Prompts" },
  ratings: { zh: "评价数", en: "Ratings" },
  negative: { zh: "差评", en: "Negative" },
  levels: { zh: "各等级的评价", en: "Ratings by level" },
  windows: { zh: "各窗口", en: "Windows" },
  window: { zh: "窗口", en: "Window" },
  otherWindows: { zh: "其余窗口", en: "Other windows" },
  staff: { zh: "窗口人员（不足 {fewest} 条不公布）", en: "Persons (not published below {fewest} ratings)" },
  person: { zh: "工号和姓名", en: "Number and name" },
  otherStaff: { zh: "其余人员", en: "Other persons" },
  tooFew: { zh: "不足 {fewest} 条，不公布", en: "fewer than {fewest} ratings: not published" },
} as const satisfies Readonly<Record<string, Word>>;

/** A rate that may not be told has no whole, as one without ratings. */
const shareOf = (rate: Rate | null): Share => ({ part: rate?.numerator ?? 0, whole: rate?.denominator ?? 0 });

const sharesOf = (figures: Figures): readonly (readonly [Word, Share])[] => [
  [definitions.favourable.name, shareOf(figures.favourableRate)],
  [definitions.walkUpFavourable.name, shareOf(figures.walkUpFavourableRate)],
  [definitions.unanswered.name, shareOf(figures.unansweredRate)],
];

const countsOf = ({ opened, ratings, negativeRatings }: Figures): readonly (readonly [Word, number])[] => [
  [words.opened, opened],
  [words.ratings, ratings],
  [words.negative, negativeRatings],
];

const shareText = (share: Share): string =>
  share.whole === 0 ? "—" : `${percent(rateOf(share))} (${grouped(share.part)}/${grouped(share.whole)})`;

/** "+1.38", "−1.38": with the sign that is as wide as a plus. */
const signed = (value: number, digits: number): string => {
  const size = new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${value > 0 ? "+" : value < 0 ? "−" : ""}${size.format(Math.abs(value))}`;
};

/** Both months side by side; the change of a rate in percentage points. */
const comparedRows = ({ figures, figuresBefore }: MonthOfUnit, say: (word: Word) => string) => {
  if (!figures) return [];
  const sharesBefore = figuresBefore && sharesOf(figuresBefore);
  const countsBefore = figuresBefore && countsOf(figuresBefore);
  const rates = sharesOf(figures).map(([name, share], index) => {
    const old = sharesBefore?.[index]?.[1];
    const [now, then] = [rateOf(share), old ? rateOf(old) : null];
    const change = now === null || then === null ? "—" : `${signed((now - then) * 100, 2)} ${say(words.points)}`;
    return [say(name), shareText(share), old ? shareText(old) : "—", change];
  });
  const counts = countsOf(figures).map(([name, count], index) => {
    const old = countsBefore?.[index]?.[1];
    return [
      say(name),
      grouped(count),
      old === undefined ? "—" : grouped(old),
      old === undefined ? "—" : signed(count - old, 0),
    ];
  });
  return [...rates, ...counts];
};

const lineRow = (place: string, { figures }: FiguresLine, say: (word: Word) => string): readonly string[] => {
  if (!figures) return [place, say(words.tooFew).replace("{fewest}", String(fewestRatingsOfPerson)), "", "", ""];
  const [favourable, , unanswered] = sharesOf(figures).map(([, share]) => shareText(share));
  return [place, favourable ?? "", grouped(figures.ratings), grouped(figures.negativeRatings), unanswered ?? ""];
};

/** The monthly report of a unit on A4 paper. */
export const unitReport = (month: MonthOfUnit, unitName: LocalText, writing: Writing): Paper => {
  const { language } = writing;
  const say = (word: Word): string => textIn(language, word);
  const fewest = String(fewestRatingsOfPerson);
  const title = say(words.title).replace("{month}", month.days.from.slice(0, 7));
  const { from, to } = month.days;
  const about = {
    title: words.title,
    days: month.days,
    ...month.unsettled,
    switches: [],
    definitions: [
      ...[definitions.counted, definitions.favourable, definitions.walkUpFavourable, definitions.unanswered],
      definitions.smallNumbers,
    ],
    favourable: month.favourable,
    check: `npm run centre -- recompute --from ${from} --to ${to}`,
  };
  const lineHeads = [definitions.favourable.name, words.ratings, words.negative, definitions.unanswered.name].map(say);
  return {
    template: "unit-report.typ",
    data: {
      language,
      title,
      author: say(words.author),
      unit: textIn(language, unitName),
      notice: month.unsettled ? say(month.unsettled.notice) : "",
      footer: `${textIn(language, unitName)} · ${paperTime(writing.writtenAt)}`,
      pageNumber: say(words.page),
      tooFew: say(words.tooFew).replace("{fewest}", fewest),
      comparedHeads: [words.figure, words.now, words.before, words.change].map(say),
      compared: comparedRows(month, say),
      levelsTitle: say(words.levels),
      bar: month.figures && levelBar(month.figures.levels),
      levels: [5, 4, 3, 2, 1].map((level) => ({
        colour: levelColours[level - 1],
        text: `${level} ${textIn(language, month.levelTexts[level - 1] ?? { zh: "" })}`,
        count: month.figures ? grouped(month.figures.levels[level - 1] ?? 0) : "—",
      })),
      windowsTitle: say(words.windows),
      windowHeads: [say(words.window), ...lineHeads],
      windows: month.windows.map((line) => lineRow(line.key ?? say(words.otherWindows), line, say)),
      staffTitle: say(words.staff).replace("{fewest}", fewest),
      staffHeads: [say(words.person), ...lineHeads],
      staff: month.staff.map((line) =>
        lineRow(line.staffName ? `${line.key} ${textIn(language, line.staffName)}` : say(words.otherStaff), line, say),
      ),
      explanation: explanation(about, writing),
    },
  };
};
