import { officeTimeZone } from "../../contract/office/office-time-zone.ts";
import type { RefusalReason } from "../../contract/office/platform/uploads.ts";
import { characterCount } from "../../contract/text-limits.ts";
import type { FieldRule, Mapping } from "./mapping.ts";
import type { SourceValues } from "./sources.ts";

/** Why this centre does not send an assessment. `detail` is the name of the field. */
export interface Refusal {
  readonly reason: RefusalReason;
  readonly detail: string | null;
}

export type Composed = { readonly json: string } | { readonly refusal: Refusal };

/** The text of a field; undefined where it has none, or the refusal. */
type FieldText = string | undefined | Refusal;

const clock = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone: officeTimeZone });

/** "yyyy-MM-dd HH:mm:ss" in Beijing time; undefined for a text that is no time of a year with four digits. */
const formatted = (time: string, format: string): string | undefined => {
  const ms = Date.parse(time);
  const parts = Number.isNaN(ms) ? null : /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(clock.format(ms));
  if (!parts) return undefined;
  const tokens = ["yyyy", "MM", "dd", "HH", "mm", "ss"];
  return format.replaceAll(/yyyy|MM|dd|HH|mm|ss/g, (token) => parts[tokens.indexOf(token) + 1] ?? token);
};

const refused = (reason: RefusalReason, { name }: FieldRule): Refusal => ({ reason, detail: name });

/** The code of each value; undefined where one has none. */
const coded = (values: readonly string[], { codes, otherwise }: FieldRule): readonly string[] | undefined => {
  if (codes === undefined) return values;
  const found = values.map((value) => (Object.hasOwn(codes, value) ? codes[value] : otherwise));
  return found.every((code) => code !== undefined) ? found : undefined;
};

/** Without half of a pair of surrogates at its end. */
const cutTo = (text: string, most: number): string => [...text].slice(0, most).join("");

const textOf = (rule: FieldRule, sources: SourceValues): FieldText => {
  const { from, fixed, time, separator, most, cut } = rule;
  if (from === undefined) return fixed;
  const given = [sources[from] ?? []].flat().filter((text) => text !== "");
  if (given.length === 0) return undefined;
  const values = time === undefined ? coded(given, rule) : given.map((each) => formatted(each, time) ?? "");
  if (!values) return refused("code-missing", rule);
  const text = values.join(separator);
  if (most === undefined || characterCount(text) <= most) return text || undefined;
  return cut ? cutTo(text, most) : refused("too-long", rule);
};

/** The fields of an assessment as JSON, in the order of the mapping; or why the platform cannot have it. */
export const compose = ({ fields }: Mapping, sources: SourceValues): Composed => {
  const row: Record<string, string> = {};
  for (const rule of fields) {
    const value = textOf(rule, sources);
    if (typeof value === "object") return { refusal: value };
    if (value !== undefined) row[rule.name] = value;
    else if (rule.required) return { refusal: refused("value-missing", rule) };
  }
  return { json: JSON.stringify(row) };
};
