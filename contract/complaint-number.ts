import { z } from "zod";

/** Ten digits and thirteen letters: no vowels, which could spell a word, and none that looks or sounds like another. */
const signs = "0123456789CFHJKMPQRTWXY";

/** Of the signs after the date; one more follows, which checks all of them and the date. */
const randomSigns = 7;

/** With the six of the date and the check sign, without dashes. */
const complaintNumberSigns = 6 + randomSigns + 1;

/**
 * The sum of the signs' values, each times its distance from the end, modulo the number of signs. That is a prime above
 * every distance: one wrong sign, or two that changed places, always alter the sum.
 */
const checksum = (text: string): number =>
  [...text].reduce((sum, sign, index) => sum + (text.length - index) * signs.indexOf(sign), 0) % signs.length;

/**
 * 受理编号: the number of a complaint, made at the kiosk without the centre: "261130-K7QM-4TRM". The day, then 23⁷
 * random possibilities, then a check sign. With 1,000 complaints a day, two of a day have one number once in 6,800 days.
 * It says nothing about the citizen, and no secret depends on it.
 */
export const ComplaintNumber = z
  .string()
  .regex(new RegExp(`^\\d{6}-[${signs}]{4}-[${signs}]{4}$`))
  .refine((number) => checksum(number.replaceAll("-", "")) === 0)
  .brand<"ComplaintNumber">();
export type ComplaintNumber = z.infer<typeof ComplaintNumber>;

/** A new number of a day, "2026-11-30". `draw` returns a random integer from 0 to below its argument. */
export const newComplaintNumber = (day: string, draw: (below: number) => number): ComplaintNumber => {
  const random = Array.from({ length: randomSigns }, () => signs.charAt(draw(signs.length))).join("");
  const date = day.replaceAll("-", "").slice(2);
  const missing = (signs.length - checksum(`${date}${random}0`)) % signs.length;
  return ComplaintNumber.parse(`${date}-${random.slice(0, 4)}-${random.slice(4)}${signs.charAt(missing)}`);
};

/** Letters that are no signs, and the sign that each looks like. */
const lookAlikes: Readonly<Record<string, string>> = { B: "8", D: "0", G: "6", I: "1", L: "1", O: "0", S: "5", Z: "2" };

/** The digits and letters that a person typed, also as full-width ones, in upper case. */
const signsIn = (typed: string): string =>
  typed
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, "");

/** Whether a person has typed as many signs as a number has. */
export const isTypedToItsEnd = (typed: string): boolean => signsIn(typed).length >= complaintNumberSigns;

/** The number that a person typed: in either case, with or without dashes; undefined where it cannot be a number. */
export const readComplaintNumber = (typed: string): ComplaintNumber | undefined => {
  const text = signsIn(typed).replaceAll(/[A-Z]/g, (letter) => lookAlikes[letter] ?? letter);
  return ComplaintNumber.safeParse(`${text.slice(0, 6)}-${text.slice(6, 10)}-${text.slice(10)}`).data;
};
