/** The typed fields of the login screen, and their rules. The limits are those of the contract. */
export type LoginField = "staffNumber" | "pin" | "newPin" | "newPinAgain";

export type LoginHint = "staff-number-missing" | "pin-too-short" | "new-pin-too-short" | "pins-differ";

export interface LoginDraft {
  /**
   * "identify" the member of staff; then, if main asks for it, set a "new-pin". "log-out" asks for the PIN of the member
   * of staff on duty.
   */
  readonly step: "identify" | "new-pin" | "log-out";
  readonly staffNumber: string;
  readonly pin: string;
  readonly newPin: string;
  readonly newPinAgain: string;
  readonly field: LoginField;
  /** Letter keys instead of number keys; only a staff number has letters. */
  readonly letters: boolean;
  readonly hint: LoginHint | null;
}

export const staffNumberMaxLength = 20;
export const pinMinLength = 6;
export const pinMaxLength = 12;

/** The number of digits of a new PIN; older ones may have more. */
export const newPinLength = 6;

export const emptyDraft: LoginDraft = {
  step: "identify",
  staffNumber: "",
  pin: "",
  newPin: "",
  newPinAgain: "",
  field: "staffNumber",
  letters: false,
  hint: null,
};

const digits = (most: number) => (text: string) => text.replaceAll(/[^0-9]/g, "").slice(0, most);

const allowed: Readonly<Record<LoginField, (text: string) => string>> = {
  staffNumber: (text) => text.replaceAll(/[^0-9A-Za-z-]/g, "").slice(0, staffNumberMaxLength),
  pin: digits(pinMaxLength),
  newPin: digits(newPinLength),
  newPinAgain: digits(newPinLength),
};

/** The draft with `text` in `field`: characters that are not allowed are dropped without a message. */
export const withText = (draft: LoginDraft, field: LoginField, text: string): LoginDraft => ({
  ...draft,
  field,
  letters: field === "staffNumber" && draft.letters,
  hint: null,
  [field]: allowed[field](text),
});

/** One key of the pad: its character at the end of the field in use. */
export const withKey = (draft: LoginDraft, key: string): LoginDraft =>
  withText(draft, draft.field, draft[draft.field] + key);

export const withoutLast = (draft: LoginDraft): LoginDraft =>
  withText(draft, draft.field, draft[draft.field].slice(0, -1));

export const withFieldCleared = (draft: LoginDraft): LoginDraft => withText(draft, draft.field, "");

export const inField = (draft: LoginDraft, field: LoginField): LoginDraft => ({
  ...draft,
  field,
  letters: field === "staffNumber" && draft.letters,
});

export const withLettersToggled = (draft: LoginDraft): LoginDraft => ({ ...draft, letters: !draft.letters });

/** The first thing missing before it can be sent; null when it is complete. */
export const missingIn = (draft: LoginDraft): LoginHint | null => {
  if (draft.step === "new-pin") {
    if (draft.newPin.length < newPinLength) return "new-pin-too-short";
    return draft.newPinAgain === draft.newPin ? null : "pins-differ";
  }
  if (draft.staffNumber === "") return "staff-number-missing";
  return draft.pin.length < pinMinLength ? "pin-too-short" : null;
};

const fieldOfHint: Readonly<Record<LoginHint, LoginField>> = {
  "staff-number-missing": "staffNumber",
  "pin-too-short": "pin",
  "new-pin-too-short": "newPin",
  "pins-differ": "newPinAgain",
};

/** Moving on to the next field, which is still empty, is not a mistake. */
const isPlainNextStep = ({ field, pin, newPinAgain }: LoginDraft, hint: LoginHint): boolean =>
  (hint === "pin-too-short" && field === "staffNumber" && pin === "") ||
  (hint === "pins-differ" && field === "newPin" && newPinAgain === "");

/** Moves to the incomplete field. A repeated PIN that differs has to be typed again. */
export const withHint = (draft: LoginDraft, hint: LoginHint): LoginDraft => ({
  ...inField(draft, fieldOfHint[hint]),
  newPinAgain: hint === "pins-differ" ? "" : draft.newPinAgain,
  hint: isPlainNextStep(draft, hint) ? null : hint,
});

/** After a refusal: clears every PIN, and moves to the field with the mistake. */
export const afterRefusal = (draft: LoginDraft, field: "staffNumber" | "pin"): LoginDraft => ({
  ...emptyDraft,
  staffNumber: draft.staffNumber,
  field,
});

/** The PIN was right and a new one is asked for, or the new one was too weak. */
export const atNewPin = (draft: LoginDraft): LoginDraft => ({
  ...emptyDraft,
  step: "new-pin",
  staffNumber: draft.staffNumber,
  pin: draft.pin,
  field: "newPin",
});

/** A badge gave the staff number; the PIN is asked for. */
export const atPinOf = (staffNumber: string): LoginDraft => ({ ...emptyDraft, staffNumber, field: "pin" });

/** 签退: asks for the PIN of the member of staff on duty. */
export const atLogOut = (staffNumber: string): LoginDraft => ({ ...atPinOf(staffNumber), step: "log-out" });
