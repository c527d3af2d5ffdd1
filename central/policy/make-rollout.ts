import type { z } from "zod";
import { NewPolicyContent, type PolicyContent } from "../../contract/office/policy/policy-content.ts";
import type { PolicyOutcome, PolicyPlace, RolloutToMake } from "../../contract/office/policy/policy-rollouts.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Queries, Tx } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { differencesBetween } from "./compare.ts";
import { duePolicies } from "./due-policies.ts";
import { timeOf } from "./policy-arguments.ts";
import { isPlace, readPolicy, readVersion } from "./read-policy.ts";
import { countConcerned } from "./read-rollouts.ts";
import { placeText } from "./report.ts";
import { rollOut } from "./roll-out.ts";
import { valueProblems } from "./value-problems.ts";

type Asked = z.output<typeof RolloutToMake>;

interface HeldHere {
  readonly version: number;
  readonly windows: number;
}

/** The versions in force at the windows of a place, the one at most windows first. */
const readHeld = (sql: Queries, { unitCode, windowNumber }: PolicyPlace, at: Date): Promise<HeldHere[]> => sql<
  HeldHere[]
>`
  with ${duePolicies(
    at,
    fragment`
      select unit_code, number as window_number from windows join units on units.code = unit_code
      where windows.retired_at is null and units.retired_at is null
        and (${unitCode}::text is null or unit_code = ${unitCode}) and (${windowNumber}::text is null or number = ${windowNumber})`,
  )}
  select due as version, count(*)::int as windows from due_policies group by 1 order by 2 desc, 1 desc`;

const contentOf = async (sql: Queries, asked: Asked): Promise<Result<PolicyContent>> => {
  const given = asked.backTo === undefined ? success(asked.content) : await readVersion(sql, asked.backTo);
  if (!given.ok) return given;
  const content = NewPolicyContent.safeParse(given.value);
  if (content.success) return success(content.data);
  const [first = problem("policy-value-invalid")] = valueProblems(NewPolicyContent, given.value);
  return failure(first);
};

/**
 * Makes a rollout of the office's page as `set-policy` does: reports the changes and the number of devices, and applies
 * them unless it is a trial. Errors: those of `set-policy`, and policy-base-moved.
 */
export const makeRollout = async (sql: Tx, asked: Asked, madeBy: string, now: Date): Promise<Result<PolicyOutcome>> => {
  const target = { unitCode: asked.unitCode, windowNumber: asked.windowNumber };
  const effectiveAt = timeOf(asked.effectiveAt ?? undefined, now);
  if (!effectiveAt.ok) return effectiveAt;
  if (!(await isPlace(sql, target))) return failure(problem("policy-place-unknown", { place: placeText(target) }));
  const base = await readPolicy(sql, target, effectiveAt.value);
  if (!base) return failure(problem("policy-unset"));
  const content = await contentOf(sql, asked);
  if (!content.ok) return content;
  const held = await readHeld(sql, target, effectiveAt.value);
  const devices = await countConcerned(sql, target);
  const made = await rollOut(sql, {
    target,
    content: content.value,
    pictures: [],
    effectiveAt: effectiveAt.value,
    madeAt: now,
    madeBy,
    backTo: asked.backTo ?? null,
    base: asked.base,
    isTrial: asked.isTrial,
  });
  if (!made.ok) return made;
  const differences = differencesBetween(base.content, content.value);
  return success({
    version: made.value,
    effectiveAt: effectiveAt.value.toISOString(),
    differences: [...differences],
    windows: held.reduce((sum, { windows }) => sum + windows, 0),
    devices,
    replaces: held,
  });
};
