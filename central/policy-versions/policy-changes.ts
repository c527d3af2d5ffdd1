import { z } from "zod";
import { KioskPolicy, PolicyContent } from "../../contract/office/policy-content.ts";
import { Sha256Hex } from "../../contract/words.ts";

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
