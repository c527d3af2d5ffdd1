import type { ItDevice, ItPanel } from "../../../contract/ipc/it.ts";
import type { ItSync } from "../../../contract/ipc/it-sync.ts";
import type { ItSystem } from "../../../contract/ipc/it-system.ts";
import type { Problem, ProblemCode } from "../../../contract/problems/problem.ts";
import { sentenceOf } from "../../../contract/problems/sentences.ts";
import type { Speech } from "../../words/speech.ts";
import type { Standing } from "./mark.tsx";
import { clockOffText } from "./time-texts.ts";

export const keyWords = { "key-store": "it.device.keyStore", file: "it.device.keyFile" } as const;

export const linkWords = {
  "nobody-on-duty": "it.queueSystem.nobodyOnDuty",
  waiting: "it.queueSystem.waiting",
  connecting: "it.queueSystem.connecting",
  connected: "it.queueSystem.connected",
  "logged-in": "it.queueSystem.loggedIn",
} as const;

export const linkStandings = {
  "nobody-on-duty": "fine",
  waiting: "wrong",
  connecting: "check",
  connected: "check",
  "logged-in": "fine",
} as const satisfies Readonly<Record<keyof typeof linkWords, Standing>>;

/** Sentences one after the other; Chinese has no space between them. */
export const inOneText = (sentences: readonly string[], { language }: Speech): string =>
  sentences.join(language === "zh" ? "" : " ");

type Loss = NonNullable<ItSystem["loss"]>;

/** A fault where a person may have cut off entries, or may have put another database in the place of the own one. */
export const lossStanding = ({ reason, isSealMissing }: Loss): Standing =>
  isSealMissing || reason === "database-swapped" || reason === "database-older" ? "wrong" : "check";

/** Why the epoch in use began. */
export const lossText = ({ epoch, reason }: Loss, { words }: Speech): string =>
  words("it.system.lost", { epoch, loss: words(`it.system.losses.${reason}`) });

/** Closed, or without a token, it is not in use: no fault. */
export const counterApiStanding = ({ isOpen, problem, listensAt, addresses }: ItPanel["counterApi"]): Standing => {
  if (problem) return "wrong";
  return isOpen && listensAt !== null && addresses.length === 0 ? "check" : "fine";
};

const enrolAgainCodes: ReadonlySet<ProblemCode> = new Set(["device-unknown", "signature-wrong"]);

/** The centre does not know the device's key any more: only a new data folder helps. */
export const mustEnrolAgain = (trouble: ItSync["trouble"]): boolean =>
  trouble !== null && !trouble.isOver && enrolAgainCodes.has(trouble.problem.code);

/** A problem with the centre, as IT can act on it. */
export const centreProblemText = (problem: Problem, speech: Speech): string => {
  const { words, language } = speech;
  const { code, facts } = problem;
  // The direction, and a length that a person can picture.
  if (code === "network-clock-off")
    return inOneText([clockOffText(Number(facts?.["seconds"]), speech), words("it.clock.means")], speech);
  if (!enrolAgainCodes.has(code)) return sentenceOf(problem, language);
  const doors = { stick: words("it.stick.name"), enrol: words("it.enrolment.open") };
  return inOneText([sentenceOf(problem, language), words("it.enrolAgain", doors)], speech);
};

/** An exchange is due every minute, also with nothing to send, and a failed one is repeated within about a minute. */
const silentAfterMs = 10 * 60_000;

/** `check` before the first contact of this run, and after a long silence. */
export const contactStanding = (lastContactAt: string | null, now: Date): Standing =>
  lastContactAt !== null && now.getTime() - new Date(lastContactAt).getTime() <= silentAfterMs ? "fine" : "check";

export const diskText = ({ freeMib, isDiskLow }: ItDevice, { words }: Speech): string =>
  freeMib === null
    ? words("it.device.diskUnknown")
    : words(isDiskLow ? "it.device.diskLow" : "it.device.diskFree", { free: (freeMib / 1024).toFixed(1) });
