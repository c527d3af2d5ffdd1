/**
 * Some hotlines have five digits. No number in the country has more characters than the limit below, with its extension.
 */
export const leastPhoneDigits = 5;
const mostPhoneCharacters = 20;

/** The part of a text that may be in a telephone number; the rest is dropped without a message. */
export const phoneOf = (text: string): string => text.replaceAll(/[^0-9-]/g, "").slice(0, mostPhoneCharacters);

export const phoneAfterKey = (phone: string, key: string): string =>
  key === "{erase}" ? phone.slice(0, -1) : phoneOf(phone + key);

export const isPhone = (phone: string): boolean => phone.replaceAll("-", "").length >= leastPhoneDigits;
