import { z } from "zod";
import { parseJson } from "../../contract/parse-json.ts";
import { listSources, sourceNames, timeSources } from "./sources.ts";

/** Tokens of a time, and the marks between them. */
const timeFormat = /^(yyyy|MM|dd|HH|mm|ss|[-/:. T年月日时分秒])+$/;

/** Of a member, at the platform. */
const Name = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/);

const FieldShape = z.strictObject({
  name: Name,
  from: z.enum(sourceNames).optional(),
  /** The same text for every rating, in place of `from`. */
  fixed: z.string().min(1).max(200).optional(),
  /** The platform's code of each value here. A value without a code is `otherwise`, or refused. */
  codes: z.record(z.string(), z.string().min(1).max(200)).optional(),
  otherwise: z.string().min(1).max(200).optional(),
  /** In Beijing time. */
  time: z.string().regex(timeFormat).optional(),
  separator: z.string().min(1).max(3).optional(),
  /** Characters. A longer text is refused, or cut. */
  most: z.int().min(1).max(10_000).optional(),
  cut: z.literal(true).optional(),
  required: z.literal(true).optional(),
  /** For people who edit the file. */
  note: z.string().optional(),
});
export type FieldRule = z.infer<typeof FieldShape>;

/** The words of a rule that two parts of the file have to keep. */
interface Said {
  readonly zh: string;
  readonly en: string;
}

const faultsOfField = ({ from, fixed, codes, otherwise, time, separator, most, cut }: FieldRule): readonly Said[] => {
  const isTime = from !== undefined && timeSources.includes(from);
  const isList = from !== undefined && listSources.includes(from);
  const say = (isFault: boolean, zh: string, en: string): readonly Said[] => (isFault ? [{ zh, en }] : []);
  return [
    ...say(
      (from === undefined) === (fixed === undefined),
      "from 和 fixed 要写一个，只写一个",
      "needs either from or fixed",
    ),
    ...say(isTime !== (time !== undefined), "时间要写 time，其他不写", "needs time for a time, and no time for others"),
    ...say(
      isList !== (separator !== undefined),
      "标签要写 separator，其他不写",
      "needs separator for tags, and for nothing else",
    ),
    ...say(codes !== undefined && isTime, "时间没有 codes", "a time has no codes"),
    ...say(
      otherwise !== undefined && codes === undefined,
      "有 otherwise 就要有 codes",
      "needs codes where it has otherwise",
    ),
    ...say(cut !== undefined && most === undefined, "有 cut 就要有 most", "needs most where it has cut"),
  ];
};

const Field = FieldShape.superRefine((field, context) => {
  for (const said of faultsOfField(field)) context.addIssue({ code: "custom", params: { said } });
});

/** A member of a JSON object, as "data.failed". */
const Path = z.string().regex(/^[A-Za-z][\w-]*(\.[A-Za-z][\w-]*)*$/);
const Codes = z.array(z.string().min(1)).max(50);

/** How the platform answers: HTTP 2xx with JSON. */
const AnswerRule = z.strictObject({
  code: Path,
  /** The batch was read. Rows that `rows` does not name were accepted. */
  accepted: Codes.min(1),
  /** The platform could not decide now: the rows are sent again. */
  later: Codes.default([]),
  /** The platform has the row already: it was accepted before. */
  repeated: Codes.default([]),
  message: Path.optional(),
  receipt: Path.optional(),
  /** The list of refused rows; each repeats the field of `upload.id`, with a code and a sentence. */
  rows: Path.optional(),
  rowCode: Path.optional(),
  rowMessage: Path.optional(),
});
export type AnswerRule = z.infer<typeof AnswerRule>;

export const signatureNames = ["none", "hmac-sha256", "hmac-sm3"] as const;

const MappingShape = z.strictObject({
  note: z.string().optional(),
  /** This office's name at the platform. */
  appId: z.string().regex(/^[\x21-\x7e]{1,100}$/),
  signature: z.enum(signatureNames),
  /** After its arrival a rating waits for what the citizen adds, hours. */
  waitHours: z.int().min(1).max(720),
  /** 补报: how long after its arrival a rating is sent, days. */
  windowDays: z.int().min(1).max(400),
  batchSize: z.int().min(1).max(1_000),
  /** The members of the request: the id of the batch, and the list of rows. */
  request: z.strictObject({ batch: Name, rows: Name }),
  answer: AnswerRule,
  fields: z.array(Field).min(1).max(60),
});
export type Mapping = z.infer<typeof MappingShape>;

const needed = ["upload.id", "upload.number", "rating.level"] as const;

const MappingFile = MappingShape.superRefine(({ fields, request }, context) => {
  const add = (path: string, zh: string, en: string) =>
    context.addIssue({ code: "custom", path: [path], params: { said: { zh, en } } });
  const names = fields.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) add("fields", `${twice} 写了两次`, `${twice} comes twice`);
  for (const source of needed) {
    const found = fields.filter(({ from }) => from === source);
    if (found.length !== 1 || !found[0]?.required)
      add("fields", `要有一个 from 是 ${source}、required 是 true 的字段`, `needs one required field from ${source}`);
  }
  if (request.batch === request.rows) add("request", "batch 和 rows 不能相同", "batch and rows must differ");
});

/** The field with the id of an upload, which answers repeat. */
export const idFieldOf = ({ fields }: Mapping): string => fields.find(({ from }) => from === "upload.id")?.name ?? "";

/** A mapping, or its first fault in both languages, with the place in the file. */
export type ReadMapping = { readonly ok: true; readonly mapping: Mapping } | ({ readonly ok: false } & Said);

const inChinese = z.locales.zhCN().localeError;
const inEnglish = z.locales.en().localeError;

const placeOf = (path: readonly PropertyKey[], file: unknown): string => {
  const [first, index] = path;
  const name = first === "fields" && typeof index === "number" ? nameOfField(file, index) : "";
  return `${path.map(String).join(".")}${name && ` (${name})`}`;
};

const nameOfField = (file: unknown, index: number): string => {
  const read = z.object({ fields: z.array(z.unknown()) }).safeParse(file).data?.fields[index];
  return z.object({ name: z.string() }).safeParse(read).data?.name ?? "";
};

const sentenceOf = (issue: z.core.$ZodIssue, language: keyof Said): string => {
  const said = issue.code === "custom" ? (issue.params?.["said"] as Said | undefined) : undefined;
  if (said) return said[language];
  const text = (language === "zh" ? inChinese : inEnglish)(issue as z.core.$ZodRawIssue);
  return typeof text === "string" ? text : (text?.message ?? issue.message);
};

/** Reads the text of a mapping file. */
export const readMapping = (text: string): ReadMapping => {
  const file = parseJson(text);
  if (file === undefined) return { ok: false, zh: "不是 JSON", en: "it is no JSON" };
  const read = MappingFile.safeParse(file);
  if (read.success) return { ok: true, mapping: read.data };
  const [issue] = read.error.issues;
  if (!issue) return { ok: false, zh: "", en: "" };
  const place = placeOf(issue.path, file);
  return { ok: false, zh: `${place}：${sentenceOf(issue, "zh")}`, en: `${place}: ${sentenceOf(issue, "en")}` };
};
