import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ComplaintNumber,
  isTypedToItsEnd,
  newComplaintNumber,
  readComplaintNumber,
} from "../../contract/complaint-number.ts";

const signs = "0123456789CFHJKMPQRTWXY";
const day = fc
  .date({ min: new Date("2026-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const draws = fc.array(fc.nat(22), { minLength: 7, maxLength: 7 });
const numberOf = (of: string, drawn: readonly number[]): ComplaintNumber => {
  const left = [...drawn];
  return newComplaintNumber(of, () => left.pop() ?? 0);
};
const number = fc.tuple(day, draws).map(([of, drawn]) => numberOf(of, drawn));
const places = [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 12, 13, 14, 15] as const;
const isNumber = (text: string): boolean => ComplaintNumber.safeParse(text).success;
const withSign = (text: string, place: number, sign: string): string =>
  text.slice(0, place) + sign + text.slice(place + 1);

describe("the number of a complaint", () => {
  it("begins with its day, and is short enough to read out", () => {
    fc.assert(
      fc.property(day, draws, (of, drawn) => {
        const made = numberOf(of, drawn);
        expect(made).toHaveLength(16);
        expect(`20${made.slice(0, 2)}-${made.slice(2, 4)}-${made.slice(4, 6)}`).toBe(of);
        expect(isNumber(made)).toBe(true);
      }),
    );
  });

  it("says all that was drawn: other draws of a day give another number", () => {
    fc.assert(
      fc.property(day, draws, draws, (of, some, others) => {
        expect(numberOf(of, some) === numberOf(of, others)).toBe(some.join() === others.join());
      }),
    );
  });

  it("is refused with any one sign wrong", () => {
    fc.assert(
      fc.property(number, fc.constantFrom(...places), fc.constantFrom(...signs), (made, place, sign) => {
        expect(isNumber(withSign(made, place, sign))).toBe(made.charAt(place) === sign);
      }),
    );
  });

  it("is refused with any two signs in each other's place", () => {
    fc.assert(
      fc.property(number, fc.constantFrom(...places), fc.constantFrom(...places), (made, one, other) => {
        const swapped = withSign(withSign(made, one, made.charAt(other)), other, made.charAt(one));
        expect(isNumber(swapped)).toBe(swapped === made);
      }),
    );
  });

  it("is understood however it is typed, also with letters that look like its signs", () => {
    fc.assert(
      fc.property(number, (made) => {
        for (const typed of [made, made.toLowerCase(), made.replaceAll("-", ""), ` ${made.replaceAll("-", " ")} `])
          expect(readComplaintNumber(typed)).toBe(made);
        expect(readComplaintNumber(made.replaceAll("0", "O").replaceAll("1", "l").replaceAll("8", "B"))).toBe(made);
      }),
    );
    for (const typed of ["", "261130", "261130-K7QM-4TRC", "261130-K7QM-4TRMM"])
      expect(readComplaintNumber(typed)).toBeUndefined();
  });

  it("is understood in full-width characters, and is whole there as in ASCII", () => {
    const wide = (text: string): string =>
      text.replaceAll(/[!-~]/g, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(number, fc.nat(15), (made, length) => {
        expect(readComplaintNumber(wide(made))).toBe(made);
        for (const typed of [made, wide(made), wide(withSign(made, 15, "@M")), `${made}7`])
          expect(isTypedToItsEnd(typed)).toBe(true);
        for (const typed of [made.slice(0, length), wide(made.slice(0, length)), wide(`${made.slice(0, length)}-`)])
          expect(isTypedToItsEnd(typed)).toBe(false);
      }),
    );
  });

  it("has no sign that is read as another one: no vowel, and none of B, D, G, I, L, N, O, S, U, V, Z", () => {
    fc.assert(
      fc.property(number, (made) => {
        expect(made).toMatch(/^\d{6}-[0-9CFHJKMPQRTWXY]{4}-[0-9CFHJKMPQRTWXY]{4}$/);
      }),
    );
    for (const text of ["261130-OPEN-4TRM", "261130-k7qm-4trm", "261130K7QM4TRM", ""])
      expect(isNumber(text)).toBe(false);
  });
});
