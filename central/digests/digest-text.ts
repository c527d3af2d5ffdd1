import type { DeviceStatus } from "../../contract/office/devices/devices.ts";
import type { DigestPeriod } from "../../contract/office/digests/digests.ts";
import type { Figures, Rate } from "../../contract/office/figures/figures.ts";
import type { Days } from "../../contract/office/figures/periods.ts";
import { figureDefinitions as definitions } from "../../contract/office/reports/definitions.ts";
import type { PaperLanguage } from "../../contract/office/reports/exports.ts";
import { percent } from "../reports/paper-words.ts";
import { textIn, type Word } from "../reports/table.ts";
import { statusWords, waitingWords, digestWords as words } from "./digest-words.ts";
import type { DigestContent, PlaceFigures } from "./read-content.ts";

export interface DigestAbout {
  readonly period: DigestPeriod;
  readonly days: Days;
  readonly language: PaperLanguage;
  /** The address of the office's pages, without a slash at its end. */
  readonly officeUrl: string;
}

type Facts = Readonly<Record<string, string | number>>;

const fill = (text: string, facts: Facts): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));

export const writer =
  (language: PaperLanguage) =>
  (word: Word, facts: Facts = {}): string =>
    fill(textIn(language, word), facts);

export type Say = ReturnType<typeof writer>;

const rateLine = (say: Say, name: Word, rate: Rate | null): string =>
  rate === null || rate.value === null
    ? `${say(name)} —`
    : `${say(name)} ${percent(rate.value)} (${rate.numerator}/${rate.denominator})`;

const figureLines = (say: Say, figures: Figures): readonly string[] => {
  const { opened, answered, unanswered, cancelled, ratings } = figures;
  const { promptedRatings: prompted, walkUpRatings: walkUps, negativeRatings: negative } = figures;
  return [
    say(words.opened, { opened, answered, unanswered, cancelled }),
    say(words.ratings, { ratings, prompted, walkUps, negative }),
    rateLine(say, definitions.favourable.name, figures.favourableRate),
    rateLine(say, definitions.walkUpFavourable.name, figures.walkUpFavourableRate),
    rateLine(say, definitions.unanswered.name, figures.unansweredRate),
    rateLine(say, definitions.coverage.name, figures.coverage),
    rateLine(say, definitions.negativeShare.name, figures.negativeShare),
  ];
};

const placeBlock = (say: Say, { unit, figures }: PlaceFigures, { days, language, officeUrl }: DigestAbout): string => {
  const query = new URLSearchParams({ ...days, ...(unit && { by: "windows", unit: unit.code }) });
  return [
    unit ? textIn(language, unit.name) : say(words.all),
    ...(figures ? figureLines(say, figures) : [say(words.tooFew)]),
    `${say(words.page)} ${officeUrl}/#/figures?${query}`,
  ].join("\n");
};

const figuresBlocks = (say: Say, { places, moreUnits }: DigestContent, about: DigestAbout): readonly string[] => {
  const [first] = places;
  if (!first) return [];
  const { from, to } = about.days;
  const facts = { version: first.definitionsVersion, favourable: first.switches.favourable.replace("-", "–") };
  return [
    `【${say(words.figures)}】\n${say(words.own, facts)}`,
    ...places.map((place) => placeBlock(say, place, about)),
    ...(moreUnits > 0 ? [say(words.more, { count: moreUnits })] : []),
    `${say(words.check)} npm run centre -- recompute --from ${from} --to ${to}`,
  ];
};

const shownStatuses: readonly DeviceStatus[] = ["live", "quiet", "lost", "never"];

const devicesBlock = (say: Say, devices: ReadonlyMap<DeviceStatus, number>): string =>
  [
    `【${say(words.devices)}】`,
    ...shownStatuses.map((status) => `${say(statusWords[status])} ${devices.get(status) ?? 0}`),
  ].join("\n");

const waitingBlock = (say: Say, waiting: DigestContent["waiting"], officeUrl: string): string =>
  [
    `【${say(words.waiting)}】`,
    ...waiting.map(
      ({ kind, count }) => `${say(waitingWords[kind])} ${count}  ${officeUrl}/#/${waitingWords[kind].path}`,
    ),
  ].join("\n");

/** A mail under its title, with the way to stop it. */
export const mailText = (say: Say, title: string, blocks: readonly string[]): { subject: string; text: string } => ({
  subject: `窗口星 Counterstar: ${title}`,
  text: `${[title, ...blocks, `${say(words.only)}\n${say(words.stop)}`].join("\n\n")}\n`,
});

/** The mail: counts and rates alone. Its subject names the period and no place or person. */
export const digestText = (content: DigestContent, about: DigestAbout): { subject: string; text: string } => {
  const say = writer(about.language);
  const { from, to } = about.days;
  const title = `${say(words[about.period])} ${from} – ${to}`;
  return mailText(say, title, [
    ...figuresBlocks(say, content, about),
    ...(content.devices ? [devicesBlock(say, content.devices)] : []),
    ...(content.waiting.length > 0 ? [waitingBlock(say, content.waiting, about.officeUrl)] : []),
  ]);
};
