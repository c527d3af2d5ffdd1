import type { PromptId } from "../../../contract/words.ts";
import { longestBadge, nonParty, partyMember } from "./badges.ts";
import { allLevels, allLevelsOwn, bestTagChoices, levels, ownTagChoices, worstTagChoices } from "./levels.ts";
import { longestPlace, longestSurveyTitle, surveyTitle, usualPlace } from "./places.ts";
import { nearlyOver, type Sample, unhurried, type ViewOf, viewOf, withoutEnglish } from "./sample.ts";

type Reasons = Omit<ViewOf<"reasons">, "revision" | "screen">;

const promptId = "5b1d6c1e-2f0a-4d3e-8a7b-9c0d1e2f3a4b" as PromptId;
const sound = { volume: 0 };
const time = { remainingMs: 30_000, timeoutMs: 30_000 };

/** Sixty characters, as long as names of matters in registers are. */
const longestMatter =
  "国有建设用地使用权及房屋所有权转移登记（存量房买卖，含抵押权注销、税费联办以及水、电、气、有线电视与宽带的同步过户）办理";

const usualPrompt = viewOf("prompt", {
  place: usualPlace,
  badge: nonParty,
  promptId,
  matterName: "普通护照换发",
  matterCount: 1,
  levels,
  ...time,
  sound,
});

const prompts: readonly Sample[] = [
  {
    name: "prompt",
    view: viewOf("prompt", {
      place: usualPlace,
      badge: partyMember,
      promptId,
      matterName: null,
      matterCount: 0,
      levels,
      ...time,
      sound,
    }),
  },
  {
    name: "prompt-matter",
    view: viewOf("prompt", {
      place: usualPlace,
      badge: nonParty,
      promptId,
      matterName: "普通护照换发",
      matterCount: 1,
      levels,
      ...time,
      remainingMs: 12_000,
      sound,
    }),
  },
  {
    name: "prompt-longest",
    view: viewOf("prompt", {
      place: longestPlace,
      badge: longestBadge,
      promptId,
      matterName: longestMatter,
      matterCount: 50,
      levels,
      ...time,
      sound,
    }),
  },
  {
    name: "prompt-without-english",
    view: withoutEnglish(
      viewOf("prompt", {
        place: longestPlace,
        badge: longestBadge,
        promptId,
        matterName: longestMatter,
        matterCount: 50,
        levels,
        ...time,
        sound,
      }),
    ),
  },
  {
    name: "prompt-two-at-once",
    view: usualPrompt,
    steps: [{ together: ['[data-testid="level-5"]', '[data-testid="level-1"]'] }],
    shows: '[data-testid="asks-again"]',
  },
  {
    name: "prompt-touch-required",
    view: usualPrompt,
    steps: ['[data-testid="level-5"]'],
    refusal: { code: "touch-required" },
  },
  {
    name: "prompt-saving",
    view: usualPrompt,
    steps: ['[data-testid="level-5"]'],
    unanswered: ["rate"],
    shows: '.kiosk[data-slow="true"]',
  },
  { name: "prompt-pressed", view: usualPrompt, steps: [{ press: '[data-testid="level-4"]' }] },
  { name: "prompt-nearly-over", view: { ...usualPrompt, remainingMs: 1_500 } },
  { name: "changing", view: viewOf("changing", { place: usualPlace, promptId, levels, ...time }) },
  { name: "changing-longest", view: viewOf("changing", { place: longestPlace, promptId, levels, ...time }) },
];

/** Long enough for the button to stay while the screen is viewed. */
const changeOpen = { remainingMs: 3_600_000 } as const;

/** Closes as soon as the screen is shown. */
const changeClosing = { remainingMs: 1 } as const;

const worst: Reasons = {
  place: usualPlace,
  promptId,
  levelText: { zh: "非常不满意", en: "Very dissatisfied" },
  tags: worstTagChoices(),
  comment: "",
  allLevels,
  ...unhurried,
  change: changeOpen,
  followUp: {
    address: "https://counterstar.shuzhiban.hangzhou.example.gov.cn/r/Q7mT4xKd9RtAvE5hZ2pW8c",
    days: 7,
  },
};

const best: Reasons = {
  ...worst,
  levelText: { zh: "非常满意", en: "Very satisfied" },
  tags: bestTagChoices(),
};

/** A hundred and fifty characters, the most of a comment. */
const longestComment =
  "材料清单上没有写需要原件，我第一次带了复印件，被告知不行；第二次带了原件，又说还要去税务窗口先开证明；第三次来的时候系统坏了，等了两个小时。希望把要求一次写清楚，能在网上预审就更好了。窗口的同志态度是好的，也很辛苦，但是流程让人来回跑，老人家实在跑不动，请你们好好研究改进一下，谢谢！如能安排专人帮办";

