import type { Problem } from "../problems/problem.ts";
import type { SurveyQuestion } from "../survey.ts";
import type { AttractPage, PauseReason, PoliticalStatus } from "../sync/configuration.ts";
import type { Level, LocalText, PromptId, Sha256Hex } from "../words.ts";
import type { EnrolmentStage } from "./enrolment.ts";

/** Where this screen stands. */
export interface Place {
  readonly unitName: LocalText;
  readonly windowNumber: string;
  readonly windowName: LocalText;
  readonly supervisionPhone: string;
  readonly complaintRoom: LocalText;
}

/** 身份牌: who serves, as citizens see it. */
export interface Badge {
  readonly staffNumber: string;
  readonly name: LocalText;
  readonly post: LocalText;
  readonly politicalStatus: PoliticalStatus;
  /** 党龄 in whole years, null where it is not given or less than one. */
  readonly partyYears: number | null;
  readonly duties: readonly LocalText[];
  readonly commitments: readonly LocalText[];
  readonly honours: readonly LocalText[];
  readonly star: number | null;
  readonly portrait: Sha256Hex | null;
}

export interface LevelChoice {
  readonly level: Level;
  readonly text: LocalText;
}

export interface TagChoice {
  readonly code: string;
  readonly text: LocalText;
  /** One of those shown before 更多. */
  readonly shownFirst: boolean;
  readonly chosen: boolean;
}

/** What may be opened from here besides a rating. Opinion book and complaint always may. */
export interface Services {
  /** The title of the survey of these days, null where there is none. */
  readonly survey: LocalText | null;
}

/** How loud the page may speak now: quiet hours are 0. */
export interface Sound {
  /** 0 to 1. */
  readonly volume: number;
}

/** What an idle screen shows. */
export interface Attract {
  readonly afterMs: number;
  readonly pages: readonly AttractPage[];
}

/** How long main waits for the next touch before it takes the screen back. */
export interface Wait {
  /** When the view was made. */
  readonly remainingMs: number;
  /** From a touch on. */
  readonly timeoutMs: number;
}

/** 改评, for so many more milliseconds unless the screen is touched; null where it is not, or no longer, to be had. */
export type ChangeOffer = { readonly remainingMs: number } | null;

/** What IT sees when a device cannot serve. */
export interface DeviceFacts {
  readonly device: string | null;
  readonly fingerprint: string | null;
  readonly centreUrl: string | null;
  readonly dataFolder: string;
  /** Whom to call, where the office has said so. */
  readonly supportPhone: string | null;
}

/** The truth of the visit, whole, as main pushes it. The page shows it and decides nothing. */
export type KioskView = { readonly revision: number } & (
  | {
      readonly screen: "out-of-service";
      readonly problem: Problem;
      readonly facts: DeviceFacts;
      /** Absent where the device is enrolled, or is being enrolled by the environment. */
      readonly enrolment?: EnrolmentStage | undefined;
    }
  | { readonly screen: "no-one-on-duty"; readonly place: Place; readonly services: Services }
  /** Nobody is on duty, and it is not the hour for it. */
  | { readonly screen: "closed"; readonly place: Place; readonly services: Services; readonly hours: LocalText }
  | {
      readonly screen: "paused";
      readonly place: Place;
      readonly services: Services;
      readonly reason: LocalText;
      /** ISO 8601; null where nobody has said. */
      readonly until: string | null;
    }
  | {
      readonly screen: "ready";
      readonly place: Place;
      readonly services: Services;
      readonly badge: Badge;
      /** 带教老师, shown beside a trainee. */
      readonly mentor: Badge | null;
      /** Whether a citizen may rate unasked. */
      readonly walkUp: boolean;
      readonly attract: Attract | null;
      readonly pauseReasons: readonly PauseReason[];
    }
  | {
      readonly screen: "prompt";
      readonly place: Place;
      readonly badge: Badge;
      readonly promptId: PromptId;
      /** The citizen opened it unasked, and may close it again. */
      readonly isWalkUp: boolean;
      /** 事项, the first that has a name. */
      readonly matterName: string | null;
      /** How many 办件 are rated together; 0 where nobody has told us of any. */
      readonly matterCount: number;
      /** Best first; all five, always. */
      readonly levels: readonly LevelChoice[];
      readonly remainingMs: number;
      readonly timeoutMs: number;
      readonly sound: Sound;
    }
  /** 改评: the levels again. The rating given stays where nothing is tapped. */
  | ({
      readonly screen: "changing";
      readonly place: Place;
      readonly promptId: PromptId;
      readonly levels: readonly LevelChoice[];
    } & Wait)
  /** The rating is on disk. Looks alike for every level, so that a glance from behind the counter learns nothing. */
  | ({
      readonly screen: "reasons";
      readonly place: Place;
      readonly promptId: PromptId;
      /** The level's own word, to be shown small. */
      readonly levelText: LocalText;
      /** Tags of the level; chosen ones are on disk already. */
      readonly tags: readonly TagChoice[];
      /** The comment as it is on disk, "" where there is none. */
      readonly comment: string;
      /** 差评: a tag or a comment is asked for before 完成. Walking away is free. */
      readonly asksForReason: boolean;
      readonly change: ChangeOffer;
      /** 回家再说: what the QR code holds; null once the page was opened on a phone. */
      readonly followUp: { readonly address: string | null; readonly days: number } | null;
    } & Wait)
  | {
      readonly screen: "thanks";
      readonly place: Place;
      readonly promptId: PromptId;
      readonly change: ChangeOffer;
      readonly remainingMs: number;
      /** The survey's title, where one is offered after this rating. */
      readonly surveyOffered: LocalText | null;
    }
  | ({ readonly screen: "opinion"; readonly place: Place } & Wait)
  | ({ readonly screen: "complaint"; readonly place: Place } & Wait)
  | ({
      readonly screen: "survey";
      readonly place: Place;
      readonly title: LocalText;
      /** The question to be answered now. */
      readonly question: SurveyQuestion;
      /** Counted from 1. */
      readonly questionNumber: number;
      readonly questionCount: number;
    } & Wait)
  /** 意见, 投诉 or 问卷 is on disk. */
  | { readonly screen: "received"; readonly place: Place; readonly what: FormName }
);

/** What a citizen may write besides a rating. */
export type FormName = "opinion" | "complaint" | "survey";

export type Screen = KioskView["screen"];
