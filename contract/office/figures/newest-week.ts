import { z } from "zod";
import { question } from "../question.ts";

export const NewestWeekQuery = z.strictObject({});

/**
 * `GET /office/v1/newest-week`: the newest week with published figures of the reader's places, of those that are over where
 * there is any; null where nothing is published.
 */
export const NewestWeek = z.strictObject({
  week: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
});

export const newestWeekQuestion = question("/office/v1/newest-week", NewestWeek);
