import { z } from "zod";
import { question } from "../question.ts";

/** The work that the centre does by itself in rounds: it counts figures, and judges the signals of days. */
export const RoundName = z.enum(["figures", "signals"]);
export type RoundName = z.infer<typeof RoundName>;

export const RoundState = z.strictObject({
  name: RoundName,
  /** Days that wait to be counted or judged, and the earliest one. */
  behindDays: z.int().min(0),
  oldestDay: z.string().nullable(),
  /** The day whose signals a centre judges at this moment, and since when. */
  judging: z.strictObject({ day: z.string(), since: z.string() }).nullable(),
  /** When a round last succeeded, to the minute. */
  endedAt: z.string().nullable(),
  /** Of the last round, where it failed. */
  failure: z.strictObject({ at: z.string(), reason: z.string() }).nullable(),
});
export type RoundState = z.infer<typeof RoundState>;

/** `GET /office/v1/rounds`: of all centres together. */
export const Rounds = z.strictObject({ rounds: z.array(RoundState) });
export type Rounds = z.infer<typeof Rounds>;
export const roundsQuestion = question("/office/v1/rounds", Rounds);