const more = '[data-testid="more-tags"]';
const writeComment = '[data-testid="write-comment"]';

const reasons: readonly Sample[] = [
  { name: "reasons", view: viewOf("reasons", worst), turns: more },
  {
    name: "reasons-more",
    view: viewOf("reasons", { ...worst, allLevels: allLevelsOwn, tags: ownTagChoices() }),
    steps: [more],
  },
  { name: "reasons-pressed", view: viewOf("reasons", worst), steps: [{ press: '[data-testid="tag-108"]' }] },
  {
    name: "reasons-chosen",
    view: viewOf("reasons", { ...worst, tags: worstTagChoices("108", "110"), change: null }),
  },
  {
    name: "reasons-change-closed",
    view: viewOf("reasons", { ...worst, place: longestPlace, change: changeClosing }),
    shows: '.reasons-buttons[data-change="gone"]',
  },
  {
    name: "reasons-longest",
    view: viewOf("reasons", {
      ...worst,
      place: longestPlace,
      allLevels: allLevelsOwn,
      tags: ownTagChoices("202", "203", "212"),
      comment: longestComment,
    }),
    turns: more,
  },
  { name: "reasons-best", view: viewOf("reasons", best), turns: more },
  {
    name: "reasons-best-more",
    view: viewOf("reasons", { ...best, tags: bestTagChoices("511", "517") }),
    turns: more,
  },
  {
    name: "reasons-follow-up",
    view: viewOf("reasons", { ...worst, place: longestPlace }),
    steps: ['[data-testid="follow-up-open"]'],
  },
  { name: "reasons-follow-up-opened", view: viewOf("reasons", { ...worst, followUp: { address: null, days: 7 } }) },
  {
    name: "reasons-follow-up-opened-longest",
    view: viewOf("reasons", { ...worst, place: longestPlace, followUp: { address: null, days: 60 } }),
    steps: ['[data-testid="follow-up-open"]'],
  },
  { name: "reasons-without-follow-up", view: viewOf("reasons", { ...worst, followUp: null }) },
  {
    name: "reasons-without-english",
    view: withoutEnglish(
      viewOf("reasons", { ...worst, place: longestPlace, allLevels: allLevelsOwn, tags: ownTagChoices() }),
    ),
  },
  { name: "reasons-comment", view: viewOf("reasons", worst), steps: [writeComment] },
  {
    name: "reasons-comment-empty-longest",
    view: viewOf("reasons", { ...worst, place: longestPlace }),
    steps: [writeComment],
    shows: ".entry-hint .unbroken",
  },
  {
    name: "reasons-comment-longest",
    view: viewOf("reasons", { ...worst, place: longestPlace, comment: longestComment }),
    steps: [writeComment],
  },
  {
    name: "reasons-comment-withdrawing",
    view: viewOf("reasons", { ...worst, place: longestPlace, comment: longestComment }),
    steps: [writeComment, '[data-testid="kb-clear"]'],
    shows: '[data-testid="text-done"]:enabled',
  },
  {
    name: "reasons-comment-still-there",
    view: viewOf("reasons", { ...worst, ...nearlyOver }),
    steps: [writeComment, { into: '[data-testid="form-text"]', write: "等了很久" }],
    shows: '[data-testid="still-here"]',
  },
  {
    name: "reasons-asked-for",
    view: viewOf("reasons", worst),
    steps: ['[data-testid="done"]'],
    refusal: { code: "reason-missing" },
    shows: '[data-testid="reason-missing"][data-shown="true"]',
  },
];

const thanks: readonly Sample[] = [
  {
    name: "thanks",
    view: viewOf("thanks", {
      place: usualPlace,
      promptId,
      change: changeOpen,
      remainingMs: 10_000,
      surveyOffered: null,
    }),
  },
  {
    name: "thanks-change-closed",
    view: viewOf("thanks", {
      place: usualPlace,
      promptId,
      change: changeClosing,
      remainingMs: 10_000,
      surveyOffered: null,
    }),
    shows: '.thanks-buttons[data-change="gone"]',
  },
  {
    name: "thanks-changed",
    view: viewOf("thanks", {
      place: usualPlace,
      promptId,
      change: null,
      remainingMs: 4_000,
      surveyOffered: surveyTitle,
    }),
  },
  {
    name: "thanks-longest",
    view: viewOf("thanks", {
      place: longestPlace,
      promptId,
      change: changeOpen,
      remainingMs: 10_000,
      surveyOffered: longestSurveyTitle,
    }),
  },
];

/** From the prompt to the thanks. */
export const visitSamples: readonly Sample[] = [...prompts, ...reasons, ...thanks];
