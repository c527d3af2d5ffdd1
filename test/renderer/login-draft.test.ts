import { describe, expect, it } from "vitest";
import { NewPin, Pin, StaffNumber } from "../../contract/words.ts";
import {
  afterRefusal,
  atNewPin,
  emptyDraft,
  inField,
  type LoginDraft,
  missingIn,
  newPinLength,
  pinMaxLength,
  pinMinLength,
  staffNumberMaxLength,
  withFieldCleared,
  withHint,
  withKey,
  withLettersToggled,
  withoutLast,
  withText,
} from "../../renderer/state/login-draft.ts";

const press = (draft: LoginDraft, keys: string): LoginDraft => [...keys].reduce(withKey, draft);
const atPin: LoginDraft = { ...emptyDraft, field: "pin" };

describe("typing", () => {
  it("adds characters at the end of the field in use", () => {
    expect(press(inField(press(emptyDraft, "HZ-33"), "pin"), "123456")).toEqual({
      ...emptyDraft,
      staffNumber: "HZ-33",
      pin: "123456",
      field: "pin",
      letters: false,
      hint: null,
    });
  });

  it("drops characters that do not belong in a field", () => {
    const typed = withText(emptyDraft, "staffNumber", " 工号 HZ_33-01！");
    expect([typed.staffNumber, withText(typed, "pin", "12a3 四5-6").pin]).toEqual(["HZ33-01", "12356"]);
  });

  it("stops at the limits of the contract", () => {
    const staffNumber = press(emptyDraft, "7".repeat(99)).staffNumber;
    const pin = press(atPin, "7".repeat(99)).pin;
    expect([staffNumber.length, pin.length]).toEqual([staffNumberMaxLength, pinMaxLength]);
    expect([StaffNumber.safeParse(staffNumber).success, Pin.safeParse(pin).success]).toEqual([true, true]);
    expect([StaffNumber.safeParse(`${staffNumber}7`).success, Pin.safeParse(`${pin}7`).success]).toEqual([
      false,
      false,
    ]);
    expect(Pin.safeParse("7".repeat(pinMinLength)).success).toBe(true);
    expect(Pin.safeParse("7".repeat(pinMinLength - 1)).success).toBe(false);
  });

  it("deletes one character, clears one field", () => {
    const draft = { ...atPin, staffNumber: "330106", pin: "123" };
    expect([withoutLast(draft), withFieldCleared(draft), withoutLast(withFieldCleared(draft))]).toEqual([
      { ...draft, pin: "12" },
      { ...draft, pin: "" },
      { ...draft, pin: "" },
    ]);
  });

  it("switches from the letter keys when it goes to the PIN", () => {
    const letters = withLettersToggled(emptyDraft);
    expect([letters.letters, press(letters, "HZ").letters, inField(letters, "pin").letters]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe("the message about a missing part", () => {
  it.each([
    { staffNumber: "", pin: "123456", missing: "staff-number-missing" },
    { staffNumber: "1", pin: "12345", missing: "pin-too-short" },
    { staffNumber: "1", pin: "123456", missing: null },
  ])("$staffNumber / $pin: $missing", ({ staffNumber, pin, missing }) => {
    expect(missingIn({ ...emptyDraft, staffNumber, pin })).toBe(missing);
  });

  it("is absent for an untouched PIN, and names the missing part of a begun one", () => {
    const next = withHint({ ...emptyDraft, staffNumber: "1" }, "pin-too-short");
    expect([next.field, next.hint]).toEqual(["pin", null]);
    expect(withHint({ ...atPin, staffNumber: "1", pin: "12" }, "pin-too-short").hint).toBe("pin-too-short");
  });
});

describe("a new PIN", () => {
  const identified: LoginDraft = { ...emptyDraft, staffNumber: "330106", pin: "704931", field: "pin" };
  const due = atNewPin(identified);
  const typed = { ...due, newPin: "853906" };

  it("starts empty, and keeps the staff number and the old PIN", () => {
    expect(due).toEqual({ ...emptyDraft, step: "new-pin", staffNumber: "330106", pin: "704931", field: "newPin" });
    expect(atNewPin({ ...typed, newPinAgain: "853906", field: "newPinAgain" })).toEqual(due);
  });

  it("has exactly six digits, as the contract says", () => {
    const { newPin } = press(due, "1234567");
    expect([newPin.length, NewPin.safeParse(newPin).success]).toEqual([newPinLength, true]);
    expect(missingIn(press(due, "12345"))).toBe("new-pin-too-short");
  });

  it("is typed twice: the empty second field shows no error, and after a mismatch only the second entry is repeated", () => {
    expect(missingIn(typed)).toBe("pins-differ");
    const second = withHint(typed, "pins-differ");
    expect(second).toEqual({ ...typed, field: "newPinAgain", hint: null });
    const other = press(second, "853907");
    expect(missingIn(other)).toBe("pins-differ");
    expect(withHint(other, "pins-differ")).toEqual({ ...second, hint: "pins-differ" });
    expect(missingIn(press(second, "853906"))).toBeNull();
  });

  it("is cleared where the old one was refused after all", () => {
    const refused = afterRefusal({ ...typed, newPinAgain: "853906" }, "pin");
    expect(refused).toEqual({ ...emptyDraft, staffNumber: "330106", field: "pin" });
  });
});
