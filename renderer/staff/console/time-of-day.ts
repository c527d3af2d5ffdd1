/**
 * A time of day as hands write it, "15:30", "9：05" or "1530", as the contract has it; null where nothing is written,
 * undefined where it is no time.
 */
export const timeOfDayIn = (written: string): string | null | undefined => {
  const text = written.replaceAll(/\s/g, "").replaceAll("：", ":");
  if (text === "") return null;
  const [, hours = "", minutes = ""] = /^(\d{1,2}):?(\d{2})$/.exec(text) ?? [];
  const time = `${hours.padStart(2, "0")}:${minutes}`;
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : undefined;
};
