import { accessValueText, isUnitCode } from "../../../contract/office/accounts/access-values.ts";
import { accesses, accessSubjects } from "../../../contract/office/accounts/accesses.ts";
import type { AccessLog } from "../../../contract/office/accounts/accounts.ts";
import type { LocalText } from "../../../contract/words.ts";
import { shortDeviceId } from "../format/text.ts";
import { fill, type Words } from "../words/words.ts";

type Row = AccessLog["rows"][number];

/** "王科长（wang）": the name, and the login that the log stores. */
export const actorText = (words: Words, { actor, actorKind, actorName }: Row): string => {
  if (actorKind === "account") return actorName === null ? actor : fill(words.actorNamed, { name: actorName, actor });
  return fill(words.actorNamed, { name: actor, actor: actorKind === "token" ? words.actorToken : words.actorCommand });
};

type Say = (text: LocalText) => string;

/** The reader's language, and the names of units by their codes. */
interface Reader {
  readonly say: Say;
  readonly units: AccessLog["units"];
}

export const actionText = ({ action }: Row, say: Say): string => {
  const words: Readonly<Record<string, LocalText>> = accesses;
  return say(words[action] ?? { zh: action });
};

const order = Object.keys(accessSubjects);

/** As the contract lists them: the first day stands before the last. */
const inOrder = (values: object): readonly (readonly [string, unknown])[] =>
  Object.entries(values)
    .filter(([, value]) => value !== null)
    .toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other));

const isEmpty = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.values(value).every((each) => each === null);

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** A value in words, without the marks of JSON; of an identifier as much as tells it from others. */
const valueText = (name: string, value: unknown, reader: Reader): string => {
  const { say, units } = reader;
  if (Array.isArray(value)) return value.map((each) => valueText(name, each, reader)).join(", ");
  if (typeof value === "object" && value !== null) {
    const isList = name === "query" || name === "options";
    return inOrder(value)
      .map(([part, each]) => (isList ? namedText(part, each, reader) : valueText(part, each, reader)))
      .join(" · ");
  }
  const text = String(value ?? "—");
  if (isUnitCode(name)) return say(units[text] ?? { zh: text });
  return uuid.test(text) ? shortDeviceId(text) : say(accessValueText(name, text));
};

/** "单位 西湖区政务服务中心"; the name alone of a filter that is on; nothing of an empty value. */
const namedText = (name: string, value: unknown, reader: Reader): string => {
  const known = reader.say(accessSubjects[name] ?? { zh: name });
  return value === "yes" ? known : `${known} ${valueText(name, value, reader)}`;
};

/** Names and their values on one line; the log holds no content. */
export const subjectText = (words: Words, { subject }: Pick<Row, "subject">, reader: Reader): string =>
  inOrder(subject)
    .filter(([, value]) => !isEmpty(value))
    .map(([name, value]) => namedText(name, value, reader))
    .join(words.accessSeparator);
