import type { ComplaintWords } from "../complaint.ts";
import type { Transaction } from "../ledger/bodies/prompt.ts";
import type { Result } from "../result.ts";
import type { SurveyAnswer } from "../survey.ts";
import type { InputKind, Level, PromptId } from "../words.ts";
import type { EnrolmentRequests } from "./enrolment.ts";
import type { ItRequests } from "./it.ts";
import type { NetworkSettingsRequests } from "./network-settings.ts";
import type { ExplanationInput, LoggedOut, PauseMinutes, ShiftFigures } from "./shift.ts";
import type { FormName, KioskView } from "./view.ts";

type Reply = Result<KioskView>;

/** Everything the page may ask of main. One frozen preload method, one handler and one input schema for each. */
export interface Requests extends ItRequests, EnrolmentRequests, NetworkSettingsRequests {
  readonly currentView: () => Reply;
  /** `pin-change-due` where the PIN is right and a new one has to be set first. */
  readonly logIn: (input: LogInInput) => Reply;
  /** Sets another PIN and logs in. */
  readonly changePin: (input: ChangePinInput) => Reply;
  /** What a reader typed. `badge-pin-due` names whose badge it is where the PIN is asked for. */
  readonly scanBadge: (input: BadgeInput) => Reply;
  /** 交接: a colleague takes the window, by their own number and PIN. */
  readonly handOver: (input: LogInInput) => Reply;
  /** `log-out-pin-due` where the policy asks for the PIN of the one who serves and none was given. */
  readonly logOut: (input: LogOutInput) => Result<LoggedOut<KioskView>>;
  /** 我的班次, as far as it may be known while it runs; `not-on-duty` where none does. */
  readonly myShift: () => Result<ShiftFigures>;
  /** 申诉 about a service. */
  readonly explain: (input: ExplanationInput) => Reply;
  /** Stops service for a while: `reason` counts the reasons of the ready view from 0. */
  readonly pause: (input: PauseInput) => Reply;
  readonly resume: () => Reply;
  /** Staff ask for a rating. */
  readonly openPrompt: () => Reply;
  /** The same about a 办件; `already-rated` where it has its rating. */
  readonly openPromptAbout: (input: TransactionInput) => Reply;
  /** A citizen rates unasked. */
  readonly openWalkUp: () => Reply;
  readonly cancelPrompt: (input: PromptInput) => Reply;
  /**
   * The rating of an open prompt, or the other level while it is being changed. `touch-required` where a mouse or a key
   * gave it on a screen with touch, `change-closed` where the time for 改评 is over.
   */
  readonly rate: (input: RateInput) => Reply;
  /** Begins 改评. Refused as `rate` is, and with `already-changed`. */
  readonly changeRating: (input: ChangeInput) => Reply;
  /** All the tags that are chosen now. */
  readonly chooseTags: (input: TagsInput) => Reply;
  readonly giveComment: (input: CommentInput) => Reply;
  /** Takes the comment that stands back; nothing happens where none does. */
  readonly withdrawComment: (input: PromptInput) => Reply;
  readonly openForm: (input: FormInput) => Reply;
  readonly giveOpinion: (input: TextInput) => Reply;
  readonly makeComplaint: (input: ComplaintWords) => Reply;
  /** The answer to the question of the survey view; null passes it over. */
  readonly answerQuestion: (input: AnswerInput) => Reply;
  /**
   * 完成 or 返回: from reasons to thanks (`reason-missing` where one is asked for), from 改评 back, from everything else
   * to where the visit began. What is on disk stays there.
   */
  readonly leave: () => Reply;
  /** Somebody is still using the screen: reasons and forms wait anew, 改评 stays open, and the view says until when. */
  readonly stillHere: (input: StillHereInput) => Reply;
  /** Whoever opens the staff menu looks for controls: where they have a window of their own, it comes back. */
  readonly showConsole: () => Result<null>;
  /** The page says that it is painting; a frozen picture is not "online". */
  readonly heartbeat: () => Result<null>;
}

export interface LogInInput {
  readonly staffNumber: string;
  readonly pin: string;
  /** 修改口令: the right PIN is to be answered with `pin-change-due`. */
  readonly changesPin?: true | undefined;
}

export interface LogOutInput {
  /** Of the one who serves; null where nobody was asked for it. */
  readonly pin: string | null;
}

export interface BadgeInput {
  readonly text: string;
}

export interface ChangePinInput {
  readonly staffNumber: string;
  readonly pin: string;
  readonly newPin: string;
}

export interface PauseInput {
  readonly reason: number;
  /** How long it will be, where somebody has said; null leaves it to the reason, which may have a time of its own. */
  readonly minutes: PauseMinutes | null;
}

export interface TransactionInput {
  readonly transaction: Transaction;
}

export interface PromptInput {
  readonly promptId: PromptId;
}

/** What gave an input, as the page saw it. */
export interface Tap {
  readonly input: InputKind;
  /** Whether the screen takes touches at all; where its driver makes a mouse of them, it does not. */
  readonly screenHasTouch: boolean;
}

export interface RateInput extends PromptInput, Tap {
  readonly level: Level;
}

export interface ChangeInput extends PromptInput, Tap {}

export interface StillHereInput extends Tap {
  /** How long ago that was, milliseconds. */
  readonly agoMs: number;
}

export interface TagsInput extends PromptInput {
  readonly tagCodes: readonly string[];
}

export interface TextInput {
  readonly text: string;
}

export interface CommentInput extends PromptInput, TextInput {}

export interface FormInput {
  readonly form: FormName;
}

export interface AnswerInput {
  readonly questionId: string;
  readonly answer: SurveyAnswer | null;
}

export type RequestName = keyof Requests;

/** What a page calls: every request, as a promise; and the subscription to pushed views. */
export type ApiOf<Asked, View> = {
  readonly [Name in keyof Asked]: Asked[Name] extends (...input: infer Input) => infer Answer
    ? (...input: Input) => Promise<Answer>
    : never;
} & {
  /** Calls `listener` with every new view; returns the way to stop it. */
  readonly onView: (listener: (view: View) => void) => () => void;
};

export type KioskApi = ApiOf<Requests, KioskView>;
