import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { ExplanationId, type Level, PromptId } from "../../../contract/words.ts";
import { poorLevels } from "../windows.ts";
import type { Comment } from "../words/comments.ts";
import { isWithin } from "./occasions.ts";
import { surveyAfter } from "./survey.ts";
import { type Scene, type Timed, whereOf } from "./timed.ts";

/** Texts that a visit has to bring; none for an ordinary one. */
export interface VisitWish {
  readonly comment?: Comment;
  readonly explanation?: string;
}

const channel = "4";
/** Of prompts that staff take back, because the citizen has gone. */
const cancelledShare = 0.02;
const walkUpShare = 0.05;
const byOfficeSystemShare = 0.55;
/** 改评 after a slip of the finger. */
const changedShare = 0.008;
/** Of the taps in a hasty spell: too quick for a citizen to have read the levels. */
const hastyShare = 0.3;

type Draft = readonly [afterMs: number, draft: EntryDraft];

const sourceOf = ({ random, document }: Scene, { explanation, comment }: VisitWish) => {
  if (explanation !== undefined) return "counter-api";
  if (comment === undefined && document.policy.walkUp && random.isTrue(walkUpShare)) return "walk-up";
  return random.isTrue(byOfficeSystemShare) ? "counter-api" : "staff-console";
};

const levelOf = ({ profile, place, random }: Scene, { comment, explanation }: VisitWish): Level => {
  if (comment) return comment.level;
  if (explanation !== undefined) return 2;
  const weights = isWithin(profile.poorSpell, place) ? poorLevels : profile.levels;
  return (random.place(weights) + 1) as Level;
};

/** Of negative ratings most say why, of the others few. One entry for each touch, as the screen writes them. */
const tagsOf = ({ document, random }: Scene, promptId: PromptId, level: Level): readonly EntryDraft[] => {
  const words = document.levels.find((one) => one.level === level);
  const codes = words?.tags.filter(({ shownFirst }) => shownFirst).map(({ code }) => code) ?? [];
  if (codes.length === 0 || !random.isTrue(words?.negative ? 0.75 : 0.2)) return [];
  const first = random.pick(codes);
  const both = codes.filter((code) => code === first || (random.isTrue(0.15) && code !== first)).slice(0, 2);
  const chosen = both.includes(first) && both.length > 1 ? [[first], both] : [[first]];
  return chosen.map((tagCodes) => ({ kind: "tags-chosen", body: { promptId, tagCodes } }));
};

/** A finger that slipped, and the level that was meant. */
const changeOf = ({ random }: Scene, promptId: PromptId, level: Level): EntryDraft => {
  const meant = (level === 5 ? 4 : level + 1) as Level;
  const restedMs = random.between(400, 1_900);
  return { kind: "rating-changed", body: { promptId, level: meant, changedAfterMs: 2_400, input: "touch", restedMs } };
};

const afterRating = (scene: Scene, promptId: PromptId, level: Level, wish: VisitWish): readonly Draft[] => {
  const { random } = scene;
  if (!wish.comment && wish.explanation === undefined && random.isTrue(changedShare))
    return [[2_400, changeOf(scene, promptId, level)]];
  const tags = tagsOf(scene, promptId, level).map((draft, index): Draft => [3_500 + 2_500 * index, draft]);
  const { comment } = wish;
  if (!comment) return [...tags, ...surveyAfter(scene, promptId).map(([ms, draft]): Draft => [ms + 14_000, draft])];
  const typedMs = 9_000 + 500 * comment.text.length;
  return [...tags, [typedMs, { kind: "comment-given", body: { promptId, text: comment.text } }]];
};

const tapMsOf = ({ profile, place, random, document }: Scene, isWalkUp: boolean): number => {
  if (!isWalkUp && isWithin(profile.hastySpell, place) && random.isTrue(hastyShare)) return random.between(290, 640);
  const ms = Math.round(profile.answerMs * Math.exp(0.45 * random.normal()));
  return Math.min(Math.max(1_100, ms), document.policy.promptMs - 500);
};

const explained = (scene: Scene, transactionRef: string | undefined, text: string): readonly Draft[] => {
  if (transactionRef === undefined) return [];
  const { staffNumber, random } = scene;
  const explanationId = ExplanationId.parse(random.uuid());
  const body = { explanationId, staffNumber, ...whereOf(scene), transactionRef, text };
  return [[70_000, { kind: "explanation-given", body }]];
};

/** The entries of one visit that begins at `atMs`: the prompt and its outcome. */
export const visitOf = (scene: Scene, atMs: number, wish: VisitWish): readonly Timed[] => {
  const { random, profile, staffNumber, shiftId, document } = scene;
  const { unitCode, windowNumber } = profile;
  const promptId = PromptId.parse(random.uuid());
  const source = sourceOf(scene, wish);
  const transaction =
    source === "counter-api"
      ? { transactionRef: scene.nextReference(), serviceNumber: 1, matterName: random.pick(profile.matters) }
      : null;
  const { promptMs } = document.policy;
  const opened: EntryDraft = {
    kind: "prompt-opened",
    body: { promptId, shiftId, staffNumber, source, transaction, timeoutMs: promptMs },
  };
  const drafts = (...after: readonly Draft[]): readonly Timed[] =>
    [[0, opened] as Draft, ...after].map(([afterMs, draft]) => ({ atMs: atMs + afterMs, draft }));

  const isSure = source === "walk-up" || wish.comment !== undefined || wish.explanation !== undefined;
  if (!isSure && random.isTrue(cancelledShare)) {
    const cancelled = { promptId, outcome: "cancelled", cause: "cancelled-by-staff" } as const;
    return drafts([random.between(12_000, 24_000), { kind: "prompt-closed", body: cancelled }]);
  }
  const missing = profile.unansweredShare + (isWithin(profile.poorSpell, scene.place) ? 0.12 : 0);
  if (!isSure && random.isTrue(missing)) {
    const unanswered = { promptId, outcome: "unanswered", cause: "timed-out" } as const;
    return drafts([promptMs, { kind: "prompt-closed", body: unanswered }]);
  }
  const answeredAfterMs = tapMsOf(scene, source === "walk-up");
  const level = answeredAfterMs < 800 ? 5 : levelOf(scene, wish);
  const followUpHash = document.followUp === null ? null : sha256Hex(`follow-up of ${promptId}`);
  const rated: EntryDraft = {
    kind: "rating-given",
    body: {
      ...{ promptId, shiftId, unitCode, windowNumber, staffNumber, source, transaction, level, channel },
      ...{ answeredAfterMs, input: "touch", followUpHash },
    },
  };
  const then = [
    ...afterRating(scene, promptId, level, wish),
    ...(wish.explanation === undefined ? [] : explained(scene, transaction?.transactionRef, wish.explanation)),
  ];
  return drafts([answeredAfterMs, rated], ...then.map(([ms, draft]): Draft => [answeredAfterMs + ms, draft]));
};
