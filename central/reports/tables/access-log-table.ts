import { accessValueText, isUnitCode } from "../../../contract/office/accounts/access-values.ts";
import { accesses, accessSubjects } from "../../../contract/office/accounts/accesses.ts";
import type { AccessLog } from "../../../contract/office/accounts/accounts.ts";
import { figureDefinitions as definitions } from "../../../contract/office/reports/definitions.ts";
import type { PaperLanguage } from "../../../contract/office/reports/exports.ts";
import type { LocalText } from "../../../contract/words.ts";
import { type Row, type Table, textIn, type Word } from "../table.ts";

type Access = AccessLog["rows"][number];

const actors: Readonly<Record<Access["actorKind"], Word>> = {
  account: { zh: "账号", en: "account" },
  token: { zh: "令牌", en: "token" },
  command: { zh: "命令", en: "command" },
};

const actions: ReadonlyMap<string, LocalText> = new Map(Object.entries(accesses));
const names: ReadonlyMap<string, LocalText> = new Map(Object.entries(accessSubjects));

const order = [...names.keys()];

interface Reader {
  readonly language: PaperLanguage;
  /** The names of units, by their codes. */
  readonly units: AccessLog["units"];
}

/** Names and their values, in the order of the contract: the first day stands before the last. */
const namedText = (values: object, reader: Reader, between: string): string =>
  Object.entries(values)
    .filter(([, value]) => value !== null)
    .toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other))
    .map(([name, value]) => {
      const known = textIn(reader.language, names.get(name) ?? { zh: name });
      return `${known} ${valueText(name, value, reader)}`;
    })
    .join(between);

/** A value in words, without the marks of JSON. A unit has its code and its name. */
const valueText = (name: string, value: unknown, reader: Reader): string => {
  const { language, units } = reader;
  if (Array.isArray(value)) return value.map((each) => valueText(name, each, reader)).join(", ");
  if (typeof value === "object" && value !== null) return namedText(value, reader, " · ") || "—";
  const text = String(value ?? "—");
  const unit = isUnitCode(name) ? units[text] : undefined;
  return unit ? `${text} ${textIn(language, unit)}` : textIn(language, accessValueText(name, text));
};

const rowOf = ({ id, at, actor, actorKind, actorName, action, subject, purpose }: Access, reader: Reader): Row => [
  id,
  at,
  actorName,
  actor,
  actors[actorKind][reader.language],
  textIn(reader.language, actions.get(action) ?? { zh: action }),
  namedText(subject, reader, reader.language === "zh" ? "；" : "; ") || null,
  purpose,
];

async function* rowsOf(
  read: (after: string | null) => Promise<AccessLog>,
  language: PaperLanguage,
): AsyncGenerator<readonly Row[]> {
  let after: string | null = null;
  do {
    const { rows, units, next }: AccessLog = await read(after);
    yield rows.map((row) => rowOf(row, { language, units }));
    after = next;
  } while (after !== null);
}

/** The whole access log, the newest entry first. `read`: the entries that follow one. */
export const accessLogTable = (read: (after: string | null) => Promise<AccessLog>, language: PaperLanguage): Table => ({
  about: {
    title: { zh: "访问记录", en: "Access log" },
    days: null,
    switches: [],
    definitions: [definitions.access],
    check: "npm run centre -- verify --all",
  },
  columns: [
    { title: { zh: "序号", en: "Number" }, kind: "count" },
    { title: { zh: "时间", en: "Time" }, kind: "time" },
    { title: { zh: "谁", en: "Who" }, kind: "text" },
    { title: { zh: "登录名或名称", en: "Login or name" }, kind: "text" },
    { title: { zh: "身份", en: "Kind" }, kind: "text" },
    { title: { zh: "做了什么", en: "Action" }, kind: "text" },
    { title: { zh: "对象", en: "Subject" }, kind: "text" },
    { title: { zh: "目的", en: "Purpose" }, kind: "text" },
  ],
  pages: rowsOf(read, language),
});
