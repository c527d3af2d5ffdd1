import type { FavourableLevels } from "../../contract/office/figures/figures.ts";
import type { Days } from "../../contract/office/figures/periods.ts";
import type { Definition } from "../../contract/office/reports/definitions.ts";
import type { PaperLanguage } from "../../contract/office/reports/exports.ts";
import type { LocalText } from "../../contract/words.ts";

/** A word of this program: it exists in both languages. */
export interface Word {
  readonly zh: string;
  readonly en: string;
}

/**
 * `rate`: a `Share`. `score`: a number with six decimals. `date`: "2026-03-02". `time`: an instant, ISO 8601. `id`: digits
 * that are no number.
 */
export type ColumnKind = "text" | "id" | "count" | "score" | "rate" | "date" | "time";

export interface Column {
  readonly title: Word;
  readonly kind: ColumnKind;
  /** Left out on paper, where room is scarce. */
  readonly isForSheets?: boolean;
}

/** A rate with its numerator and denominator, from which every reader can compute it again. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/** A text, a count, a rate; null where there is none, or it may not be published. */
export type Value = string | number | Share | null;

/** One value for each column. */
export type Row = readonly Value[];

/** The part of a file that explains it. */
export interface About {
  readonly title: Word;
  /** null where the table has no period. */
  readonly days: Days | null;
  /** A warning about these numbers, before everything else. */
  readonly notice?: Word;
  /** Stands in the file's name, since a sheet begins with the titles of its columns. */
  readonly mark?: Word;
  /** The filters that change the numbers, with their values. */
  readonly switches: readonly (readonly [name: Word, value: Word])[];
  readonly definitions: readonly Definition[];
  /** More that belongs to the numbers, such as the versions of rules. */
  readonly facts?: readonly (readonly [name: Word, value: Word])[];
  /** The levels that are 好评, for the texts of the definitions. */
  readonly favourable?: FavourableLevels;
  /** The command that computes the content again from the stored entries. */
  readonly check: string;
}

/** One description of a table, for every format. The rows can be read once, a page at a time. */
export interface Table {
  readonly about: About;
  readonly columns: readonly Column[];
  readonly pages: AsyncIterable<readonly Row[]>;
}

/** Of a table that is being written: its language, and the time by the database. */
export interface Writing {
  readonly language: PaperLanguage;
  readonly writtenAt: Date;
}

/** The rate from 0 to 1, as the office's API gives it; null where the denominator is 0. */
export const rateOf = ({ part, whole }: Share): number | null => (whole === 0 ? null : part / whole);

/** A score as it is printed. */
export const scoreText = (score: number): string => score.toFixed(6);

export const isShare = (value: Value): value is Share => typeof value === "object" && value !== null;

/** A text of the office in the language of a paper; in Chinese where the other is missing. */
export const textIn = (language: PaperLanguage, text: LocalText): string =>
  language === "en" ? (text.en ?? text.zh) : text.zh;
