import type { Acceptance } from "../complaint.ts";
import type { Problem } from "../problems/problem.ts";
import type { SurveyAnswer, SurveyQuestion } from "../survey.ts";
import type { AttractPage, PauseReason, PoliticalStatus } from "../sync/configuration.ts";
import type { Level, LocalText, PromptId, Sha256Hex } from "../words.ts";
import type { EnrolmentStage } from "./enrolment.ts";

/** The place of this screen. */
export interface Place {
  readonly unitName: LocalText;
  readonly windowNumber: string;
  readonly windowName: LocalText;
  readonly supervisionPhone: string;
  readonly complaintRoom: LocalText;
  /** The office that reads and answers, as citizens know it. */
  readonly responsibleOffice: LocalText;
}

/** 受理, as the citizen reads it. */
export interface ShownAcceptance extends Omit<Acceptance, "followUpHash"> {
  /** The content of the QR code; null where the centre has no page. */
  readonly followUpAddress: string | null;
}

/** 身份牌: the staff member on duty, as citizens see them. */
export interface Badge {
  readonly staffNumber: string;
  readonly name: LocalText;
  readonly post: LocalText;
  readonly politicalStatus: PoliticalStatus;
  /** 党龄 in whole years; null where it is not known or less than one. */
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
  /** Comes before the others. */
  readonly shownFirst: boolean;
  readonly chosen: boolean;
}

/** The services that may be opened from here besides a rating. Opinion book and complaint are always available. */
export interface Services {
  /** The title of the current survey, null where there is none. */
  readonly survey: LocalText | null;
}

/** The volume that the page may use now: 0 in quiet hours. */
export interface Sound {
  /** 0 to 1. */
  readonly volume: number;
}

/** The content of the idle screen. */
export interface Attract {
  readonly afterMs: number;
  readonly pages: readonly AttractPage[];
}

/** How long main waits for the next touch before the screen returns to its start. */
export interface Wait {
  /** From the time when the view was made. */
  readonly remainingMs: number;
  /** From a touch. */
  readonly timeoutMs: number;
}

/** 改评: the milliseconds left unless the screen is touched; null where it is not, or no longer, possible. */
export type ChangeOffer = { readonly remainingMs: number } | null;

/** The details that IT sees when a device cannot serve. */
export interface DeviceDetails {
  readonly device: string | null;
  readonly fingerprint: string | null;
  readonly centreUrl: string | null;
  readonly dataFolder: string;
  /** The phone number of IT, where the office has set one. */
  readonly supportPhone: string | null;
}

/** The complete state of the visit, pushed by main. The page shows it and decides nothing. */
export type KioskView = { readonly revision: number } & (
  | {
      readonly screen: "out-of-service";
      readonly problem: Problem;
      readonly facts: DeviceDetails;
      /** Absent where the device is enrolled, or the environment enrols it. */
      readonly enrolment?: EnrolmentStage | undefined;
    }
  | { readonly screen: "no-one-on-duty"; readonly place: Place; readonly services: Services }
  /** No clerk is on duty, and it is outside the opening hours. */
  | {
      readonly screen: "closed";
      readonly place: Place;
      readonly services: Services;
      readonly hours: LocalText;
      /** The next start of service, ISO 8601; null where none is planned. */
      readonly opensAt: string | null;
    }
  | {
      readonly screen: "paused";
      readonly place: Place;
      readonly services: Services;
      readonly reason: LocalText;
      /** ISO 8601; null where no time was given. */
      readonly until: string | null;
    }
  | {
      readonly screen: "ready";
      readonly place: Place;
      readonly services: Services;
      readonly badge: Badge;
      /** 带教老师, shown beside a trainee. */
      readonly mentor: Badge | null;
      /** Whether a citizen may rate without a prompt. */
      readonly walkUp: boolean;
      readonly attract: Attract | null;
      /** 网上评价: the address of the unit's column, for the code on the idle screen; null for none. */
      readonly columnAddress: string | null;
      readonly pauseReasons: readonly PauseReason[];
    }
  | {
      readonly screen: "prompt";
      readonly place: Place;
      readonly badge: Badge;
      readonly promptId: PromptId;
      /** 事项: the first one that has a name. */
      readonly matterName: string | null;
      /** How many 办件 are rated together; 0 where none was named. */
      readonly matterCount: number;
      /** Always all five, best first. */
      readonly levels: readonly LevelChoice[];
      readonly remainingMs: number;
      readonly timeoutMs: number;
      readonly sound: Sound;
    }
  /** 改评: the levels again. Without a tap the rating stays as given. */
  | ({
      readonly screen: "changing";
      readonly place: Place;
      readonly promptId: PromptId;
      readonly levels: readonly LevelChoice[];
    } & Wait)
  /**
   * The rating is on disk. The screen looks alike for every level, so that a glance from behind the counter tells
   * nothing.
   */
  | ({
      readonly screen: "reasons";
      readonly place: Place;
      readonly promptId: PromptId;
      /** The level's word, shown small. */
      readonly levelText: LocalText;
      /** Tags of the level; the chosen ones are on disk already. */
      readonly tags: readonly TagChoice[];
      /** The comment as it is on disk, "" where there is none. */
      readonly comment: string;
      /** All levels with their reasons: the page has room for each of them, so that it shows none. */
      readonly allLevels: readonly { readonly text: LocalText; readonly reasons: readonly LocalText[] }[];
      readonly change: ChangeOffer;
      /** 带回家填写: the content of the QR code; null after the page was opened on a phone. */
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
      /** The current question. */
      readonly question: SurveyQuestion;
      /** The answer to it that is on disk; null before the first. */
      readonly answer: SurveyAnswer | null;
      /** Counted from 1. */
      readonly questionNumber: number;
      readonly questionCount: number;
    } & Wait)
  /** 意见 or 问卷 is on disk. */
  | { readonly screen: "received"; readonly place: Place; readonly what: Exclude<FormName, "complaint"> }
  /** 投诉 is on disk. */
  | ({ readonly screen: "accepted"; readonly place: Place; readonly acceptance: ShownAcceptance } & Wait)
);

/** The forms that a citizen may fill in besides a rating. */
export type FormName = "opinion" | "complaint" | "survey";

export type Screen = KioskView["screen"];
