import { ComplaintNumber } from "../../../contract/complaint-number.ts";
import type { Place, ShownAcceptance } from "../../../contract/ipc/view.ts";
import type { SurveyAnswer, SurveyQuestion } from "../../../contract/survey.ts";
import type { Step } from "../take-steps.ts";
import { longestPlace, longestSurveyTitle, surveyTitle, usualPlace } from "./places.ts";
import { nearlyOver, type Sample, unhurried, viewOf, withoutEnglish } from "./sample.ts";
import {
  longestMultipleQuestion,
  longestScaleQuestion,
  longestSingleQuestion,
  multipleQuestion,
  scaleQuestion,
  singleQuestion,
  textQuestion,
} from "./surveys.ts";

const on = (...testIds: readonly string[]): readonly string[] => testIds.map((testId) => `[data-testid="${testId}"]`);

const asked = (
  name: string,
  question: SurveyQuestion,
  questionNumber: number,
  answer: SurveyAnswer | null = null,
): Sample => ({
  name,
  view: viewOf("survey", {
    place: usualPlace,
    title: surveyTitle,
    question,
    answer,
    questionNumber,
    questionCount: 5,
    ...unhurried,
  }),
});

const askedLongest = (name: string, question: SurveyQuestion): Sample => ({
  name,
  turns: '[data-testid="more-choices"]',
  view: viewOf("survey", {
    place: longestPlace,
    title: longestSurveyTitle,
    question,
    answer: null,
    questionNumber: 5,
    questionCount: 5,
    ...unhurried,
  }),
});

const surveys: readonly Sample[] = [
  asked("survey-single", singleQuestion, 1),
  asked("survey-scale", scaleQuestion, 2),
  asked("survey-text", textQuestion, 5),
  { ...asked("survey-single-chosen", singleQuestion, 1), steps: ['[data-testid="choice-once"]'] },
  asked("survey-single-again", singleQuestion, 1, { type: "single", choice: "twice" }),
  asked("survey-scale-last", scaleQuestion, 5, { type: "scale", value: 4 }),
  asked("survey-multiple", multipleQuestion, 3),
  { ...asked("survey-several-chosen", multipleQuestion, 3), steps: on("choice-desk", "choice-window") },
  {
    ...asked("survey-leaving", singleQuestion, 2),
    steps: on("choice-once", "leave"),
    shows: '[data-testid="lose-text"]',
  },
  { ...asked("survey-text-writing", textQuestion, 5), steps: ['[data-testid="write-answer"]'] },
  {
    ...asked("survey-text-writing-longest", { ...textQuestion, text: longestSingleQuestion.text }, 5),
    steps: ['[data-testid="write-answer"]'],
  },
  askedLongest("survey-multiple-longest", longestMultipleQuestion),
  askedLongest("survey-single-longest", longestSingleQuestion),
  askedLongest("survey-scale-longest", longestScaleQuestion),
  {
    name: "survey-without-english",
    view: withoutEnglish(askedLongest("survey-multiple-longest", longestMultipleQuestion).view),
    turns: '[data-testid="more-choices"]',
  },
];

/** Three hundred characters, as many as an entry in the opinion book may have. */
const longestOpinion = `${"大厅的指引牌字太小，老人看不清；取号机旁边最好有人帮忙。".repeat(10)}希望能把办事指南写得更明白些，谢谢你们。`;

/** Keys of the on-screen keyboard: "n", "symbols". */
const keys = (...names: readonly string[]): readonly string[] => on(...names.map((name) => `kb-${name}`));

/** A touch that only the pinyin keyboard needs; in English the keyboard begins with letters, and gets a space. */
const inChinese = (testId: string): string =>
  `[data-language="zh"] [data-testid="${testId}"], [data-language="en"] [data-testid="kb-space"]`;

const write = (words: string, field = "form-text"): Step => ({ into: `[data-testid="${field}"]`, write: words });

/** 中, in the order that a child learns. */
const drawn: Step = {
  on: '[data-testid="hand-box"]',
  draw: [
    [
      [0.24, 0.3],
      [0.25, 0.58],
    ],
    [
      [0.24, 0.3],
      [0.5, 0.29],
      [0.76, 0.28],
      [0.74, 0.56],
    ],
    [
      [0.26, 0.57],
      [0.5, 0.56],
      [0.74, 0.55],
    ],
    [
      [0.5, 0.1],
      [0.5, 0.5],
      [0.51, 0.92],
    ],
  ],
};

const opinion = (name: string, ...steps: readonly Step[]): Sample => ({
  name,
  view: viewOf("opinion", { place: longestPlace, ...unhurried }),
  steps,
});

