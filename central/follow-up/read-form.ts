import { Contact, dialledPhone } from "../../contract/contact.ts";
import { characterCount, commentMostCharacters } from "../../contract/text-limits.ts";
import { type Level, writtenText } from "../../contract/words.ts";
import type { LevelWords } from "../policy/level-words.ts";

/** The fields of the page's form, from any sender. */
export interface FormFields {
  readonly tags: readonly string[];
  readonly text: string;
  /** 公开同意: the words may be shown in public. */
  readonly mayPublish: boolean;
  /** Empty where they were left out. */
  readonly contactName: string;
  readonly contactPhone: string;
  /** 请回访我: the consent to a call. */
  readonly mayCall: boolean;
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
  /** null where the citizen does not want a call. */
  readonly contact: Contact | null;
}

/** Why a contact is not taken. */
type ContactFault = "phoneMissing" | "phoneWrong" | "nameWrong" | "consentMissing";

/** Why a form is shown again. */
export type FormFault = "nothing" | "tooLong" | "unreadable" | "tagsChanged" | ContactFault;

/** The form's value for a tag. */
export const tagValue = (level: Level, code: string): string => `${level}/${code}`;

/** The fields among the names and values of a form. Browsers write a line break as two characters. */
export const fieldsOf = (pairs: Iterable<readonly [string, string]>): FormFields => {
  const given = [...pairs];
  const all = (name: string): string[] => given.flatMap(([each, value]) => (each === name ? [value] : []));
  const text = (all("text")[0] ?? "").replaceAll("\r\n", "\n").trim();
  // Keyboards of Chinese write digits and signs of full width.
  const line = (name: string): string => (all(name)[0] ?? "").normalize("NFKC").trim();
  return {
    ...{ tags: all("tag"), text, mayPublish: all("publish").includes("yes") },
    ...{ contactName: line("contact-name"), contactPhone: line("contact-phone") },
    mayCall: all("may-call").includes("yes"),
  };
};

/** The fields in a body of `application/x-www-form-urlencoded`. */
export const readFields = (body: string): FormFields => fieldsOf(new URLSearchParams(body));

const faultOf = ({ tags, text }: FormFields, known: ReadonlyMap<string, LevelTag>): FormFault | undefined => {
  if (tags.some((tag) => !known.has(tag))) return "tagsChanged";
  if (text === "") return undefined;
  if (characterCount(text) > commentMostCharacters) return "tooLong";
  // In place of bytes that are no UTF-8, in both kinds of form.
  if (text.includes("\uFFFD")) return "unreadable";
  return writtenText(commentMostCharacters).safeParse(text).success ? undefined : "unreadable";
};

/** The contact to seal, null where all its fields are empty. Without the consent none is taken. */
const contactOf = ({ contactName, contactPhone, mayCall }: FormFields): Contact | null | ContactFault => {
  if (contactPhone === "") return mayCall || contactName !== "" ? "phoneMissing" : null;
  const phone = dialledPhone(contactPhone);
  if (phone === undefined) return "phoneWrong";
  if (!mayCall) return "consentMissing";
  const contact = Contact.safeParse({ name: contactName === "" ? null : contactName, phone });
  return contact.success && !contactName.includes("\uFFFD") ? contact.data : "nameWrong";
};

/** The follow-up to store, or the fault of the form: a telephone number alone is one, too. Tags of every level may be chosen, whichever level was given. */
export const readFollowUp = (
  fields: FormFields,
  levels: readonly LevelWords[],
  hasPhotos: boolean,
): FollowUp | FormFault => {
  const known = new Map(
    levels.flatMap(({ level, tags }) => tags.map(({ code }) => [tagValue(level, code), { level, code }])),
  );
  const fault = faultOf(fields, known);
  if (fault) return fault;
  const contact = contactOf(fields);
  if (typeof contact === "string") return contact;
  if (contact === null && !hasPhotos && fields.text === "" && fields.tags.length === 0) return "nothing";
  const tags = [...new Set(fields.tags)].flatMap((value) => known.get(value) ?? []);
  const comment = fields.text === "" ? null : fields.text;
  return { tags, comment, mayPublish: comment !== null && fields.mayPublish, contact };
};
