import { characterCount, commentMostCharacters } from "../../contract/text-limits.ts";
import { writtenText } from "../../contract/words.ts";
import type { LevelWords } from "../office/level-words.ts";

/** What the page's form sends, whoever sent it. */
export interface FormFields {
  readonly tags: readonly string[];
  readonly text: string;
}

export interface FollowUp {
  /** Each once, of the level that stands. */
  readonly tagCodes: readonly string[];
  readonly comment: string | null;
}

/** Why a form is shown again. */
export type FormFault = "nothing" | "tooLong" | "unreadable" | "tagsChanged";

/** The fields in a body of `application/x-www-form-urlencoded`. Browsers write a line break as two characters. */
export const readFields = (body: string): FormFields => {
  const fields = new URLSearchParams(body);
  return { tags: fields.getAll("tag"), text: (fields.get("text") ?? "").replaceAll("\r\n", "\n").trim() };
};

const faultOf = ({ tags, text }: FormFields, known: ReadonlySet<string>): FormFault | undefined => {
  if (tags.some((tag) => !known.has(tag))) return "tagsChanged";
  if (text === "") return tags.length === 0 ? "nothing" : undefined;
  if (characterCount(text) > commentMostCharacters) return "tooLong";
  return writtenText(commentMostCharacters).safeParse(text).success ? undefined : "unreadable";
};

/** What is to be kept of a form, or why not. `level` is the level that stands: tags of another one are refused. */
export const readFollowUp = (fields: FormFields, level: LevelWords | undefined): FollowUp | FormFault => {
  const known = new Set(level?.tags.map(({ code }) => code));
  const fault = faultOf(fields, known);
  if (fault) return fault;
  return { tagCodes: [...new Set(fields.tags)], comment: fields.text === "" ? null : fields.text };
};
