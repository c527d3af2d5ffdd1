import { z } from "zod";
import { KioskPolicy, PolicyContent } from "../../contract/office/policy/policy-content.ts";
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

/** The policy as the file named it: of a field that it did not name, a default would take the place of what holds. */
export const namedPolicy = (
  { policy = {} }: PolicyChanges,
  file: unknown,
): z.infer<ReturnType<typeof KioskPolicy.partial>> => {
  const named = (file as { readonly policy?: object }).policy ?? {};
  return Object.fromEntries(Object.entries(policy).filter(([name]) => name in named));
};

export const isHash = (name: string): boolean => Sha256Hex.safeParse(name).success;
