import type { Problem } from "../../contract/problems/problem.ts";
import { sentenceOf } from "../../contract/problems/sentences.ts";
import { linkAddress } from "../accounts/account-links.ts";
import type { Change } from "./plan/changes.ts";
import { type ImportPlan, isFault } from "./plan/plan-import.ts";
import type { NewPin } from "./save/new-pins.ts";
import type { NewLink } from "./save/save-accounts.ts";

/** "✗ code  人员, row 3, 工号", and below it the instructions in both languages. */
const findingLines = (found: Problem): readonly string[] => {
  const { sheet, row, column } = found.facts ?? {};
  const place = [sheet, row === undefined ? undefined : `row ${row}`, column].filter((part) => part !== undefined);
  const title = [`${isFault(found) ? "✗" : "·"} ${found.code}`, ...(place.length > 0 ? [place.join(", ")] : [])];
  return [title.join("  "), `    ${sentenceOf(found, "zh")}`, `    ${sentenceOf(found, "en")}`];
};

const kinds = ["added", "changed", "retired", "reinstated"] as const;

const countLine = (name: string, changes: readonly Change<{ readonly isRetired: boolean }>[]): string => {
  const counts = kinds.map((kind) => changes.filter((change) => change.kind === kind).length);
  const [added, changed, retired, reinstated] = counts;
  return `${name}  新增 added ${added}, 变更 changed ${changed}, 停用 retired ${retired}, 恢复 reinstated ${reinstated}`;
};

const retiredLines = ({ windows, staff, accounts }: ImportPlan): readonly string[] => [
  ...windows
    .filter(({ kind }) => kind === "retired")
    .map(({ line }) => `- 窗口 ${line.unitCode} ${line.number} ${line.name.zh}`),
  ...staff
    .filter(({ kind }) => kind === "retired")
    .map(({ line }) => `- 人员 ${line.unitCode} ${line.number} ${line.name.zh}`),
  ...accounts.filter(({ kind }) => kind === "retired").map(({ line }) => `- 账号 ${line.login} ${line.name}`),
];

/** Every problem with its place, faults first. */
export const problemLines = (problems: readonly Problem[]): readonly string[] =>
  [...problems.filter(isFault), ...problems.filter((found) => !isFault(found))].flatMap(findingLines);

/** The changes of an import, made or planned. */
export const planLines = (plan: ImportPlan): readonly string[] => [
  countLine("单位 units  ", plan.units),
  countLine("窗口 windows", plan.windows),
  countLine("人员 staff  ", plan.staff),
  countLine("账号 accounts", plan.accounts),
  `照片 photos   ${plan.photos.length}`,
  `新口令 new PINs ${plan.newPins.filter(({ isRetired }) => !isRetired).length}`,
  ...retiredLines(plan),
];

/** The printed list of links. */
export const linkLines = (links: readonly NewLink[], publicUrl: string): readonly string[] =>
  links.map(({ line, token }) => `${line.login}  ${line.name}  ${linkAddress(publicUrl, token)}`);

/** The printed list of PINs: a slip for each person. */
export const pinLines = (pins: readonly NewPin[]): readonly string[] =>
  pins.map(({ line, pin }) => `${line.unitCode}  ${line.number}  ${line.name.zh}  ${pin}`);
