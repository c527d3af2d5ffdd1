import type { Policy } from "../../contract/sync/configuration.ts";

/** The demonstration's differences from the defaults of a new centre. */
export const policy: Pick<Policy, "walkUp" | "allowMouseRating" | "sound"> & { readonly followUpDays: number } = {
  walkUp: true,
  // The person who tries it out has a mouse, and perhaps a screen with touch.
  allowMouseRating: true,
  sound: { volume: 0.6, quietHours: [{ from: "22:00", to: "07:00" }] },
  // The notice on 回家再说 says seven days, too.
  followUpDays: 7,
};

/** 信息科口令 of the demonstration: public, like its other PINs. */
export const itPin = "904627";
