import { isPlainName } from "../../../contract/names.ts";
import { StaffNumber } from "../../../contract/words.ts";
import { flaw, type Reading } from "./column.ts";
import { tidyCode, tidyText } from "./tidy.ts";

/** A date, or a rounded number: a spreadsheet makes them of "3-1" and of eighteen digits. */
const isReshaped = /^\d{4}-\d{2}-\d{2}$|^\d+(\.\d+)?e\+?\d+$/i;

/** A name must not have it, or it stands for bytes that could not be decoded. */
const isGarbled = (tidy: string): boolean => tidy.includes("\ufffd") || !isPlainName(tidy);

/** A text of at most `most` characters, as it is shown. */
export const textUpTo =
  (most: number) =>
  (text: string): Reading<string> => {
    const tidy = tidyText(text);
    if (isGarbled(tidy)) return flaw("roster-cell-garbled");
    return tidy.length > most ? flaw("roster-cell-long", { most }) : { value: tidy };
  };

/** A code or number that is compared with others. */
export const codeUpTo =
  (most: number) =>
  (text: string): Reading<string> => {
    const code = tidyCode(text);
    if (isGarbled(code)) return flaw("roster-cell-garbled");
    if (isReshaped.test(code)) return flaw("roster-cell-reshaped", { value: code });
    return code.length > most ? flaw("roster-cell-long", { most }) : { value: code };
  };

/** 工号. */
export const readStaffNumber = (text: string): Reading<string> => {
  const reading = codeUpTo(60)(text);
  if ("flaw" in reading) return reading;
  const { value } = reading;
  return StaffNumber.safeParse(value).success && value.toUpperCase() !== "IT-PANEL"
    ? reading
    : flaw("roster-number-invalid", { value });
};

/** One word of a closed list, each with all its spellings; the first one appears in messages. */
export const oneOf =
  <Value>(spellings: readonly (readonly [value: Value, ...words: readonly string[]])[]) =>
  (text: string): Reading<Value> => {
    const word = tidyCode(text).toLowerCase();
    const found = spellings.find(([, ...words]) => words.includes(word));
    if (found) return { value: found[0] };
    return flaw("roster-value-unknown", {
      value: tidyText(text),
      known: spellings.map(([, first]) => first).join("、"),
    });
  };

/** "2013-07", also written 2013/7, 2013.07, 2013年7月, 201307 or as a whole date. */
export const readMonth = (text: string): Reading<string> => {
  const value = tidyCode(text);
  const [, year, month] =
    /^(\d{4})[-/.年](\d{1,2})(?:月|[-/.月]\d{1,2}日?)?$/.exec(value) ?? /^(\d{4})(\d{2})$/.exec(value) ?? [];
  const isMonth = month !== undefined && Number(month) >= 1 && Number(month) <= 12;
  return isMonth ? { value: `${year}-${month.padStart(2, "0")}` } : flaw("roster-month-invalid", { value });
};

/** 星级: "4", "4星", "四星", "★★★★". */
export const readStar = (text: string): Reading<number> => {
  const value = tidyCode(text);
  const plain = value.replace(/星级?$/, "");
  const star = /^★+$/.test(plain)
    ? plain.length
    : /^[1-5]$/.test(plain)
      ? Number(plain)
      : "一二三四五".indexOf(plain) + 1;
  const isOne = star >= 1 && star <= 5 && plain.length > 0 && (plain.length === 1 || /^★+$/.test(plain));
  return isOne ? { value: star } : flaw("roster-star-invalid", { value });
};

const separators = /[、,，;；]/;

/** A list in one cell, each item once. */
export const listOf =
  (read: (text: string) => Reading<string>) =>
  (text: string): Reading<readonly string[]> => {
    const readings = text
      .split(separators)
      .filter((part) => tidyText(part) !== "")
      .map(read);
    const flawed = readings.find((reading) => "flaw" in reading);
    if (flawed) return flawed;
    return { value: [...new Set(readings.flatMap((reading) => ("value" in reading ? [reading.value] : [])))] };
  };

/** The text that a reader types for a badge: unchanged, but not one that a spreadsheet has rounded. */
export const readBadge = (text: string): Reading<string> => {
  const value = tidyText(text);
  return isReshaped.test(value) ? flaw("roster-cell-reshaped", { value }) : textUpTo(100)(value);
};
