import { z } from "zod";
import { ConfigurationDocument, Policy } from "../../contract/sync/configuration.ts";
import { Sha256Hex } from "../../contract/words.ts";

const { tagsVersion, levels, attract, survey, hours, pauseReasons } = ConfigurationDocument.shape;

/** The queue system is a matter of the unit, and is named there. */
const KioskPolicy = Policy.omit({ queueSystem: true });

/** All that a version says. Hours and pauses are those of each unit where it does not name them. */
export const PolicyContent = z.strictObject({
  policy: KioskPolicy,
  followUpDays: z.int().min(1).max(60),
  tagsVersion,
  levels,
  attract,
  survey,
  hours: hours.optional(),
  pauseReasons: pauseReasons.optional(),
});
export type PolicyContent = z.infer<typeof PolicyContent>;

/** What a file names: the rest stays as it is. A picture of a page is named by its hash, or by a file beside this one. */
export const PolicyChanges = PolicyContent.omit({ attract: true })
  .partial()
  .extend({
    policy: KioskPolicy.partial().optional(),
    attract: z
      .strictObject({ afterMs: z.number(), pages: z.array(z.looseObject({ picture: z.string().nullable() })) })
      .nullable()
      .optional(),
  });
export type PolicyChanges = z.infer<typeof PolicyChanges>;

export const isHash = (name: string): boolean => Sha256Hex.safeParse(name).success;
