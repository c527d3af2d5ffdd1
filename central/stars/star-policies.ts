import type { z } from "zod";
import { StarPolicy, type StarPolicyToMake, type StarPolicyVersion } from "../../contract/office/stars/star-policy.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Queries, Tx } from "../database/sql.ts";

interface StoredPolicy {
  readonly version: number;
  readonly policy: object;
  readonly fewestPeers: number | null;
  readonly madeAt: Date;
  readonly madeBy: string | null;
}

const versionOf = ({ policy, fewestPeers, madeAt, ...rest }: StoredPolicy): StarPolicyVersion => ({
  ...rest,
  policy: StarPolicy.parse({ ...policy, fewestPeers }),
  madeAt: madeAt.toISOString(),
});

/** The rules in force, or an earlier version of them. */
export const readStarPolicy = async (sql: Queries, version: number | null = null): Promise<StarPolicyVersion> => {
  const [stored] = await sql<StoredPolicy[]>`
    select version, policy, fewest_peers as "fewestPeers", made_at as "madeAt", made_by as "madeBy" from star_policies
    where ${version}::integer is null or version = ${version} order by version desc limit 1`;
  if (!stored) throw new Error("the migration stores the first version");
  return versionOf(stored);
};

/** Stores the next version. Errors: star-policy-moved. */
export const makeStarPolicy = async (
  tx: Tx,
  { base, policy: { fewestPeers, ...policy } }: z.output<typeof StarPolicyToMake>,
  madeBy: string,
): Promise<Result<StarPolicyVersion>> => {
  await tx`lock table star_policies in share row exclusive mode`;
  const { version } = await readStarPolicy(tx);
  if (version !== base) return failure(problem("star-policy-moved", { version }));
  await tx`
    insert into star_policies (version, policy, fewest_peers, made_by)
    values (${version + 1}, ${tx.json(policy)}, ${fewestPeers}, ${madeBy})`;
  return success(await readStarPolicy(tx));
};