const opinions: readonly Sample[] = [
  { name: "opinion", view: viewOf("opinion", { place: usualPlace, ...unhurried }) },
  opinion("opinion-spelling", ...keys("n", "i", "h", "a", "o")),
  opinion("opinion-candidates-on", ...keys("s", "h", "i"), inChinese("candidates-on")),
  opinion("opinion-no-pinyin", ...keys("u", "v", "u")),
  { ...opinion("opinion-capitals", inChinese("kb-language"), ...keys("shift")), shows: '[data-testid="kb-Q"]' },
  opinion("opinion-key-pressed", { press: '[data-testid="kb-n"]' }),
  opinion("opinion-cleared", write("您好"), ...keys("clear")),
  opinion("opinion-handwriting", ...keys("hand")),
  { ...opinion("opinion-handwriting-drawn", ...keys("hand"), drawn), shows: '[data-testid="hand-10"]' },
  {
    ...opinion("opinion-handwriting-chosen", ...keys("hand"), drawn, ...on("hand-1", "text-done")),
    shows: '[data-testid="written-words"]',
  },
  opinion("opinion-symbols", ...keys("symbols")),
  opinion("opinion-other-letters", ...keys("language")),
  opinion("opinion-longest", write(longestOpinion)),
  opinion("opinion-preferences", ...on("preferences-open")),
  opinion("opinion-cut", write(longestOpinion.repeat(2))),
  opinion("opinion-leaving", write("您好"), ...on("leave")),
  {
    name: "opinion-still-there",
    view: viewOf("opinion", { place: longestPlace, ...nearlyOver }),
    shows: '[data-testid="still-here"]',
  },
  opinion("opinion-review", write("您好"), ...on("text-done")),
  opinion("opinion-review-longest", write(longestOpinion), ...on("text-done")),
];

const complaint = (name: string, ...steps: readonly Step[]): Sample => ({
  name,
  view: viewOf("complaint", { place: longestPlace, ...unhurried }),
  steps,
});

const toContact: readonly Step[] = [write(longestOpinion), ...on("text-done")];
const toPhone: readonly Step[] = [...toContact, ...on("call")];
const toName: readonly Step[] = [...toPhone, ...keys(..."13800571234"), ...on("phone-done")];

const complaints: readonly Sample[] = [
  { name: "complaint", view: viewOf("complaint", { place: usualPlace, ...unhurried }) },
  { ...complaint("complaint-empty-longest"), shows: ".entry-hint .unbroken" },
  complaint("complaint-longest", write(longestOpinion)),
  complaint("complaint-contact", ...toContact),
  complaint("complaint-phone", ...toPhone),
  complaint("complaint-phone-short", ...toPhone, ...keys(..."138")),
  complaint("complaint-phone-written", ...toPhone, ...keys(..."0571-12345678-8203")),
  complaint("complaint-name", ...toName),
  complaint("complaint-review", write("您好"), ...on("text-done", "no-call")),
  complaint(
    "complaint-review-longest",
    ...toName,
    write("阿卜杜热合曼·阿卜杜克里木", "contact-name"),
    ...on("text-done"),
  ),
];

const received: readonly Sample[] = [
  { name: "received-opinion", view: viewOf("received", { place: usualPlace, what: "opinion" }) },
  { name: "received-survey", view: viewOf("received", { place: usualPlace, what: "survey" }) },
];

const followUpAddress = "https://counterstar.shuzhiban.hangzhou.example.gov.cn/r/Q7mT4xKd9RtAvE5hZ2pW8c";

const acceptance: ShownAcceptance = {
  number: ComplaintNumber.parse("261130-K7QM-4TRM"),
  office: usualPlace.responsibleOffice,
  answerDays: 5,
  answerBy: "2026-12-07",
  followUpAddress,
};

const longestAcceptance: ShownAcceptance = {
  ...acceptance,
  number: ComplaintNumber.parse("261130-XWYM-MMMT"),
  office: longestPlace.responsibleOffice,
  answerDays: 15,
  answerBy: "2026-12-21",
};

const accepted = (name: string, place: Place, shown: ShownAcceptance): Sample => ({
  name,
  view: viewOf("accepted", { place, acceptance: shown, ...unhurried }),
});

const acceptances: readonly Sample[] = [
  accepted("accepted", usualPlace, acceptance),
  accepted("accepted-longest", longestPlace, longestAcceptance),
  // Near the end of a year whose successor is not published, at a centre without a page for phones.
  accepted("accepted-without-date", usualPlace, { ...acceptance, answerBy: null, followUpAddress: null }),
  accepted("accepted-without-english", withoutEnglish(longestPlace), withoutEnglish(longestAcceptance)),
  {
    name: "accepted-still-there",
    view: viewOf("accepted", { place: longestPlace, acceptance: longestAcceptance, ...nearlyOver }),
    shows: '[data-testid="still-here"]',
  },
];

/** The forms a citizen may fill in besides a rating. */
export const formSamples: readonly Sample[] = [...opinions, ...complaints, ...surveys, ...received, ...acceptances];
