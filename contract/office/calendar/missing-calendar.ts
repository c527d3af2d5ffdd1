import { z } from "zod";
import { question } from "../question.ts";

/**
 * `GET /office/v1/missing-calendar`: the year whose public holidays the windows need and do not know, by the centre's
 * clock; null for none.
 */
export const MissingCalendar = z.strictObject({ year: z.int().nullable() });
export type MissingCalendar = z.infer<typeof MissingCalendar>;
export const missingCalendarQuestion = question("/office/v1/missing-calendar", MissingCalendar);
