import { join } from "node:path";
import { z } from "zod";
import type { ConsoleMode } from "./window/console-place.ts";

/** The settings that IT makes per device, from the environment. All others come from the centre. */
const Environment = z.object({
  /** Folder of the ledger, the journal and the identity. */
  COUNTERSTAR_DATA: z.string().min(1).optional(),
  /**
   * Needed with the one-time code to enrol, and again when the centre's address changes: its key is pinned, its address
   * is not.
   */
  COUNTERSTAR_CENTRE_URL: z.url({ protocol: /^https?$/ }).optional(),
  COUNTERSTAR_ENROLMENT_CODE: z.string().min(1).max(40).optional(),
  /** "1280x800": an ordinary window of this size, in CSS pixels, instead of the whole screen. */
  COUNTERSTAR_WINDOW: z
    .string()
    .regex(/^[1-9]\d{2,3}x[1-9]\d{2,3}$/, "must be width x height in pixels, such as 1280x800")
    .optional(),
  /** The counter API's token, instead of one made on the IT panel; only its hash is used. */
  COUNTERSTAR_COUNTER_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{32,256}$/, "must be 32 to 256 letters, digits and symbols without spaces")
    .optional(),
  /** The counter API's port, instead of the one set on the IT panel; 0 lets the system choose. */
  COUNTERSTAR_COUNTER_PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a port from 0 to 65535")
    .transform(Number)
    .pipe(z.int().max(65_535))
    .optional(),
  /** Interval of requests and reports with nothing to send, and the longest back-off after failures; seconds. */
  COUNTERSTAR_SYNC_SECONDS: z
    .string()
    .regex(/^([1-9]|[1-5]\d|60)$/, "must be a number of seconds from 1 to 60")
    .transform(Number)
    .default(60),
  /** A folder that the IT panel offers in addition to the plugged-in sticks. */
  COUNTERSTAR_STICK: z.string().min(1).optional(),
  /** Place of 窗口台; displays are counted from 1, in the order of the system. */
  COUNTERSTAR_CONSOLE: z
    .string()
    .regex(/^(auto|off|window|[1-9])$/, "must be auto, off, window, or a display from 1 to 9")
    .default("auto"),
});

export interface Settings {
  readonly dataFolder: string;
  /** The centre's current address; null keeps the address of the enrolment. */
  readonly centreUrl: string | null;
  readonly enrolment: { readonly centreUrl: string; readonly code: string } | null;
  readonly window: { readonly width: number; readonly height: number } | null;
  /** For the counter API, instead of the settings made on the device; null for those that are not set. */
  readonly counterApi: { readonly port: number | null; readonly token: string | null };
  readonly syncEveryMs: number;
  /** Offered in addition to the plugged-in sticks; null for none. */
  readonly stickFolder: string | null;
  readonly console: ConsoleMode;
}

/** Throws a sentence that names the invalid variable. */
export const readSettings = (environment: NodeJS.ProcessEnv, appDataFolder: string): Settings => {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${issue?.path.join(".")}: ${issue?.message}`);
  }
  const { COUNTERSTAR_DATA, COUNTERSTAR_CENTRE_URL, COUNTERSTAR_ENROLMENT_CODE, COUNTERSTAR_WINDOW } = parsed.data;
  const asked = parsed.data.COUNTERSTAR_CONSOLE;
  const [width, height] = (COUNTERSTAR_WINDOW ?? "").split("x").map(Number);
  return {
    dataFolder: COUNTERSTAR_DATA ?? join(appDataFolder, "counterstar"),
    centreUrl: COUNTERSTAR_CENTRE_URL ?? null,
    enrolment:
      COUNTERSTAR_CENTRE_URL && COUNTERSTAR_ENROLMENT_CODE
        ? { centreUrl: COUNTERSTAR_CENTRE_URL, code: COUNTERSTAR_ENROLMENT_CODE }
        : null,
    window: width && height ? { width, height } : null,
    counterApi: {
      port: parsed.data.COUNTERSTAR_COUNTER_PORT ?? null,
      token: parsed.data.COUNTERSTAR_COUNTER_TOKEN ?? null,
    },
    syncEveryMs: parsed.data.COUNTERSTAR_SYNC_SECONDS * 1_000,
    stickFolder: parsed.data.COUNTERSTAR_STICK ?? null,
    console: asked === "auto" || asked === "off" || asked === "window" ? asked : Number(asked),
  };
};
