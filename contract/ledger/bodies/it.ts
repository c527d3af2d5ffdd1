import { z } from "zod";
import { CounterApiChoices } from "../../counter/counter-api.ts";

const { isOpen, reach, port, origins } = CounterApiChoices.shape;

/** One thing that IT sets, as it is asked for and as it is written down. */
export const ItSetting = z.discriminatedUnion("what", [
  z.strictObject({ what: z.literal("counter-api-open"), to: isOpen }),
  z.strictObject({ what: z.literal("counter-api-reach"), to: reach }),
  z.strictObject({ what: z.literal("counter-api-port"), to: port }),
  z.strictObject({ what: z.literal("counter-api-origins"), to: origins }),
]);
export type ItSetting = z.infer<typeof ItSetting>;

/** What IT does at a device besides settings. On disk before it happens. */
export const ItDeed = z.discriminatedUnion("what", [
  z.strictObject({ what: z.literal("ledger-exported"), scope: z.enum(["unsent", "all"]) }),
  z.strictObject({ what: z.enum(["restarted", "desktop-opened", "desktop-closed", "log-copied"]) }),
]);
export type ItDeed = z.infer<typeof ItDeed>;

/** What IT did at a device. An unlocked number is `login-unlocked`, among the logins. */
export const itBodies = {
  /** By the IT PIN: nobody knows whose hand it was. */
  "it-panel-opened": z.strictObject({}),
  "it-acted": ItDeed,
  /** On disk before it takes effect. A token is said to be new, never which. */
  "it-setting-changed": z.discriminatedUnion("what", [
    ...ItSetting.options,
    z.strictObject({ what: z.literal("counter-api-token"), to: z.literal("new") }),
    /** "host:port", without who asks it; null for none. */
    z.strictObject({ what: z.literal("proxy"), to: z.string().max(300).nullable() }),
    /** SHA-256 fingerprints of the authorities that are trusted from then on. */
    z.strictObject({ what: z.literal("private-authorities"), to: z.array(z.string().max(95)).max(20) }),
  ]),
};
