import { z } from "zod";
import { contactNameMostCharacters } from "./text-limits.ts";
import { writtenText } from "./words.ts";

/** A telephone number as people write it. */
export const ContactPhone = z.string().regex(/^[0-9+() -]{5,30}$/);

/** Hyphens of keyboards and fonts, and the dash that a Chinese keyboard writes in their place. */
const hyphens = /[\u2010-\u2015\u2212]/g;

/** An area code, its number and an extension: of the three the extension alone has to stay apart. */
const withExtension = /^(\+?[0-9]{2,6})-([0-9]{7,8})-([0-9]{1,6})$/;

/**
 * The number to dial of one that was written with blanks, hyphens or brackets: "139-7777 1234" is "13977771234", and
 * "0571-88880000-12" keeps its extension. undefined where it is none.
 */
export const dialledPhone = (written: string): string | undefined => {
  const plain = written
    .normalize("NFKC")
    .replaceAll(hyphens, "-")
    .replaceAll(/[\s()]/g, "");
  const [, area, number, extension] = withExtension.exec(plain) ?? [];
  if (extension !== undefined) return `${area}${number}-${extension}`;
  const digits = plain.replaceAll("-", "");
  return /^\+?[0-9]{5,15}$/.test(digits) ? digits : undefined;
};

/** The contact of a citizen who may be called, before it is sealed and after it is opened. */
export const Contact = z.strictObject({ name: writtenText(contactNameMostCharacters).nullable(), phone: ContactPhone });
export type Contact = z.infer<typeof Contact>;
