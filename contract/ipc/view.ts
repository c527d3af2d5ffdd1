import type { Problem } from "../problems/problem.ts";
import type { PoliticalStatus } from "../sync/configuration.ts";
import type { Level, LocalText, PromptId, Sha256Hex } from "../words.ts";

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

/** What IT sees when a device cannot serve. */
export interface DeviceFacts {
  readonly device: string | null;
  readonly fingerprint: string | null;
  readonly centreUrl: string | null;
  readonly dataFolder: string;
}

/** The truth of the visit, whole, as main pushes it. The page shows it and decides nothing. */
export type KioskView = { readonly revision: number } & (
  | { readonly screen: "out-of-service"; readonly problem: Problem; readonly facts: DeviceFacts }
  | { readonly screen: "no-one-on-duty"; readonly place: Place }
  | { readonly screen: "ready"; readonly place: Place; readonly badge: Badge }
  | {
      readonly screen: "prompt";
      readonly place: Place;
      readonly badge: Badge;
      readonly promptId: PromptId;
      readonly matterName: string | null;
      /** Best first; all five, always. */
      readonly levels: readonly LevelChoice[];
      readonly remainingMs: number;
      readonly timeoutMs: number;
    }
  | { readonly screen: "thanks"; readonly place: Place; readonly badge: Badge; readonly remainingMs: number }
);

export type Screen = KioskView["screen"];
