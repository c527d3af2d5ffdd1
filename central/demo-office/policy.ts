import type { Policy } from "../../contract/sync/configuration.ts";

/** Where the demonstration differs from what a new centre begins with. */
export const policy: Pick<Policy, "walkUp" | "allowMouseRating" | "sound"> & { readonly followUpDays: number } = {
  walkUp: true,
  // Whoever tries it out has a mouse, and perhaps a screen with touch.
  allowMouseRating: true,
  sound: { volume: 0.6, quietHours: [{ from: "22:00", to: "07:00" }] },
  // The notice on 回家再说 says seven days, too.
  followUpDays: 7,
};

/** 信息科口令 of the demonstration: public, as its other PINs are. */
export const itPin = "904627";
