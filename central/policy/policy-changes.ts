import { z } from "zod";
import { KioskPolicy, PolicyContent } from "../../contract/office/policy/policy-content.ts";
import { Sha256Hex } from "../../contract/words.ts";

/**
 * The content of a policy file: fields that it does not name stay as they are. A picture of a page is named by its
 * hash, or by a file beside this one.
 */
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

/** The policy without the defaults of fields that the file does not name: they would replace the values in force. */
export const namedPolicy = (
  { policy = {} }: PolicyChanges,
  file: unknown,
): z.infer<ReturnType<typeof KioskPolicy.partial>> => {
  const named = (file as { readonly policy?: object }).policy ?? {};
  return Object.fromEntries(Object.entries(policy).filter(([name]) => name in named));
};

export const isHash = (name: string): boolean => Sha256Hex.safeParse(name).success;
