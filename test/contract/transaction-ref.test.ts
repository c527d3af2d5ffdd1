import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isStorable } from "../../central/ledger/projecting/is-storable.ts";
import { Transaction } from "../../contract/ledger/bodies/prompt.ts";
import { TransactionRef } from "../../contract/transaction-ref.ts";
import { oddTextCases } from "../support/odd-texts.ts";

/** The properties of every reference that was accepted. */
const expectCountable = (text: string): void => {
  const taken = TransactionRef.safeParse(text);
  if (!taken.success) return;
  expect(Transaction.safeParse({ transactionRef: taken.data, serviceNumber: 1 }).data?.transactionRef).toBe(taken.data);
  expect(isStorable(taken.data)).toBe(true);
  expect(TransactionRef.parse(taken.data)).toBe(taken.data);
  expect(taken.data).not.toMatch(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Surrogate}\p{Zl}\p{Zp}]/u);
};

const characters = Array.from({ length: 0x11_0000 }, (_, code) => String.fromCodePoint(code));

describe("a reference", () => {
  it.each(oddTextCases)("that is accepted fits the ledger and the centre, and stays unchanged: %s", (_, text) => {
    expectCountable(text);
  });

  it("that is accepted fits the ledger and the centre, for any text", () => {
    const unit = fc.oneof(
      fc.nat(0x10_ffff).map((code) => String.fromCodePoint(code)),
      fc.constantFrom("\u337f", "\ufdfa", "\u00ad", "\u0301", " ", "a"),
    );
    fc.assert(fc.property(fc.string({ unit, maxLength: 80 }), expectCountable), { numRuns: 2_000 });
  });

  it("is normalised first and validated after", () => {
    const of = (text: string) => TransactionRef.safeParse(text).data;
    expect(of(`  ${"x".repeat(64)}\n`)).toBe("x".repeat(64));
    expect(of("\u337f".repeat(16))).toBe("株式会社".repeat(16));
    expect(of("\u337f".repeat(17))).toBeUndefined();
    expect(of("a\u00ad\u0301")).toBe("á");
    expect(of("\u200b ")).toBeUndefined();
    expect(of("x".repeat(65))).toBeUndefined();
  });

  it("gets no invisible character by NFKC, so that normalising twice changes nothing", () => {
    const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
    const grown = characters.filter((one) => !unseen.test(one) && unseen.test(one.normalize("NFKC")));
    expect(grown).toEqual([]);
  });

  it("is the same with any invisible character in it, and missing where there is nothing else", () => {
    const unseen = characters.filter((one) => /\p{Default_Ignorable_Code_Point}/u.test(one));
    expect(unseen.length).toBeGreaterThan(4_000);
    expect(unseen.filter((one) => TransactionRef.safeParse(`BJ${one}-1${one}`).data !== "BJ-1")).toEqual([]);
    expect([...unseen, "\u2800"].filter((one) => TransactionRef.safeParse(one).success)).toEqual([]);
  });
});
