import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demoOffice } from "../../central/demo-office/demo-office.ts";
import { isWeakPin } from "../../contract/pin-strength.ts";
import { NewPin } from "../../contract/words.ts";

const weak = (...pins: readonly string[]) => pins.map((pin) => [pin, isWeakPin(pin, "A-7")]);
const allWeak = (...pins: readonly string[]) => pins.map((pin) => [pin, true]);

describe("a weak PIN", () => {
  it.each([
    ["one digit", ["000000", "111111", "999999"]],
    [
      "a run, up or down, also over 0",
      ["123456", "234567", "654321", "987654", "567890", "890123", "321098", "135791"],
    ],
    ["a repetition", ["121212", "123123", "112233", "445566", "111222", "112211", "123321", "520520", "188188"]],
    ["a birthday", ["850417", "170485", "041785", "000229", "120101", "991231", "010140", "198503", "201512"]],
    ["one of the commonest", ["147258", "159753", "741852", "201314", "246810"]],
  ])("is %s", (_name, pins) => {
    expect(weak(...pins)).toEqual(allWeak(...pins));
  });

  it("is the staff number without its letters, a part of the number, or a PIN that contains it", () => {
    const numbers = ["330791", "HZ-330791", "9330791", "3079"];
    expect(numbers.map((number) => isWeakPin("330791", number))).toEqual([true, true, true, true]);
    expect([isWeakPin("330791", "791"), isWeakPin("330791", "330792"), isWeakPin("330791", "HZ")]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it("is no other PIN: at least 90 % of the million PINs remain", () => {
    const strong = ["704931", "628415", "853906", "391076", "000230", "310417", "193913", "201613", "930231"];
    expect(strong.filter((pin) => isWeakPin(pin, "A-7"))).toEqual([]);
    // Every thirteenth number: its digits are as evenly distributed as those of all.
    const some = Array.from({ length: 76_923 }, (_, index) => String(index * 13).padStart(6, "0"));
    const share = some.filter((pin) => isWeakPin(pin, "A-7")).length / some.length;
    expect(share).toBeGreaterThan(0.06);
    expect(share).toBeLessThan(0.1);
  });

  it("is found for any digits, without an error", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9]{6}$/),
        fc.string(),
        (pin, number) => typeof isWeakPin(pin, number) === "boolean",
      ),
    );
  });

  it("is used by no one in the demonstration office", () => {
    expect(demoOffice.staff.filter(({ pin, number }) => isWeakPin(pin, number))).toEqual([]);
  });
});

it("a PIN that is set has exactly six digits", () => {
  const found = ["704931", "70493", "7049312", "７０４９３１", "70493a", ""].map(
    (pin) => NewPin.safeParse(pin).success,
  );
  expect(found).toEqual([true, false, false, false, false, false]);
});
