import { z } from "zod";
import { ConfigurationDocument, Policy, StaffMember } from "../../../contract/sync/configuration.ts";
import type { ConfigurationContent, ShippedContent } from "./read-content.ts";

const ShippedFields = ConfigurationDocument.omit({ version: true, issuedAt: true });

/** Whether a kiosk that reads nothing there takes it for just this. */
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
 * The content as it is shipped: only what a kiosk does not take for granted. One that is older than a field refuses a
 * document that names it, and serves by any other. Against a field that says something new nothing helps: such a kiosk
 * goes on with the last document it took, until it is updated.
 */
export const leaveOutDefaults = (content: ConfigurationContent): ShippedContent => ({
  ...withoutDefaults(ShippedFields, content),
  staff: content.staff.map((member) => withoutDefaults(StaffMember, member)),
  policy: withoutDefaults(Policy, content.policy),
});
