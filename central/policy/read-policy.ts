import { PolicyContent } from "../../contract/office/policy/policy-content.ts";
import type { PolicyAtPlace, PolicyPlace, PolicyQuery } from "../../contract/office/policy/policy-rollouts.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Centre } from "../centre.ts";
import type { Queries } from "../database/sql.ts";
import { placeText } from "./report.ts";

/** 0 is the first policy of the office; the later ones were rolled out. */
export interface PolicyVersion {
  readonly version: number;
  readonly content: PolicyContent;
}

export const everywhere: PolicyPlace = { unitCode: null, windowNumber: null };

interface StoredVersion {
  readonly version: number;
  readonly content: { readonly policy: Readonly<Record<string, unknown>> };
}

/**
 * Throws where a content does not fit: a newer version of this program wrote it. An older one may contain the calendar,
 * which has tables of its own since.
 */
const parsed = ({ version, content }: StoredVersion): PolicyVersion => {
  const { calendar: _, ...policy } = content.policy;
  return { version, content: PolicyContent.parse({ ...content, policy }) };
};

/**
 * The policy of a place at a time: the version that took effect last among those for the whole of that place, else the
 * first one. undefined before the office has saved any.
 */
export const readPolicy = async (
  sql: Queries,
  { unitCode, windowNumber }: PolicyPlace,
  at: Date,
): Promise<PolicyVersion | undefined> => {
  const [row] = await sql<StoredVersion[]>`
    select version, content from policy_versions
    where version = policy_in_force(${unitCode}, ${windowNumber}, ${at})`;
  return row && parsed(row);
};

/** A version, to be rolled out again. Errors: policy-version-unknown. */
export const readVersion = async (sql: Queries, version: number): Promise<Result<PolicyContent>> => {
  const [row] = await sql<StoredVersion[]>`select version, content from policy_versions where version = ${version}`;
  return row ? success(parsed(row).content) : failure(problem("policy-version-unknown", { version }));
};

/** Whether the unit, or the window, exists; true where none is named. */
export const isPlace = async (sql: Queries, { unitCode, windowNumber }: PolicyPlace): Promise<boolean> => {
  if (unitCode === null) return windowNumber === null;
  const found = await sql`
    select from units left join windows on unit_code = code
    where code = ${unitCode} and (${windowNumber}::text is null or number = ${windowNumber}) limit 1`;
  return found.count > 0;
};

/** The answer to `GET /office/v1/policy`. Errors: policy-place-unknown, policy-unset. */
export const readPolicyAtPlace = async (
  { sql, clock, policy: overruled }: Pick<Centre, "sql" | "clock" | "policy">,
  { unitCode, windowNumber, at }: PolicyQuery,
): Promise<Result<PolicyAtPlace>> => {
  const place = { unitCode: unitCode ?? null, windowNumber: windowNumber ?? null };
  if (!(await isPlace(sql, place))) return failure(problem("policy-place-unknown", { place: placeText(place) }));
  const policy = await readPolicy(sql, place, at === undefined ? new Date(clock()) : new Date(at));
  return policy ? success({ ...policy, overruled }) : failure(problem("policy-unset"));
};
