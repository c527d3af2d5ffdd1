import type { PolicyPlace } from "../../contract/office/policy/policy-rollouts.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import { sentenceOf } from "../../contract/problems/sentences.ts";
import type { Difference } from "./compare.ts";
import type { DevicePolicy, RolloutRow } from "./read-rollouts.ts";

const mostShown = 160;

const short = (value: unknown): string => {
  const text = JSON.stringify(value) ?? "—";
  return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
};

export const placeText = ({ unitCode, windowNumber }: PolicyPlace): string => {
  if (unitCode === null) return "全部 everywhere";
  return windowNumber === null ? unitCode : `${unitCode} ${windowNumber}`;
};

/** Each field with its former and its new value. */
export const differenceLines = (differences: readonly Difference[]): readonly string[] =>
  differences.flatMap(({ field, before, after }) => [field, `  - ${short(before)}`, `  + ${short(after)}`]);

export const problemLines = (problems: readonly Problem[]): readonly string[] =>
  problems.flatMap((found) => [`✗ ${found.code}`, `    ${sentenceOf(found, "zh")}`, `    ${sentenceOf(found, "en")}`]);

export const rolloutLine = (rollout: RolloutRow, at: Date): string => {
  const due = rollout.effectiveAt > at ? "将于 from" : "自 since";
  const when = rollout.withdrawnBy === null ? due : "已撤销，原定 withdrawn, was to be from";
  return `第 ${rollout.version} 版 version ${rollout.version}  ${placeText(rollout)}  ${when} ${rollout.effectiveAt.toISOString()}`;
};

/** "✓" where a device has the version it should, "…" where it has not fetched or not confirmed it yet. */
export const deviceLine = ({ isKnown, holds, due, hasIt, ...device }: DevicePolicy): string => {
  const has = isKnown ? holds : "未知 unknown";
  const mark = hasIt ? "✓" : "…";
  return `${mark} ${device.unitCode} ${device.windowNumber}  应有 due ${due}, 现有 holds ${has}  ${device.device}  ${device.lastSeenAt?.toISOString() ?? "—"}`;
};
