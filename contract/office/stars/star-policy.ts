import { z } from "zod";
import { fewestRatingsOfPerson } from "../figures/figures.ts";

const Threshold = z.number().min(1).max(5);

/** The office's rules for stars. Each version stays as it is; a frozen month names the one that it was judged by. */
export const StarPolicy = z.strictObject({
  /** The least 星级分 for two, three, four and five stars; below the first it is one star. */
  thresholds: z
    .tuple([Threshold, Threshold, Threshold, Threshold])
    .refine((given) => given.every((each, index) => index === 0 || (given[index - 1] ?? 0) < each)),
  /** With fewer ratings: 样本不足. */
  fewestRatings: z.int().min(fewestRatingsOfPerson).max(10_000),
  /** The least share of the services asked about that were answered; below it: 覆盖不足. */
  fewestCoverage: z.number().min(0).max(1),
  /** Standard deviations below the mean at which 星级分 lies. */
  scoreZ: z.number().min(0).max(4),
  /** Standard deviations on both sides of the interval, and between two that differ clearly. */
  intervalZ: z.number().min(0).max(4),
  /** Whether a window with an unresolved signal waits for its stars: 待核查. */
  waitsForSignals: z.boolean(),
  /** The fewest peers with the same main matter among which places are told; null where all of a kind are one group. */
  fewestPeers: z.int().min(2).max(10_000).nullable(),
});
export type StarPolicy = z.infer<typeof StarPolicy>;

/** A version as it was made; `madeBy` is null where an update of the centre made it. */
export const StarPolicyVersion = z.strictObject({
  version: z.int().min(1),
  policy: StarPolicy,
  madeAt: z.string(),
  madeBy: z.string().nullable(),
});
export type StarPolicyVersion = z.infer<typeof StarPolicyVersion>;

/**
 * `POST /office/v1/star-policies`: a new version, in force at once. 201 `StarPolicyVersion`; 409 `star-policy-moved`
 * where `base` is no longer the newest version.
 */
export const StarPolicyToMake = z.strictObject({ base: z.int().min(1), policy: StarPolicy });
export type StarPolicyToMake = z.infer<typeof StarPolicyToMake>;
