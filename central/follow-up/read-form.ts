import { characterCount, commentMostCharacters } from "../../contract/text-limits.ts";
import { type Level, writtenText } from "../../contract/words.ts";
import type { LevelWords } from "../policy/level-words.ts";

/** The fields of the page's form, from any sender. */
export interface FormFields {
  readonly tags: readonly string[];
  readonly text: string;
}

/** A tag of a level: two levels may use one code for two texts. */
export interface LevelTag {
  readonly level: Level;
  readonly code: string;
}

export interface FollowUp {
  /** Each once. */
  readonly tags: readonly LevelTag[];
  readonly comment: string | null;
}

/** Why a form is shown again. */
export type FormFault = "nothing" | "tooLong" | "unreadable" | "tagsChanged";

/** The form's value for a tag. */
export const tagValue = (level: Level, code: string): string => `${level}/${code}`;

/** The fields in a body of `application/x-www-form-urlencoded`. Browsers write a line break as two characters. */
export const readFields = (body: string): FormFields => {
  const fields = new URLSearchParams(body);
  return { tags: fields.getAll("tag"), text: (fields.get("text") ?? "").replaceAll("\r\n", "\n").trim() };
};

const faultOf = ({ tags, text }: FormFields, known: ReadonlyMap<string, LevelTag>): FormFault | undefined => {
  if (tags.some((tag) => !known.has(tag))) return "tagsChanged";
  if (text === "") return tags.length === 0 ? "nothing" : undefined;
  if (characterCount(text) > commentMostCharacters) return "tooLong";
  return writtenText(commentMostCharacters).safeParse(text).success ? undefined : "unreadable";
};

/** The follow-up to store, or the fault of the form. Tags of every level may be chosen, whichever level was given. */
export const readFollowUp = (fields: FormFields, levels: readonly LevelWords[]): FollowUp | FormFault => {
  const known = new Map(
    levels.flatMap(({ level, tags }) => tags.map(({ code }) => [tagValue(level, code), { level, code }])),
  );
  const fault = faultOf(fields, known);
  if (fault) return fault;
  const tags = [...new Set(fields.tags)].flatMap((value) => known.get(value) ?? []);
  return { tags, comment: fields.text === "" ? null : fields.text };
};
