/**
 * A typed time of day, "15:30", "9：05" or "1530", in the contract's form; null for an empty text, undefined where it is
 * not a time.
 */
export const timeOfDayIn = (written: string): string | null | undefined => {
  const text = written.replaceAll(/\s/g, "").replaceAll("：", ":");
  if (text === "") return null;
  const [, hours = "", minutes = ""] = /^(\d{1,2}):?(\d{2})$/.exec(text) ?? [];
  const time = `${hours.padStart(2, "0")}:${minutes}`;
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : undefined;
};
