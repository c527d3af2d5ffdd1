/** The end of an attempt. failed: the provider has surely sent nothing. unclear: it may have. */
export type SmsOutcome =
  | { readonly outcome: "sent" }
  | { readonly outcome: "failed" | "unclear"; readonly failure: string };

/** One text message. `phone`: digits alone, with a plus in front or without. */
export interface Sms {
  readonly phone: string;
  readonly text: string;
}

/** Sends a message, outside any `tx`. Never throws, and never logs or stores the number. */
export type SendSms = (sms: Sms) => Promise<SmsOutcome>;

/** A number as a citizen wrote it: digits and spaces, with a plus in front or without. undefined for any other text. */
export const phoneIn = (written: string): string | undefined => {
  if (!/^\+?[0-9 ]+$/.test(written.trim())) return undefined;
  const phone = written.replaceAll(" ", "");
  return /^\+?[0-9]{5,15}$/.test(phone) ? phone : undefined;
};
