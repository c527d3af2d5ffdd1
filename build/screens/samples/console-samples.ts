import type { CounterPrompt, CounterState } from "../../../contract/counter/counter.ts";
import type { ConsoleRequestName } from "../../../contract/ipc/console-requests.ts";
import type { ConsoleView } from "../../../contract/ipc/console-view.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import type { PromptId, StaffNumber } from "../../../contract/words.ts";
import type { Step } from "../take-steps.ts";
import { longestPlace, usualPlace } from "./places.ts";
import { longestPauseReasons, pauseReasons } from "./ready-samples.ts";
import { text } from "./sample.ts";
import { sampleTime } from "./sample-clock.ts";
import { fewFigures, figures, noFigures, summary } from "./shift-samples.ts";

/** One state of 窗口台, for designers and for the tests that measure it. */
export interface ConsoleSample {
  readonly name: string;
  readonly view: ConsoleView;
  /** The clicks and keys that lead to the state. */
  readonly steps?: readonly Step[];
  /** Main's answers in place of the view. */
  readonly answers?: Readonly<Partial<Record<ConsoleRequestName, unknown>>>;
  /** Requests that main does not answer. */
  readonly unanswered?: readonly ConsoleRequestName[];
  readonly refusal?: Problem;
  /** A selector that is on the page only in the intended state. */
  readonly shows?: string;
}

const staffNumber = "330101" as StaffNumber;
const serving: CounterState = { window: "serving", staffNumber, pause: null, citizen: "none", prompt: null };

const prompt: CounterPrompt = {
  promptId: "22222222-2222-4222-8222-000000000001" as PromptId,
  state: "open",
  transactions: [{ transactionRef: "XK-2026-1124-0087", serviceNumber: 1, matterName: "居住证签注" }],
  openedAt: sampleTime(10, 38),
  endedAt: null,
};

const view: ConsoleView = {
  revision: 1,
  place: usualPlace,
  problem: null,
  supportPhone: "0571-12345678 转 6601",
  staff: { staffNumber, name: text("陈晓岚", "Chen Xiaolan") },
  counter: serving,
  mayCancel: false,
  logOutAsksPin: true,
  lastOutcome: { outcome: "answered", at: sampleTime(10, 36) },
  figures,
  upload: "sent",
  pauseReasons,
};

const nobody: ConsoleView = {
  ...view,
  staff: null,
  counter: { ...serving, window: "no-one-on-duty", staffNumber: null },
  lastOutcome: null,
  figures: null,
};

/** Newer than every other view. */
const loggedOut: ConsoleView = { ...nobody, revision: 2 };

const prompted: ConsoleView = { ...view, counter: { ...serving, citizen: "prompted", prompt }, mayCancel: true };

const longestNumber = "QT-XS-2026-000000001" as StaffNumber;
const longest: ConsoleView = {
  ...view,
  place: longestPlace,
  staff: {
    staffNumber: longestNumber,
    name: text("阿卜杜拉·阿卜杜热西提", "Abdullah Abdurehim of Qiantang District"),
  },
  counter: {
    ...serving,
    staffNumber: longestNumber,
    window: "paused",
    pause: {
      reason: text("参加业务培训，急办请到二楼综合受理窗口", "In training; for urgent matters go to general services"),
      until: sampleTime(23, 59),
    },
  },
  lastOutcome: { outcome: "unanswered", at: sampleTime(10, 36) },
  upload: "stuck",
  pauseReasons: longestPauseReasons,
};

const press = (testId: string): string => `[data-testid="${testId}"]`;
const fill = (testId: string, write: string): Step => ({ into: press(testId), write });

