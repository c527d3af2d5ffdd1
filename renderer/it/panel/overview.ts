import type { ItPanel } from "../../../contract/ipc/it.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { sentenceOf } from "../../../contract/problems/sentences.ts";
import type { Speech } from "../../words/speech.ts";
import {
  contactStanding,
  counterApiStanding,
  diskText,
  keyWords,
  linkStandings,
  linkWords,
  lossStanding,
  lossText,
} from "./fact-texts.ts";
import type { ItPageName } from "./it-page.ts";
import type { Standing } from "./mark.tsx";
import { clockOffText, momentText, sinceText } from "./time-texts.ts";

/** One subject of 总览: how it stands, in one sentence, and the page that mends it. */
export interface OverviewRow {
  readonly name: "upload" | "network" | "ledger" | "disk" | "clock" | "key" | "queue" | "counterApi" | "numbers";
  readonly standing: Standing;
  readonly sentence: string;
  readonly page: ItPageName;
}

interface Moment {
  readonly panel: ItPanel;
  readonly now: Date;
  readonly speech: Speech;
}

type Found = Pick<OverviewRow, "standing" | "sentence">;

/** As on the centre's page: entries that wait longer need a person. */
const stuckAfterMs = 24 * 3_600_000;

const uploadOf = ({ panel: { device, sync }, now, speech }: Moment): Found => {
  const { count, oldestAt } = device.unsent;
  if (count === 0 || oldestAt === null) return { standing: "fine", sentence: speech.words("it.device.allSent") };
  const isStuck = now.getTime() - new Date(oldestAt).getTime() > stuckAfterMs;
  const isHalted = sync.trouble !== null && !sync.trouble.isOver;
  return {
    standing: isStuck ? "wrong" : isHalted ? "check" : "fine",
    sentence: speech.words("it.overview.unsent", { count, age: sinceText(oldestAt, now, speech) }),
  };
};

/** Enough to see where the fault is; the page says the remedy. */
const firstSentence = (problem: Problem, { language }: Speech): string =>
  sentenceOf(problem, language).match(/^.*?(?:。|\.(?= )|$)/)?.[0] ?? "";

const networkOf = ({ panel: { sync }, now, speech }: Moment): Found => {
  const { trouble, lastContactAt } = sync;
  if (trouble && !trouble.isOver) return { standing: "wrong", sentence: firstSentence(trouble.problem, speech) };
  if (lastContactAt === null) return { standing: "check", sentence: speech.words("it.sync.noContact") };
  const standing = contactStanding(lastContactAt, now);
  const contact = { at: momentText(lastContactAt, speech), age: sinceText(lastContactAt, now, speech) };
  return {
    standing,
    sentence: speech.words(standing === "fine" ? "it.overview.contact" : "it.overview.silent", contact),
  };
};

const ledgerOf = ({ panel: { system }, speech }: Moment): Found => {
  const { loss, quarantined: count } = system;
  if (loss) {
    const sentence = loss.isSealMissing ? speech.words("it.system.unsealed") : lossText(loss, speech);
    return { standing: lossStanding(loss), sentence };
  }
  if (count > 0) return { standing: "check", sentence: speech.words("it.overview.quarantined", { count }) };
  return { standing: "fine", sentence: speech.words("it.overview.ledgerFine") };
};

const diskOf = ({ panel: { device }, speech }: Moment): Found => ({
  standing: device.isDiskLow || device.freeMib === null ? "check" : "fine",
  sentence: diskText(device, speech),
});

/** A smaller error of the clock does not matter on the screen, and may be the network's delay. */
const tolerableSkewSeconds = 60;

/** Compared at every contact: after a long silence the last comparison says nothing about now. */
const clockOf = ({ panel: { sync }, now, speech }: Moment): Found => {
  const { clockOffSeconds: off, lastContactAt } = sync;
  if (off === null || contactStanding(lastContactAt, now) !== "fine")
    return { standing: "check", sentence: speech.words("it.overview.clockUnknown") };
  if (Math.abs(off) <= tolerableSkewSeconds)
    return { standing: "fine", sentence: speech.words("it.overview.clockFine") };
  return { standing: "wrong", sentence: clockOffText(off, speech) };
};

const keyOf = ({ panel: { device }, speech }: Moment): Found => ({
  standing: device.keyAtRest === "key-store" ? "fine" : "check",
  sentence: speech.words(keyWords[device.keyAtRest]),
});

const queueOf = ({ panel: { queueSystem }, speech }: Moment): Found => {
  const { words } = speech;
  if (queueSystem === null) return { standing: "skipped", sentence: words("it.overview.queueOff") };
  const { link, problem, lost } = queueSystem;
  if (problem) return { standing: "wrong", sentence: firstSentence(problem, speech) };
  if (lost) return { standing: "check", sentence: firstSentence(lost, speech) };
  return { standing: linkStandings[link], sentence: words(linkWords[link]) };
};

const counterApiOf = ({ panel: { counterApi }, speech }: Moment): Found => ({
  standing: counterApiStanding(counterApi),
  sentence: counterApi.problem ? firstSentence(counterApi.problem, speech) : speech.words("it.counterApi.noAddress"),
});

/** A number that only has to wait needs no one. */
const numbersOf = ({ panel: { numbers }, speech }: Moment): Found => {
  const count = numbers.filter(({ waitSeconds }) => waitSeconds === null).length;
  return { standing: count > 0 ? "check" : "fine", sentence: speech.words("it.overview.locked", { count }) };
};

/** Listed only where there is something to mend: most devices have neither an office system nor a locked number. */
const occasional = (moment: Moment): readonly OverviewRow[] => {
  const rows: readonly OverviewRow[] = [
    { name: "counterApi", page: "counterApi", ...counterApiOf(moment) },
    { name: "numbers", page: "numbers", ...numbersOf(moment) },
  ];
  return rows.filter(({ standing }) => standing !== "fine");
};

/** Whether the device is well: seven subjects, always all of them and in this order, and two more in trouble. */
export const overview = (moment: Moment): readonly OverviewRow[] => [
  { name: "upload", page: "sync", ...uploadOf(moment) },
  { name: "network", page: "network", ...networkOf(moment) },
  { name: "ledger", page: "system", ...ledgerOf(moment) },
  { name: "disk", page: "device", ...diskOf(moment) },
  { name: "clock", page: "network", ...clockOf(moment) },
  { name: "key", page: "device", ...keyOf(moment) },
  { name: "queue", page: "queueSystem", ...queueOf(moment) },
  ...occasional(moment),
];

/** How each page stands that has something to mend; the worst counts. */
export const troubledPages = (moment: Moment): ReadonlyMap<ItPageName, Standing> => {
  const found = overview(moment);
  const pagesThat = (wanted: Standing) =>
    found.filter(({ standing }) => standing === wanted).map(({ page }) => [page, wanted] as const);
  return new Map([...pagesThat("check"), ...pagesThat("wrong")]);
};
