import type { PolicyRule } from "../../../../contract/office/policy/policy-content.ts";
import { fill, type WordKey, type Words } from "../../words/words.ts";
import type { DraftIssue } from "./draft.ts";
import type { FieldPath } from "./field-path.ts";

/** Names of fields; an item of a list has its number beside the name. */
const nameKeys: Readonly<Record<string, WordKey>> = {
  policy: "policyTimes",
  promptMs: "promptTime",
  reasonsMs: "reasonsTime",
  thanksMs: "thanksTime",
  changeWithinMs: "changeTime",
  formMs: "formTime",
  walkUp: "walkUpAllowed",
  badgeLogin: "badgeLogin",
  allowMouseRating: "mouseAllowed",
  logOutAsksPin: "logOutPin",
  allowTwoWindows: "twoWindowsAllowed",
  followUpDays: "followUpDays",
  complaintDays: "complaintDays",
  responsibleOffice: "responsibleOffice",
  sound: "policySound",
  volume: "volume",
  quietHours: "quietHours",
  levels: "policyLevels",
  tagsVersion: "tagsVersion",
  favourable: "favourableLevels",
  rectification: "policyRectification",
  verifyDays: "verifyDays",
  rectifyDays: "rectifyDays",
  callDays: "callDays",
  tries: "callTriesMost",
  contactDays: "contactDays",
  rootCauses: "rootCauses",
  name: "rootCause",
  tags: "tagsOfLevel",
  code: "tagCode",
  shownFirst: "shownFirst",
  negative: "negativeLevel",
  attract: "policyAttract",
  afterMs: "attractAfter",
  pages: "attractPage",
  showMs: "pageTime",
  picture: "pagePicture",
  title: "pageTitle",
  text: "fieldText",
  zh: "inChinese",
  en: "inEnglish",
  hours: "policyHours",
  open: "openTimes",
  weekdays: "weekdays",
  closedOn: "closedDays",
  from: "fromTime",
  to: "toTime",
  until: "pauseUntil",
  pauseReasons: "policyPauses",
  survey: "policySurvey",
  questions: "surveyQuestions",
  firstDay: "firstDay",
  lastDay: "lastDay",
  afterRating: "surveyAfterRating",
  everyRatings: "surveyEvery",
  id: "surveyId",
};

const partText = (words: Words, part: string | number): string => {
  if (typeof part === "number") return fill(words.itemNumber, { number: part + 1 });
  const level = /^level-(\d)$/.exec(part)?.[1];
  if (level !== undefined) return fill(words.levelNumber, { level });
  const key = Object.hasOwn(nameKeys, part) ? nameKeys[part] : undefined;
  return key === undefined ? part : words[key];
};

/** "等级和标签 · 5 级 · 标签 · 第 3 项 · 文字 · 中文". A time or a similar field needs only its own name. */
export const pathText = (words: Words, path: FieldPath): string =>
  (path[0] === "policy" && path.length > 1 ? path.slice(1) : path).map((part) => partText(words, part)).join(" · ");

export const isMilliseconds = (path: FieldPath): boolean => String(path.at(-1)).endsWith("Ms");

/** A part of the policy that is set as a whole, left to each unit, or absent. */
const wholeText = (words: Words, field: string | number | undefined, value: unknown): string => {
  if (value === undefined) return field === "hours" || field === "pauseReasons" ? words.hoursOfUnit : "—";
  if (value === null) return field === "hours" ? words.hoursNone : words.no;
  return field === "hours" || field === "pauseReasons" ? words.hoursCommon : words.yes;
};

const numberText = (words: Words, path: FieldPath, value: number): string => {
  if (isMilliseconds(path)) return fill(words.seconds, { count: value / 1_000 });
  if (["followUpDays", "contactDays"].includes(String(path.at(-1)))) return fill(words.days, { count: value });
  if (path.at(-1) === "complaintDays") return fill(words.workingDays, { count: value });
  return path.at(-1) === "volume" ? `${Math.round(value * 100)}%` : String(value);
};

/** Days of the week by their names; dates unchanged. */
const listText = (words: Words, list: readonly unknown[]): string => {
  if (list.length === 0) return "—";
  return list
    .map((item) => (typeof item === "number" ? words.weekdayNames[item - 1] : String(item)))
    .join(words.listComma);
};

/** A value as a person reads it. */
export const valueText = (words: Words, path: FieldPath, value: unknown): string => {
  const field = path.at(-1);
  if (path.length === 1 && (typeof value === "object" || value === undefined)) return wholeText(words, field, value);
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "number") return numberText(words, path, value);
  if (field === "picture") return String(value).slice(0, 8);
  if (field === "badgeLogin") return value === "alone" ? words.badgeAlone : words.badgeWithPin;
  if (Array.isArray(value)) return listText(words, value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};

const ruleKeys: Readonly<Record<PolicyRule, WordKey>> = {
  unstorable: "fieldUnstorable",
  "tag-code-twice": "fieldTagTwice",
  "cause-code-twice": "fieldCauseTwice",
  "name-too-long": "fieldTooLong",
};

const ruleOf = (params: unknown): PolicyRule | undefined =>
  typeof params === "object" && params !== null && "rule" in params ? (params.rule as PolicyRule) : undefined;

const bound = (words: Words, { path }: DraftIssue, limit: number | bigint): string => {
  const field = path.filter((part) => typeof part !== "symbol");
  return typeof limit === "number" ? valueText(words, field, limit) : String(limit);
};

/** The fault of a field, and what to do. */
export const issueText = (words: Words, issue: DraftIssue): string => {
  switch (issue.code) {
    case "too_small":
      if (issue.origin === "number" || issue.origin === "int") {
        return fill(words.fieldLeast, { least: bound(words, issue, issue.minimum) });
      }
      return issue.origin === "array" ? fill(words.listLeast, { least: String(issue.minimum) }) : words.fieldEmpty;
    case "too_big":
      if (issue.origin === "number" || issue.origin === "int") {
        return fill(words.fieldMost, { most: bound(words, issue, issue.maximum) });
      }
      return fill(issue.origin === "array" ? words.listMost : words.fieldTooLong, { most: String(issue.maximum) });
    case "invalid_type":
      return issue.expected === "array" ? words.fieldNoJson : words.fieldEmpty;
    case "custom": {
      const rule = ruleOf(issue.params);
      return rule === undefined ? words.fieldWrong : fill(words[ruleKeys[rule]], issue.params ?? {});
    }
    case "invalid_format":
      return issue.format === "date" ? words.fieldNoDay : words.fieldWrong;
    default:
      return words.fieldWrong;
  }
};