const serve: readonly ConsoleSample[] = [
  { name: "console-serving", view },
  {
    name: "console-serving-first",
    view: { ...view, lastOutcome: null, figures: noFigures, upload: "waiting" },
  },
  { name: "console-cancelled", view: { ...view, lastOutcome: { outcome: "cancelled", at: sampleTime(10, 36) } } },
  {
    name: "console-paused",
    view: {
      ...view,
      counter: {
        ...serving,
        window: "paused",
        pause: { reason: text("临时会议", "In a meeting"), until: sampleTime(23, 59) },
      },
    },
    shows: press("resume"),
  },
  {
    name: "console-about",
    view,
    steps: [press("about-open"), fill("reference", "XK-2026-1124-0087"), fill("matter", "居住证签注")],
  },
  { name: "console-prompted", view: prompted, shows: press("cancel") },
  {
    name: "console-walk-up",
    view: { ...prompted, mayCancel: false, counter: { ...prompted.counter, prompt: { ...prompt, transactions: [] } } },
  },
  { name: "console-writing", view: { ...view, counter: { ...serving, citizen: "writing" } } },
  { name: "console-longest", view: longest, shows: press("resume") },
  {
    name: "console-problem",
    view,
    steps: [press("open-prompt")],
    refusal: { code: "already-rated" },
    shows: press("console-problem"),
  },
  {
    name: "console-out-of-service",
    view: { ...nobody, place: null, pauseReasons: [], problem: { code: "configuration-missing" } },
    shows: press("support-phone"),
  },
  {
    name: "console-out-of-service-longest",
    view: {
      ...nobody,
      place: null,
      supportPhone: null,
      pauseReasons: [],
      problem: {
        code: "data-folder-unwritable",
        facts: {
          folder: "/var/lib/counterstar/windows/qiantang-xiasha-108",
          reason: "ENOSPC: no space left on device",
        },
      },
    },
    shows: press("problem-code"),
  },
];

const panels: readonly ConsoleSample[] = [
  { name: "console-login", view: nobody, shows: press("login-submit") },
  {
    name: "console-login-problem",
    view: nobody,
    steps: [fill("staff-number", "330101"), fill("pin", "123456"), press("login-submit")],
    refusal: { code: "login-locked", facts: { waitSeconds: 300, supportPhone: "0571-12345678 转 6601" } },
    shows: press("console-problem"),
  },
  {
    name: "console-login-wrong",
    view: nobody,
    steps: [fill("staff-number", "330101"), fill("pin", "123456"), press("login-submit")],
    refusal: { code: "pin-wrong", facts: { left: 2, supportPhone: "0571-12345678 转 6601" } },
    shows: press("console-problem"),
  },
  {
    name: "console-login-checking",
    view: nobody,
    steps: [fill("staff-number", "330101"), fill("pin", "628415"), press("login-submit")],
    unanswered: ["logIn"],
    shows: `${press("login-submit")}:disabled`,
  },
  { name: "console-login-stuck", view: { ...nobody, upload: "stuck" }, shows: press("login-submit") },
  {
    name: "console-hand-over-refused",
    view,
    steps: [press("hand-over"), fill("staff-number", "330101"), fill("pin", "628415"), press("login-submit")],
    refusal: { code: "handed-to-oneself" },
    shows: press("console-problem"),
  },
  { name: "console-hand-over", view, steps: [press("hand-over")], shows: press("login-submit") },
  { name: "console-pause", view, steps: [press("pause")], shows: press("pause-0") },
  {
    name: "console-pause-half-typed",
    view,
    steps: [press("pause"), fill("pause-until", "14")],
    shows: press("pause-why-pale"),
  },
  {
    name: "console-pause-longest",
    view: { ...longest, counter: { ...longest.counter, window: "serving", pause: null } },
    steps: [press("pause"), fill("pause-words", "陪同办事群众去二楼盖章，马上回来")],
    shows: press("pause-submit"),
  },
  {
    name: "console-explanation",
    view,
    steps: [
      press("explanation"),
      fill("explanation-reference", "XK-2026-1124-0087"),
      fill("explanation-text", "当时办件系统正在升级，等了十分钟，已经向办事人说明并道歉。"),
    ],
    shows: press("explanation-submit"),
  },
  {
    name: "console-explanation-saved",
    view,
    steps: [
      press("explanation"),
      fill("explanation-reference", "XK-2026-1124-0087"),
      fill("explanation-text", "当时办件系统正在升级。"),
      press("explanation-submit"),
    ],
    shows: "main.console-panel:not(:has(textarea))",
  },
  { name: "console-my-shift", view, steps: [press("my-shift")], shows: press("shift-rate") },
  { name: "console-log-out", view, steps: [press("log-out")], shows: press("log-out-confirm") },
  {
    name: "console-summary",
    view,
    steps: [press("log-out"), fill("pin", "628415"), press("log-out-confirm")],
    answers: { logOut: { view: loggedOut, summary } },
    shows: press("shift-levels"),
  },
  {
    name: "console-summary-few",
    view,
    steps: [press("log-out"), fill("pin", "628415"), press("log-out-confirm")],
    answers: { logOut: { view: loggedOut, summary: { figures: fewFigures, levels: null } } },
    shows: press("too-few-ratings"),
  },
];

export const consoleSamples: readonly ConsoleSample[] = [...serve, ...panels];
