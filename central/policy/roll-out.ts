import { isDeepStrictEqual } from "node:util";
import type { PolicyContent } from "../../contract/office/policy/policy-content.ts";
import type { PolicyPlace } from "../../contract/office/policy/policy-rollouts.ts";
import { type Problem, problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { doWhole } from "../database/savepoint.ts";
import type { Sql, Tx } from "../database/sql.ts";
import { savePicture } from "../roster/pictures/save-picture.ts";
import type { Picture } from "../roster/records/office-records.ts";

export interface Rollout {
  readonly target: PolicyPlace;
  readonly content: PolicyContent;
  readonly pictures: readonly Picture[];
  /** The start; an offline device gets the version when it is back. */
  readonly effectiveAt: Date;
  readonly madeAt: Date;
  /** The author; null where none is named. */
  readonly madeBy?: string | null;
  /** The version that is rolled out again. */
  readonly backTo?: number | null;
  /** The version that was edited, null for none: refused where another one will be in force. Unchecked where absent. */
  readonly base?: number;
  /** Everything is done, and taken back. */
  readonly isTrial?: boolean;
}

/** One version of tags is one set of words for ever: ratings name its codes. */
const saveTags = async (tx: Tx, { tagsVersion: version, levels }: PolicyContent): Promise<boolean> => {
  await tx`
    insert into level_sets (version, levels) values (${version}, ${tx.json(levels)})
    on conflict (version) do nothing`;
  const [row] = await tx<{ levels: unknown }[]>`select levels from level_sets where version = ${version}`;
  return isDeepStrictEqual(row?.levels, levels);
};

const saveVersion = async (tx: Tx, { content, madeAt }: Rollout): Promise<number> => {
  const [row] = await tx<{ version: number }[]>`
    insert into policy_versions (version, content, made_at)
    select max(version) + 1, ${tx.json(content)}, ${madeAt} from policy_versions
    returning version`;
  return row?.version ?? 0;
};

const saveRollout = async (tx: Tx, version: number, { target, ...rest }: Rollout): Promise<void> => {
  await tx`
    insert into policy_rollouts (number, version, unit_code, window_number, effective_at, made_at, made_by, back_to)
    select coalesce(max(number), 0) + 1, ${version}, ${target.unitCode}, ${target.windowNumber},
      ${rest.effectiveAt}::timestamptz, ${rest.madeAt}::timestamptz, ${rest.madeBy ?? null}, ${rest.backTo ?? null}::integer
    from policy_rollouts`;
};

/** A kiosk refuses a document if one of its pictures is missing. */
const missingPicture = async (tx: Tx, { attract }: PolicyContent): Promise<Problem | undefined> => {
  for (const [index, { picture }] of (attract?.pages ?? []).entries()) {
    if (picture === null) continue;
    const found = await tx`select from pictures where hash = ${picture}`;
    if (found.count === 0)
      return problem("policy-picture-unfit", { field: `attract.pages.${index}.picture`, file: picture });
  }
  return undefined;
};

/** Another person was faster, or another version is planned for that time. */
const changedBase = async (tx: Tx, { target, base, effectiveAt }: Rollout): Promise<Problem | undefined> => {
  if (base === undefined) return undefined;
  const [row] = await tx<{ version: number }[]>`
    select policy_in_force(${target.unitCode}, ${target.windowNumber}, ${effectiveAt}) as version`;
  return row && row.version !== base ? problem("policy-base-moved", { version: row.version }) : undefined;
};

/** Rolls back the trial. */
class RolledBack extends Error {
  readonly outcome: Result<number>;
  constructor(outcome: Result<number>) {
    super("taken back");
    this.outcome = outcome;
  }
}

/**
 * Stores a content as a new version and rolls it out. The former version stays, and can be rolled out again. Errors:
 * policy-base-moved, policy-picture-unfit, policy-tags-renamed.
 */
export const rollOut = async (sql: Sql | Tx, rollout: Rollout): Promise<Result<number>> => {
  const { content } = rollout;
  const refuse = (found: Problem): never => {
    throw new RolledBack(failure(found));
  };
  try {
    return await doWhole(sql, async (tx): Promise<Result<number>> => {
      await tx`lock table policy_versions, policy_rollouts in share row exclusive mode`;
      const moved = await changedBase(tx, rollout);
      if (moved) refuse(moved);
      for (const picture of rollout.pictures) await savePicture(tx, picture);
      const missing = await missingPicture(tx, content);
      if (missing) refuse(missing);
      if (!(await saveTags(tx, content))) refuse(problem("policy-tags-renamed", { version: content.tagsVersion }));
      const made = await saveVersion(tx, rollout);
      await saveRollout(tx, made, rollout);
      if (rollout.isTrial) throw new RolledBack(success(made));
      return success(made);
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.outcome;
    throw error;
  }
};
