import type { Result } from "../result.ts";
import type { EnrolmentAnswers } from "./enrolment.ts";
import type { inputSchemas } from "./inputs.ts";
import type { ItAnswers } from "./it.ts";
import type { NetworkSettingsAnswers } from "./network-settings.ts";
import type { RequestsOf } from "./requests-of.ts";
import type { LoggedOut, ShiftFigures } from "./shift.ts";
import type { KioskView } from "./view.ts";

type Reply = Result<KioskView>;

/** The answer to everything that the page may ask of main. One frozen preload method, one handler and one input schema each. */
export interface Answers extends ItAnswers, EnrolmentAnswers, NetworkSettingsAnswers {
  readonly currentView: Reply;
  /** `pin-change-due` where the PIN is right and a new one has to be set first. */
  readonly logIn: Reply;
  /** Sets another PIN and logs in. */
  readonly changePin: Reply;
  /** What a reader typed. `badge-pin-due` names whose badge it is where the PIN is asked for. */
  readonly scanBadge: Reply;
  /** 交接: a colleague takes the window, by their own number and PIN. */
  readonly handOver: Reply;
  /** `log-out-pin-due` where the policy asks for the PIN of the one who serves and none was given. */
  readonly logOut: Result<LoggedOut<KioskView>>;
  /** 我的班次, as far as it may be known while it runs; `not-on-duty` where none does. */
  readonly myShift: Result<ShiftFigures>;
  /** 申诉 about a service. */
  readonly explain: Reply;
  /** Stops service for a while: `reason` counts the reasons of the ready view from 0. */
  readonly pause: Reply;
  readonly resume: Reply;
  /** Staff ask for a rating. */
  readonly openPrompt: Reply;
  /** The same about a 办件; `already-rated` where it has its rating. */
  readonly openPromptAbout: Reply;
  /** A citizen rates unasked. */
  readonly openWalkUp: Reply;
  readonly cancelPrompt: Reply;
  /**
   * The rating of an open prompt, or the other level while it is being changed. `touch-required` where a mouse or a key
   * gave it on a screen with touch, `change-closed` where the time for 改评 is over.
   */
  readonly rate: Reply;
  /** Begins 改评. Refused as `rate` is, and with `already-changed`. */
  readonly changeRating: Reply;
  /** All the tags that are chosen now. */
  readonly chooseTags: Reply;
  readonly giveComment: Reply;
  /** Takes the comment that stands back; nothing happens where none does. */
  readonly withdrawComment: Reply;
  readonly openForm: Reply;
  readonly giveOpinion: Reply;
  readonly makeComplaint: Reply;
  /** The answer to the question of the survey view; null passes it over. */
  readonly answerQuestion: Reply;
  /**
   * 完成 or 返回: from reasons to thanks (`reason-missing` where one is asked for), from 改评 back, from everything else
   * to where the visit began. What is on disk stays there.
   */
  readonly leave: Reply;
  /** Somebody is still using the screen: reasons and forms wait anew, 改评 stays open, and the view says until when. */
  readonly stillHere: Reply;
  /** Whoever opens the staff menu looks for controls: where they have a window of their own, it comes back. */
  readonly showConsole: Result<null>;
  /** The page says that it is painting; a frozen picture is not "online". */
  readonly heartbeat: Result<null>;
}

export type Requests = RequestsOf<typeof inputSchemas, Answers>;

export type RequestName = keyof Answers;

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
