import type { Tap } from "../../../contract/ipc/inputs.ts";
import type { PromptSource, Transaction } from "../../../contract/ledger/bodies/prompt.ts";
import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import { type ProblemCode, problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { Survey, SurveyAnswer } from "../../../contract/survey.ts";
import type { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import type { Sealed } from "../../../contract/sync/sealed.ts";
import type {
  ComplaintId,
  ExplanationId,
  Level,
  LocalText,
  OpinionId,
  PromptId,
  Sha256Hex,
  ShiftId,
  StaffNumber,
  SurveyResponseId,
} from "../../../contract/words.ts";

export interface Shift {
  readonly shiftId: ShiftId;
  readonly staffNumber: StaffNumber;
  /** 带教老师 */
  readonly mentorNumber: StaffNumber | null;
}

/** Who serves. */
export type Duty =
  | { readonly state: "off" }
  | { readonly state: "on"; readonly shift: Shift }
  | { readonly state: "paused"; readonly shift: Shift; readonly reason: LocalText; readonly until: string | null };

export interface OpenPrompt {
  readonly promptId: PromptId;
  /** The shift that is rated, whoever serves when the citizen is done. */
  readonly shift: Shift;
  readonly source: PromptSource;
  /** What it is about: nothing we know of, one 办件, or all that this citizen brought. */
  readonly transactions: readonly Transaction[];
  readonly openedAtMonoMs: number;
  readonly deadlineMonoMs: number;
}

/** A rating that is on disk, and what may still be said about it. */
export interface Rated {
  readonly promptId: PromptId;
  readonly level: Level;
  readonly ratedAtMonoMs: number;
  /** The citizen's last touch, and the longest time between two of them since the rating: 改评 closes by them. */
  readonly touchedAtMonoMs: number;
  readonly longestRestMs: number;
  /** 改评 is done once. */
  readonly isChanged: boolean;
  readonly tagCodes: readonly string[];
  readonly comment: string;
  /** What the QR code of 回家再说 holds; only here, never on disk. */
  readonly followUpToken: string | null;
  /** Its page was opened on a phone: the code leaves the screen, where others could photograph it. */
  readonly isPageOpened: boolean;
}

/** A survey being answered; it stays as it was when it was opened, whatever the centre ships meanwhile. */
export interface OpenSurvey {
  readonly form: "survey";
  readonly survey: Survey;
  readonly responseId: SurveyResponseId;
  readonly promptId: PromptId | null;
  /** The question asked now, from 0. */
  readonly index: number;
  readonly answered: number;
}

export type OpenForm = { readonly form: "opinion" } | { readonly form: "complaint" } | OpenSurvey;

/** What the citizen is doing. Independent of who serves: nobody's log-out takes the pen out of a citizen's hand. */
export type Stage =
  | { readonly at: "idle" }
  | { readonly at: "prompting"; readonly prompt: OpenPrompt }
  | { readonly at: "reasons"; readonly rated: Rated; readonly deadlineMonoMs: number }
  | { readonly at: "changing"; readonly rated: Rated; readonly deadlineMonoMs: number }
  | { readonly at: "thanking"; readonly rated: Rated; readonly deadlineMonoMs: number }
  | { readonly at: "writing"; readonly form: OpenForm; readonly deadlineMonoMs: number }
  | { readonly at: "received"; readonly what: OpenForm["form"]; readonly deadlineMonoMs: number };

/** Who serves and what the citizen does: the truth of a visit. */
export interface Session {
  readonly duty: Duty;
  readonly stage: Stage;
}

export const idle: Stage = { at: "idle" };

/** `screen`: whoever stands before the touchscreen; it cannot know which of the two. */
export type CancelledBy = "staff" | "system" | "screen";

export type SessionEvent =
  | { readonly type: "logged-in"; readonly shift: Shift }
  | { readonly type: "handed-over"; readonly shift: Shift }
  | { readonly type: "logged-out" }
  | { readonly type: "forgotten" }
  | { readonly type: "removed-from-roster" }
  | { readonly type: "paused"; readonly reason: LocalText; readonly until: string | null }
  | { readonly type: "resumed" }
  | {
      readonly type: "explained";
      readonly explanationId: ExplanationId;
      readonly transactionRef: string;
      readonly text: string;
    }
  | {
      readonly type: "prompt-opened";
      readonly promptId: PromptId;
      readonly source: PromptSource;
      readonly transactions: readonly Transaction[];
      /** What the queue system calls it, as it came. */
      readonly rateId?: string | undefined;
    }
  | { readonly type: "prompt-cancelled"; readonly promptId: PromptId; readonly by: CancelledBy }
  | {
      readonly type: "rated";
      readonly promptId: PromptId;
      readonly level: Level;
      readonly tap: Tap;
      /** A fresh token and its hash; not used where the rating is changed, or the centre has no page for it. */
      readonly followUp: { readonly token: string; readonly hash: Sha256Hex };
    }
  /** By what the centre says; nobody touched the screen. */
  | { readonly type: "page-opened"; readonly token: string }
  | { readonly type: "change-begun"; readonly promptId: PromptId; readonly tap: Tap }
  | { readonly type: "tags-chosen"; readonly promptId: PromptId; readonly tagCodes: readonly string[] }
  | { readonly type: "comment-given"; readonly promptId: PromptId; readonly text: string }
  | { readonly type: "comment-withdrawn"; readonly promptId: PromptId }
  | { readonly type: "form-opened"; readonly form: OpenForm["form"]; readonly responseId: SurveyResponseId }
  | { readonly type: "opinion-given"; readonly opinionId: OpinionId; readonly text: string }
  | { readonly type: "complaint-made"; readonly complaintId: ComplaintId; readonly sealed: Sealed }
  | { readonly type: "question-answered"; readonly questionId: string; readonly answer: SurveyAnswer | null }
  | { readonly type: "left" }
  | { readonly type: "still-here"; readonly tap: Tap; readonly agoMs: number }
  | { readonly type: "time-passed" };

export type EventOf<Type extends SessionEvent["type"]> = Extract<SessionEvent, { type: Type }>;

/** What a step may know besides the session: what the centre shipped, and the clocks. */
export interface SessionContext {
  readonly document: ConfigurationDocument;
  readonly monoMs: number;
  /** The day on the wall, "2026-11-24": a survey has its days. */
  readonly day: string;
}

/** The session after an event, and the entries that must be on disk before anybody may see it. */
export interface SessionStep {
  readonly session: Session;
  readonly drafts: readonly EntryDraft[];
}

export const stepTo = (session: Session, ...drafts: readonly EntryDraft[]): Result<SessionStep> =>
  success({ session, drafts });

export const refuse = (code: ProblemCode): Result<SessionStep> => failure(problem(code));

/** When `time-passed` is due, on the monotonic clock; undefined where nothing is waiting. */
export const deadlineOf = ({ stage }: Session): number | undefined => {
  if (stage.at === "idle") return undefined;
  return stage.at === "prompting" ? stage.prompt.deadlineMonoMs : stage.deadlineMonoMs;
};
