import type { Result } from "../result.ts";
import type { EnrolmentAnswers } from "./enrolment.ts";
import type { inputSchemas } from "./inputs.ts";
import type { ItAnswers } from "./it.ts";
import type { NetworkSettingsAnswers } from "./network-settings.ts";
import type { RequestsOf } from "./requests-of.ts";
import type { LoggedOut, ShiftFigures } from "./shift.ts";
import type { KioskView } from "./view.ts";

type Reply = Result<KioskView>;

/**
 * The answer to every request of the page to main. Each has one frozen preload method, one handler and one input
 * schema.
 */
export interface Answers extends ItAnswers, EnrolmentAnswers, NetworkSettingsAnswers {
  readonly currentView: Reply;
  /** `pin-change-due` where the PIN is right and a new one has to be set first. */
  readonly logIn: Reply;
  /** Sets another PIN and logs in. */
  readonly changePin: Reply;
  /** A badge reader typed a text. `badge-pin-due` names the owner of the badge where the PIN is required. */
  readonly scanBadge: Reply;
  /** 交接: a colleague takes the window over, with their own number and PIN. */
  readonly handOver: Reply;
  /** `log-out-pin-due` where the policy requires the PIN of the staff member on duty and none was given. */
  readonly logOut: Result<LoggedOut<KioskView>>;
  /** 我的班次: the figures that may be shown during the shift; `not-on-duty` without one. */
  readonly myShift: Result<ShiftFigures>;
  /** 申诉 about a service. */
  readonly explain: Reply;
  /** Pauses service; `reason` is an index in the reasons of the ready view, from 0. */
  readonly pause: Reply;
  readonly resume: Reply;
  /** Staff ask for a rating. */
  readonly openPrompt: Reply;
  /** The same for one 办件; `already-rated` where it has its rating. */
  readonly openPromptAbout: Reply;
  /** A citizen rates without a prompt. */
  readonly openWalkUp: Reply;
  /**
   * Rates the open prompt, or chooses the other level during 改评. `touch-required` where a mouse or a key was used on a
   * screen with touch, `change-closed` after the time for 改评.
   */
  readonly rate: Reply;
  /** 暂不评价: the prompt ends as 未评价. `touch-required` as for `rate`. */
  readonly declinePrompt: Reply;
  /** Begins 改评. Refused as `rate` is, and with `already-changed`. */
  readonly changeRating: Reply;
  /** Sets all chosen tags. */
  readonly chooseTags: Reply;
  readonly giveComment: Reply;
  /** Withdraws the current comment; does nothing where there is none. */
  readonly withdrawComment: Reply;
  readonly openForm: Reply;
  readonly giveOpinion: Reply;
  readonly makeComplaint: Reply;
  /** Answers the question of the survey view, null for no answer, and goes to the next question or the one before. */
  readonly answerQuestion: Reply;
  /**
   * 完成 or 退出: from reasons to thanks (`reason-missing` where a reason is required), from 改评 back, from any other screen
   * to the start of the visit. Entries on disk stay.
   */
  readonly leave: Reply;
  /**
   * The citizen is still using the screen: restarts the timeouts of reasons and forms, keeps 改评 open, and the view
   * gives the new deadline.
   */
  readonly stillHere: Reply;
  /** Opens 窗口台 again, where it is enabled: a clerk who opens the staff menu looks for its controls. */
  readonly showConsole: Result<null>;
  /** Says that the page still paints; a frozen screen is not "online". */
  readonly heartbeat: Result<null>;
}

export type Requests = RequestsOf<typeof inputSchemas, Answers>;

export type RequestName = keyof Answers;

/** The API of a page: every request as a promise, and the subscription to pushed views. */
export type ApiOf<Asked, View> = {
  readonly [Name in keyof Asked]: Asked[Name] extends (...input: infer Input) => infer Answer
    ? (...input: Input) => Promise<Answer>
    : never;
} & {
  /** Calls `listener` with every new view; returns a function that unsubscribes it. */
  readonly onView: (listener: (view: View) => void) => () => void;
};

export type KioskApi = ApiOf<Requests, KioskView>;
