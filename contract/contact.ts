import { z } from "zod";
import { contactNameMostCharacters } from "./text-limits.ts";
import { writtenText } from "./words.ts";

/** A telephone number as people write it. */
export const ContactPhone = z.string().regex(/^[0-9+() -]{5,30}$/);

/** The contact of a citizen who may be called, before it is sealed and after it is opened. */
export const Contact = z.strictObject({ name: writtenText(contactNameMostCharacters).nullable(), phone: ContactPhone });
export type Contact = z.infer<typeof Contact>;
