import { z } from "zod";
import { CounterApiChoices } from "../../counter/counter-api.ts";

const { isOpen, reach, port, origins } = CounterApiChoices.shape;

/** One setting of IT, in the form of the request and of the entry. */
export const ItSetting = z.discriminatedUnion("what", [
  z.strictObject({ what: z.literal("counter-api-open"), to: isOpen }),
  z.strictObject({ what: z.literal("counter-api-reach"), to: reach }),
  z.strictObject({ what: z.literal("counter-api-port"), to: port }),
  z.strictObject({ what: z.literal("counter-api-origins"), to: origins }),
]);
export type ItSetting = z.infer<typeof ItSetting>;

/** Actions of IT at a device besides settings. On disk before they happen. */
export const ItDeed = z.discriminatedUnion("what", [
  z.strictObject({ what: z.literal("ledger-exported"), scope: z.enum(["unsent", "all"]) }),
  z.strictObject({ what: z.enum(["restarted", "desktop-opened", "desktop-closed", "log-copied", "code-entered"]) }),
]);
export type ItDeed = z.infer<typeof ItDeed>;

/** Actions of IT at a device. An unlocked number is `login-unlocked`, among the logins. */
export const itBodies = {
  /** By the IT PIN, which is shared: the person is not known. */
  "it-panel-opened": z.strictObject({}),
  "it-acted": ItDeed,
  /** On disk before it takes effect. An entry says that a token is new, never the token. */
  "it-setting-changed": z.discriminatedUnion("what", [
    ...ItSetting.options,
    z.strictObject({ what: z.literal("counter-api-token"), to: z.literal("new") }),
    /** "host:port", without user name; null for none. */
    z.strictObject({ what: z.literal("proxy"), to: z.string().max(300).nullable() }),
    /** SHA-256 fingerprints of all authorities that are trusted from then on. */
    z.strictObject({ what: z.literal("private-authorities"), to: z.array(z.string().max(95)).max(20) }),
  ]),
};
