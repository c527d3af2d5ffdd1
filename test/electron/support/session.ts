import { ComplaintNumber } from "../../../contract/complaint-number.ts";
import type { Tap } from "../../../contract/ipc/inputs.ts";
import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import type { ProblemCode } from "../../../contract/problems/problem.ts";
import type { Survey } from "../../../contract/survey.ts";
import type { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import {
  ComplaintId,
  type Level,
  OpinionId,
  type PromptId,
  Sha256Hex,
  ShiftId,
  StaffNumber,
  SurveyResponseId,
} from "../../../contract/words.ts";
import type {
  CancelledBy,
  EventOf,
  OpenForm,
  OpenPrompt,
  Rated,
  Session,
  SessionContext,
  SessionEvent,
  Shift,
  Stage,
} from "../../../electron/main/visit/session.ts";
import { stepSession } from "../../../electron/main/visit/step-session.ts";
import { promptNumber, shiftId } from "../../support/ledger.ts";
import { documentWith } from "./configuration.ts";

export const shift: Shift = { shiftId, staffNumber: StaffNumber.parse("1001"), mentorNumber: null };

/** The person who takes the window over from `shift`. */
export const colleague: Shift = {
  shiftId: ShiftId.parse("66666666-6666-4666-8666-666666666666"),
  staffNumber: StaffNumber.parse("A-1002"),
  mentorNumber: null,
};

const tag = (code: string, shownFirst: boolean) => ({ code, text: { zh: `标签${code}` }, shownFirst });

/** Three tags a level, "11" to "53": the first digit is the level. */
const levels: ConfigurationDocument["levels"] = ([5, 4, 3, 2, 1] as const).map((level) => ({
  level,
  text: { zh: `等级${level}` },
  negative: level <= 2,
  tags: [tag(`${level}1`, true), tag(`${level}2`, true), tag(`${level}3`, false)],
}));

export const survey: Survey = {
  id: "2026-winter",
  title: { zh: "办事体验" },
  questions: [
    {
      type: "single",
      id: "way",
      text: { zh: "您怎么来的？" },
      choices: [
        { id: "bus", text: { zh: "公交" } },
        { id: "walk", text: { zh: "步行" } },
      ],
    },
    { type: "scale", id: "ease", text: { zh: "好找吗？" }, steps: 5, low: { zh: "难" }, high: { zh: "好" } },
  ],
  afterRating: { everyRatings: 1 },
  firstDay: "2026-11-01",
  lastDay: "2026-11-30",
};

export const followUp = { token: "AAAAAAAAAAAAAAAAAAAAAA", hash: Sha256Hex.parse("f".repeat(64)) };

export const sessionDocument = documentWith({
  version: 4,
  levels,
  survey,
  followUp: { baseUrl: "https://centre.example/", days: 7 },
  policy: {
    promptMs: 30_000,
    reasonsMs: 20_000,
    thanksMs: 10_000,
    formMs: 60_000,
    changeWithinMs: 8_000,
    allowMouseRating: false,
    walkUp: true,
    badgeLogin: "with-pin",
    sound: { volume: 0.5, quietHours: [] },
    logOutAsksPin: true,
    allowTwoWindows: false,
    responsibleOffice: { zh: "主管部门", en: "the responsible department" },
    complaintDays: 5,
    calendar: { off: [], worked: [] },
  },
});

export const contextAt = (monoMs: number, changes: Partial<ConfigurationDocument> = {}): SessionContext => ({
  document: { ...sessionDocument, ...changes },
  monoMs,
  day: "2026-11-24",
});

export const off: Session["duty"] = { state: "off" };
export const on: Session["duty"] = { state: "on", shift };
export const pausedWith = { reason: { zh: "午休" }, until: "2026-11-24T13:30:00.000+08:00" } as const;
export const paused: Session["duty"] = { state: "paused", shift, ...pausedWith };

export const prompt: OpenPrompt = {
  promptId: promptNumber(1),
  shift,
  source: "staff-console",
  transactions: [],
  openedAtMonoMs: 10_000,
  deadlineMonoMs: 40_000,
};

export const ratedWith = (level: Level, changes: Partial<Rated> = {}): Rated => ({
  promptId: promptNumber(1),
  level,
  ratedAtMonoMs: 11_000,
  touchedAtMonoMs: 11_000,
  longestRestMs: 0,
  isChanged: false,
  tagCodes: [],
  comment: "",
  followUpToken: followUp.token,
  isPageOpened: false,
  ...changes,
});

export const responseId = SurveyResponseId.parse("33333333-3333-4333-8333-333333333333");
export const opinionId = OpinionId.parse("44444444-4444-4444-8444-444444444444");
export const complaintId = ComplaintId.parse("55555555-5555-4555-8555-555555555555");
export const sealed = {
  scheme: "hpke-base-x25519-sha256-aes256gcm",
  keyId: "0123456789abcdef",
  encapsulatedKeyBase64: "AAAA",
  ciphertextBase64: "BBBB",
} as const;

export const stages = {
  idle: { at: "idle" },
  prompting: { at: "prompting", prompt },
  reasons: { at: "reasons", rated: ratedWith(4), deadlineMonoMs: 31_000 },
  changing: { at: "changing", rated: ratedWith(4), deadlineMonoMs: 19_000 },
  thanking: { at: "thanking", rated: ratedWith(4), deadlineMonoMs: 20_000 },
  writing: { at: "writing", form: { form: "opinion" }, deadlineMonoMs: 70_000 },
  received: { at: "received", what: "opinion", deadlineMonoMs: 20_000 },
  accepted: {
    at: "accepted",
    acceptance: {
      number: ComplaintNumber.parse("261124-K7QM-4TRH"),
      office: sessionDocument.policy.responsibleOffice,
      answerDays: 5,
      answerBy: "2026-12-01",
      followUpAddress: `https://centre.example/r/${followUp.token}`,
    },
    deadlineMonoMs: 72_000,
  },
} as const satisfies Readonly<{ [At in Stage["at"]]: Extract<Stage, { at: At }> }>;

export const onDuty = (stage: Stage = stages.idle): Session => ({ duty: on, stage });
export const offDuty = (stage: Stage = stages.idle): Session => ({ duty: off, stage });

export const loggedIn: SessionEvent = { type: "logged-in", shift };
export const handedOver: SessionEvent = { type: "handed-over", shift: colleague };
export const forgotten: SessionEvent = { type: "forgotten" };
export const loggedOut: SessionEvent = { type: "logged-out" };
export const removed: SessionEvent = { type: "removed-from-roster" };
export const pauseBegun: SessionEvent = { type: "paused", ...pausedWith };
export const resumed: SessionEvent = { type: "resumed" };
export const left: SessionEvent = { type: "left" };
/** A finger on a screen with touch. */
export const finger: Tap = { input: "touch", screenHasTouch: true };
export const stillHere: EventOf<"still-here"> = { type: "still-here", tap: finger, agoMs: 0 };
export const timePassed: SessionEvent = { type: "time-passed" };

export const opened = (promptId: PromptId = promptNumber(1), source: OpenPrompt["source"] = "staff-console") =>
  ({ type: "prompt-opened", promptId, source, transactions: [] }) as const satisfies SessionEvent;
export const cancelled = (promptId: PromptId = promptNumber(1), by: CancelledBy = "staff"): SessionEvent => ({
  type: "prompt-cancelled",
  promptId,
  by,
});
export const declined = (promptId: PromptId = promptNumber(1), tap: Tap = finger): SessionEvent => ({
  type: "prompt-declined",
  promptId,
  tap,
});
export const rated = (level: Level, promptId: PromptId = promptNumber(1), tap: Tap = finger): SessionEvent => ({
  type: "rated",
  promptId,
  level,
  tap,
  followUp,
});
export const changeBegun = (promptId: PromptId = promptNumber(1), tap: Tap = finger): SessionEvent => ({
  type: "change-begun",
  promptId,
  tap,
});
export const tagsChosen = (tagCodes: readonly string[], promptId: PromptId = promptNumber(1)): SessionEvent => ({
  type: "tags-chosen",
  promptId,
  tagCodes,
});
export const commentGiven = (text: string, promptId: PromptId = promptNumber(1)): SessionEvent => ({
  type: "comment-given",
  promptId,
  text,
});
export const commentWithdrawn = (promptId: PromptId = promptNumber(1)): SessionEvent => ({
  type: "comment-withdrawn",
  promptId,
});
export const formOpened = (form: OpenForm["form"]): SessionEvent => ({ type: "form-opened", form, responseId });
export const opinionGiven = (text: string): SessionEvent => ({ type: "opinion-given", opinionId, text });
export const complaintMade: SessionEvent = {
  type: "complaint-made",
  complaintId,
  sealed,
  number: stages.accepted.acceptance.number,
  followUp,
};
export const answered = (
  questionId: string,
  answer: EventOf<"question-answered">["answer"],
  goes: "on" | "back" = "on",
): SessionEvent => ({ type: "question-answered", questionId, answer, goes });

/** The new session and its drafts, or the code of the problem. */
export const stepped = (
  session: Session,
  event: SessionEvent,
  monoMs = 12_345.6,
  changes: Partial<ConfigurationDocument> = {},
): { readonly session: Session; readonly drafts: readonly EntryDraft[] } | ProblemCode => {
  const result = stepSession(session, event, contextAt(monoMs, changes));
  return result.ok ? result.value : result.problem.code;
};
