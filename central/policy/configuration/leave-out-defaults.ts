import { z } from "zod";
import { ConfigurationDocument, Policy, StaffMember } from "../../../contract/sync/configuration.ts";
import type { ConfigurationContent, ShippedContent } from "./read-content.ts";

const ShippedFields = ConfigurationDocument.omit({ version: true, issuedAt: true });

/** Whether a kiosk uses exactly this value where the field is absent. */
const isTaken = (field: z.core.$ZodType | undefined, said: unknown): boolean => {
  const absent = field && z.safeParse(field, undefined);
  return absent?.success === true && JSON.stringify(absent.data) === JSON.stringify(said);
};

const withoutDefaults = <Shape extends z.core.$ZodShape>(
  { shape }: z.ZodObject<Shape>,
  record: object,
): z.input<z.ZodObject<Shape>> =>
  Object.fromEntries(Object.entries(record).filter(([name, said]) => !isTaken(shape[name], said))) as z.input<
    z.ZodObject<Shape>
  >;

/**
 * The content as it is shipped: without the values that a kiosk uses by default. An older kiosk refuses a document with
 * a field that it does not know, and accepts it without. A new field with another value cannot be avoided: such a kiosk
 * stays with the last document that it accepted, until it is updated.
 */
export const leaveOutDefaults = (content: ConfigurationContent): ShippedContent => ({
  ...withoutDefaults(ShippedFields, content),
  staff: content.staff.map((member) => withoutDefaults(StaffMember, member)),
  policy: withoutDefaults(Policy, content.policy),
});
