import type { PolicyPlace } from "../../contract/office/policy/policy-rollouts.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { WallTime } from "../../contract/words.ts";

/** Everywhere where no unit is named. */
export const targetOf = ({ unit, window }: { readonly unit?: string; readonly window?: string }): PolicyPlace => ({
  unitCode: unit ?? null,
  windowNumber: window ?? null,
});

/** "2026-12-01T08:00:00+08:00"; the present by default. */
export const timeOf = (text: string | undefined, now: Date): Result<Date> => {
  if (text === undefined) return success(now);
  if (!WallTime.safeParse(text).success) return failure(problem("policy-time-invalid", { time: text }));
  // Later rollouts would stay in force.
  return new Date(text) < now ? failure(problem("policy-time-past", { time: text })) : success(new Date(text));
};
