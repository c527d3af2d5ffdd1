/** What has been typed on the login screen, and the rules of typing. The limits are those of the contract. */
export type LoginField = "staffNumber" | "pin";

export type LoginHint = "staff-number-missing" | "pin-too-short";

export interface LoginDraft {
  readonly staffNumber: string;
  readonly pin: string;
  readonly field: LoginField;
  /** Letter keys instead of number keys; only a staff number has letters. */
  readonly letters: boolean;
  readonly hint: LoginHint | null;
}

export const staffNumberMaxLength = 20;
export const pinMinLength = 6;
export const pinMaxLength = 12;

export const emptyDraft: LoginDraft = { staffNumber: "", pin: "", field: "staffNumber", letters: false, hint: null };

const allowed: Readonly<Record<LoginField, (text: string) => string>> = {
  staffNumber: (text) => text.replaceAll(/[^0-9A-Za-z-]/g, "").slice(0, staffNumberMaxLength),
  pin: (text) => text.replaceAll(/[^0-9]/g, "").slice(0, pinMaxLength),
};

/** The draft with `text` in `field`: whatever does not belong there is dropped, never reported. */
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

/** What is still missing before it can be sent; null when nothing is. */
export const missingIn = (draft: LoginDraft): LoginHint | null => {
  if (draft.staffNumber === "") return "staff-number-missing";
  return draft.pin.length < pinMinLength ? "pin-too-short" : null;
};

const fieldOfHint: Readonly<Record<LoginHint, LoginField>> = {
  "staff-number-missing": "staffNumber",
  "pin-too-short": "pin",
};

/** Leads to the field that is not complete. Going on from the staff number to an untouched PIN is no mistake. */
export const withHint = (draft: LoginDraft, hint: LoginHint): LoginDraft => {
  const isPlainNextStep = hint === "pin-too-short" && draft.field === "staffNumber" && draft.pin === "";
  return { ...inField(draft, fieldOfHint[hint]), hint: isPlainNextStep ? null : hint };
};

/** After a refusal: the PIN is gone, and the typing goes on where the mistake was. */
export const afterRefusal = (draft: LoginDraft, field: LoginField): LoginDraft => ({
  ...inField(draft, field),
  pin: "",
  hint: null,
});
