import type { ShiftFigures, ShiftSummary } from "../../../contract/ipc/shift.ts";
import type { Step } from "../take-steps.ts";
import { nonParty } from "./badges.ts";
import { levels } from "./levels.ts";
import { noServices, usualPlace } from "./places.ts";
import { longestReady, usualReady } from "./ready-samples.ts";
import { type Sample, viewOf } from "./sample.ts";
import { sampleTime } from "./sample-clock.ts";

export const figures: ShiftFigures = {
  startedAt: sampleTime(8, 55),
  opened: 41,
  answered: 33,
  unanswered: 6,
  cancelled: 2,
  walkUps: 4,
  responseRate: 33 / 39,
};

const counts = [21, 11, 3, 2, 0];

export const summary: ShiftSummary = {
  figures,
  levels: levels.map((choice, index) => ({ ...choice, count: counts[index] ?? 0 })),
};

export const fewFigures: ShiftFigures = {
  ...figures,
  opened: 9,
  answered: 7,
  unanswered: 2,
  cancelled: 0,
  walkUps: 0,
  responseRate: 7 / 9,
};

export const noFigures: ShiftFigures = {
  ...fewFigures,
  opened: 0,
  answered: 0,
  unanswered: 0,
  responseRate: null,
};

const menu = '[data-testid="badge"]';
const ready = viewOf("ready", usualReady);
const openExplanation = [menu, '[data-testid="explanation"]'];
const reference = { into: '[data-testid="reference-entry"]', write: "XK-2026-1124-0087" } as const;
const words = {
  into: '[data-testid="text-about"]',
  write: "当时办件系统正在升级，等了十分钟，已经向办事人说明并道歉。",
} as const;
const numberDone = '[data-testid="reference-done"]';
const done = '[data-testid="text-done"]';
const logOut = [menu, '[data-testid="log-out"]', '[data-testid="log-out-confirm"]'];

const takeOver: readonly Step[] = [
  menu,
  '[data-testid="hand-over"]',
  { into: '[data-testid="staff-number"]', write: "330101" },
  { into: '[data-testid="pin"]', write: "628415" },
  '[data-testid="login-submit"]',
];

/** The answer to a log-out is newer than the sample's own view. */
const answeredWith = (told: ShiftSummary) => ({
  logOut: {
    view: { ...viewOf("no-one-on-duty", { place: usualPlace, services: { survey: null } }), revision: 2 },
    summary: told,
  },
});

/** The screens that staff use besides serving. */
export const shiftSamples: readonly Sample[] = [
  {
    name: "ready-log-out-pin",
    view: ready,
    plain: true,
    steps: logOut,
    refusal: { code: "log-out-pin-due", facts: { staffNumber: "330101" } },
    shows: '[data-testid="login-submit"]',
  },
  {
    name: "ready-hand-over",
    view: ready,
    plain: true,
    steps: [menu, '[data-testid="hand-over"]'],
    shows: '[data-testid="login-submit"]',
  },
  {
    name: "ready-hand-over-refused",
    view: ready,
    plain: true,
    steps: takeOver,
    refusal: { code: "handed-to-oneself" },
    shows: '[data-testid="login-problem"]',
  },
  {
    name: "ready-shift-taken-over",
    view: viewOf("ready", { ...usualReady, badge: nonParty }),
    steps: takeOver,
    answers: { handOver: { ...ready, revision: 2 } },
    shows: '[data-testid="shift-begun"]',
  },
  {
    name: "no-one-on-duty-shift-begun",
    view: viewOf("no-one-on-duty", { place: usualPlace, services: noServices }),
    steps: ['[data-testid="login-open"]', ...takeOver.slice(2)],
    answers: { logIn: { ...ready, revision: 2 } },
    shows: '[data-testid="shift-begun"]',
  },
  {
    name: "no-one-on-duty-checking",
    view: viewOf("no-one-on-duty", { place: usualPlace, services: noServices }),
    plain: true,
    steps: ['[data-testid="login-open"]', ...takeOver.slice(2)],
    unanswered: ["logIn"],
    shows: '.kiosk[data-slow="true"]',
  },
  {
    name: "ready-pause-how-long",
    view: viewOf("ready", longestReady),
    steps: [menu, '[data-testid="pause-open"]', '[data-testid="pause-5"]'],
    shows: '[data-testid="pause-minutes-15"]',
  },
  {
    name: "ready-my-shift",
    view: ready,
    steps: [menu, '[data-testid="my-shift"]'],
    answers: { myShift: figures },
    shows: '[data-testid="my-shift-close"]',
  },
  {
    name: "ready-shift-summary",
    view: ready,
    steps: logOut,
    answers: answeredWith(summary),
    shows: '[data-testid="shift-levels-show"]',
  },
  {
    name: "ready-shift-summary-levels",
    view: ready,
    steps: [...logOut, '[data-testid="shift-levels-show"]'],
    answers: answeredWith(summary),
    shows: '[data-testid="shift-levels"]',
  },
  {
    name: "ready-shift-summary-few",
    view: ready,
    steps: logOut,
    answers: answeredWith({ figures: fewFigures, levels: null }),
    shows: '[data-testid="too-few-ratings"]',
  },
  {
    name: "ready-ask-about",
    view: ready,
    plain: true,
    steps: [menu, '[data-testid="ask-about"]', reference, numberDone],
    shows: '[data-testid="text-about"]',
  },
  {
    name: "ready-ask-about-rated",
    view: ready,
    plain: true,
    steps: [menu, '[data-testid="ask-about"]', reference, numberDone, done],
    refusal: { code: "already-rated" },
    shows: '[data-testid="notice"]',
  },
  {
    name: "ready-explanation",
    view: ready,
    plain: true,
    steps: [...openExplanation, reference],
    shows: '[data-testid="reference-entry"]',
  },
  {
    name: "ready-explanation-letters",
    view: ready,
    plain: true,
    steps: [...openExplanation, '[data-testid="key-letters"]', '[data-testid="key-X"]'],
    shows: '[data-testid="key-Z"]',
  },
  {
    name: "ready-explanation-text",
    view: ready,
    plain: true,
    steps: [...openExplanation, reference, numberDone, words],
    shows: '[data-testid="text-about"]',
  },
  {
    name: "ready-explanation-saved",
    view: ready,
    steps: [...openExplanation, reference, numberDone, words, done],
    answers: { explain: ready },
    shows: '[data-testid="explanation-close"]',
  },
];
