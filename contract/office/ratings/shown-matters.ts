import { z } from "zod";
import { LocalText } from "../../words.ts";

/** The most rows in one answer. */
export const listedMatters = 100;

/** A 事项 that citizens of one window read above the levels. Systems and staff write it; it is in no configuration. */
export const ShownMatter = z.strictObject({
  text: z.string(),
  /** Whether it contains a word of the levels: "请给非常满意". */
  namesLevel: z.boolean(),
  unitCode: z.string(),
  unitName: LocalText,
  windowNumber: z.string(),
  /** Whether staff typed it at least once; otherwise a system sent it. */
  isTyped: z.boolean(),
  /** At how many windows of the office it was shown. */
  windows: z.int().min(1),
  /** Ratings at this window below it. */
  ratings: z.int().min(1),
  /** The last day, by the device's date. */
  lastDay: z.string(),
});
export type ShownMatter = z.infer<typeof ShownMatter>;

/**
 * `GET /office/v1/matters?from=2026-03-01&to=2026-03-31`, at most as many days as for flags: those that name a level
 * first, then those shown at the fewest windows; `listedMatters` of `count`.
 */
export const OfficeMatters = z.strictObject({
  from: z.string(),
  to: z.string(),
  count: z.int().min(0),
  matters: z.array(ShownMatter),
});
export type OfficeMatters = z.infer<typeof OfficeMatters>;
