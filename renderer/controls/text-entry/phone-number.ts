/** Some hotlines have five digits, and no number in the country more than these with its extension. */
export const leastPhoneDigits = 5;
const mostPhoneCharacters = 20;

/** What of a text may stand in a telephone number; the rest is dropped, never reported. */
export const phoneOf = (text: string): string => text.replaceAll(/[^0-9-]/g, "").slice(0, mostPhoneCharacters);

export const phoneAfterKey = (phone: string, key: string): string =>
  key === "{erase}" ? phone.slice(0, -1) : phoneOf(phone + key);

export const isPhone = (phone: string): boolean => phone.replaceAll("-", "").length >= leastPhoneDigits;
