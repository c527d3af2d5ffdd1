import type { ComplaintNumber } from "../../../contract/complaint-number.ts";
import type { AnswerInput, Tap } from "../../../contract/ipc/inputs.ts";
import type { ShownAcceptance } from "../../../contract/ipc/view.ts";
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

/** The shift and its state. */
export type Duty =
  | { readonly state: "off" }
  | { readonly state: "on"; readonly shift: Shift }
  | { readonly state: "paused"; readonly shift: Shift; readonly reason: LocalText; readonly until: string | null };

export interface OpenPrompt {
  readonly promptId: PromptId;
  /** The rated shift, whichever shift is on duty at the answer. */
  readonly shift: Shift;
  readonly source: PromptSource;
  /** Its services: none known, one 办件, or all that this citizen brought. */
  readonly transactions: readonly Transaction[];
  readonly openedAtMonoMs: number;
  readonly deadlineMonoMs: number;
}

/** A rating that is on disk, and the additions that are still possible. */
export interface Rated {
  readonly promptId: PromptId;
  readonly level: Level;
  readonly ratedAtMonoMs: number;
  /** The citizen's last touch, and the longest time between two touches since the rating: both close 改评. */
  readonly touchedAtMonoMs: number;
  readonly longestRestMs: number;
  /** 改评 is possible once. */
  readonly isChanged: boolean;
  readonly tagCodes: readonly string[];
  readonly comment: string;
  /** The secret in the QR code of 带回家填写: in memory only, never on disk. */
  readonly followUpToken: string | null;
  /** The page was opened on a phone: the code leaves the screen, so that others cannot photograph it. */
  readonly isPageOpened: boolean;
}

/** A survey being answered. It stays as opened, whatever configuration arrives meanwhile. */
export interface OpenSurvey {
  readonly form: "survey";
  readonly survey: Survey;
  readonly responseId: SurveyResponseId;
  readonly promptId: PromptId | null;
  /** The present question, from 0. */
  readonly index: number;
  /** The newest answer of each question, as on disk. */
  readonly answers: Readonly<Record<string, SurveyAnswer>>;
}

export type OpenForm = { readonly form: "opinion" } | { readonly form: "complaint" } | OpenSurvey;

/** The citizen's stage. Independent of the duty: a log-out does not interrupt a citizen who is writing. */
export type Stage =
  | { readonly at: "idle" }
  | { readonly at: "prompting"; readonly prompt: OpenPrompt }
  | { readonly at: "reasons"; readonly rated: Rated; readonly deadlineMonoMs: number }
  | { readonly at: "changing"; readonly rated: Rated; readonly deadlineMonoMs: number }
  | { readonly at: "thanking"; readonly rated: Rated; readonly deadlineMonoMs: number }
  | { readonly at: "writing"; readonly form: OpenForm; readonly deadlineMonoMs: number }
  | { readonly at: "received"; readonly what: "opinion" | "survey"; readonly deadlineMonoMs: number }
  /** A complaint is on disk. The address in its code contains a secret: in memory only, never on disk. */
  | { readonly at: "accepted"; readonly acceptance: ShownAcceptance; readonly deadlineMonoMs: number };

/** The complete state of a visit: duty and stage. */
export interface Session {
  readonly duty: Duty;
  readonly stage: Stage;
}

export const idle: Stage = { at: "idle" };

/** Whether a citizen writes, or writes down the number of a complaint: neither may be cut short. */
export const isWriting = ({ at }: Stage): boolean => at === "writing" || at === "accepted";

/** The secret in a QR code, and its hash for the ledger. */
export interface NewFollowUp {
  readonly token: string;
  readonly hash: Sha256Hex;
}

export type CancelledBy = "staff" | "system";

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
      /** The queue system's own identifier, unchanged. */
      readonly rateId?: string | undefined;
    }
  | { readonly type: "prompt-cancelled"; readonly promptId: PromptId; readonly by: CancelledBy }
  /** 暂不评价, at the touchscreen. */
  | { readonly type: "prompt-declined"; readonly promptId: PromptId; readonly tap: Tap }
  | {
      readonly type: "rated";
      readonly promptId: PromptId;
      readonly level: Level;
      readonly tap: Tap;
      /** A new token and its hash; unused for a changed rating, or where the centre has no page for it. */
      readonly followUp: NewFollowUp;
    }
  /** Reported by the centre; the screen was not touched. */
  | { readonly type: "page-opened"; readonly token: string }
  | { readonly type: "change-begun"; readonly promptId: PromptId; readonly tap: Tap }
  | { readonly type: "tags-chosen"; readonly promptId: PromptId; readonly tagCodes: readonly string[] }
  | { readonly type: "comment-given"; readonly promptId: PromptId; readonly text: string }
  | { readonly type: "comment-withdrawn"; readonly promptId: PromptId }
  | { readonly type: "form-opened"; readonly form: OpenForm["form"]; readonly responseId: SurveyResponseId }
  | { readonly type: "opinion-given"; readonly opinionId: OpinionId; readonly text: string }
  | {
      readonly type: "complaint-made";
      readonly complaintId: ComplaintId;
      readonly sealed: Sealed;
      readonly number: ComplaintNumber;
      readonly followUp: NewFollowUp;
    }
  | ({ readonly type: "question-answered" } & AnswerInput)
  | { readonly type: "left" }
  | { readonly type: "still-here"; readonly tap: Tap; readonly agoMs: number }
  | { readonly type: "time-passed" };

export type EventOf<Type extends SessionEvent["type"]> = Extract<SessionEvent, { type: Type }>;

/** The other inputs of a step: the configuration and the clocks. */
export interface SessionContext {
  readonly document: ConfigurationDocument;
  readonly monoMs: number;
  /** The local date, "2026-11-24", for the days of a survey. */
  readonly day: string;
}

/** The session after an event, and the entries that must be on disk before the session is shown. */
export interface SessionStep {
  readonly session: Session;
  readonly drafts: readonly EntryDraft[];
}

export const stepTo = (session: Session, ...drafts: readonly EntryDraft[]): Result<SessionStep> =>
  success({ session, drafts });

export const refuse = (code: ProblemCode): Result<SessionStep> => failure(problem(code));

/** When `time-passed` is due, on the monotonic clock; undefined where no wait runs. */
export const deadlineOf = ({ stage }: Session): number | undefined => {
  if (stage.at === "idle") return undefined;
  return stage.at === "prompting" ? stage.prompt.deadlineMonoMs : stage.deadlineMonoMs;
};
