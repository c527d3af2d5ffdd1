import { characterCount, commentMostCharacters } from "../../contract/text-limits.ts";
import { type Level, writtenText } from "../../contract/words.ts";
import type { LevelWords } from "../policy/level-words.ts";

/** The fields of the page's form, from any sender. */
export interface FormFields {
  readonly tags: readonly string[];
  readonly text: string;
  /** 公开同意: the words may be shown in public. */
  readonly mayPublish: boolean;
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
  readonly mayPublish: boolean;
}

/** Why a form is shown again. */
export type FormFault = "nothing" | "tooLong" | "unreadable" | "tagsChanged";

/** The form's value for a tag. */
export const tagValue = (level: Level, code: string): string => `${level}/${code}`;

/** The fields among the names and values of a form. Browsers write a line break as two characters. */
export const fieldsOf = (pairs: Iterable<readonly [string, string]>): FormFields => {
  const given = [...pairs];
  const all = (name: string): string[] => given.flatMap(([each, value]) => (each === name ? [value] : []));
  const text = (all("text")[0] ?? "").replaceAll("\r\n", "\n").trim();
  return { tags: all("tag"), text, mayPublish: all("publish").includes("yes") };
};

/** The fields in a body of `application/x-www-form-urlencoded`. */
export const readFields = (body: string): FormFields => fieldsOf(new URLSearchParams(body));

const faultOf = (
  { tags, text }: FormFields,
  known: ReadonlyMap<string, LevelTag>,
  hasPhotos: boolean,
): FormFault | undefined => {
  if (tags.some((tag) => !known.has(tag))) return "tagsChanged";
  if (text === "") return tags.length === 0 && !hasPhotos ? "nothing" : undefined;
  if (characterCount(text) > commentMostCharacters) return "tooLong";
  // In place of bytes that are no UTF-8, in both kinds of form.
  if (text.includes("\uFFFD")) return "unreadable";
  return writtenText(commentMostCharacters).safeParse(text).success ? undefined : "unreadable";
};

/** The follow-up to store, or the fault of the form. Tags of every level may be chosen, whichever level was given. */
export const readFollowUp = (
  fields: FormFields,
  levels: readonly LevelWords[],
  hasPhotos: boolean,
): FollowUp | FormFault => {
  const known = new Map(
    levels.flatMap(({ level, tags }) => tags.map(({ code }) => [tagValue(level, code), { level, code }])),
  );
  const fault = faultOf(fields, known, hasPhotos);
  if (fault) return fault;
  const tags = [...new Set(fields.tags)].flatMap((value) => known.get(value) ?? []);
  const comment = fields.text === "" ? null : fields.text;
  return { tags, comment, mayPublish: comment !== null && fields.mayPublish };
};
