import { linesAtOnce } from "../../contract/office/figures/figures.ts";
import type { StarLine } from "../../contract/office/stars/stars.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Tx } from "../database/sql.ts";
import type { LineKey } from "../figures/read-published.ts";
import { readFavourable } from "../figures/read-trend.ts";
import { readLevelTexts } from "../policy/level-words.ts";
import type { FrozenMonth } from "../reports/tables/bulletin-table.ts";
import { daysOfMonth, readFreeze } from "./freezes.ts";
import { type LineFilters, readFrozen, readLastErrata } from "./read-frozen.ts";
import { readStarPolicy } from "./star-policies.ts";

async function* pagesOf(tx: Tx, filters: LineFilters): AsyncGenerator<readonly StarLine[]> {
  for (let after: LineKey | null = null; ; ) {
    const lines = await readFrozen(tx, { ...filters, after, limit: linesAtOnce });
    yield lines;
    const last = lines.at(-1);
    if (!last || lines.length < linesAtOnce) return;
    after = last;
  }
}

/** A frozen month for its bulletin, read within the scope of `tx`. Errors: star-month-not-frozen. */
export const openBulletin = async (tx: Tx, filters: LineFilters): Promise<Result<FrozenMonth>> => {
  const { month, by, unit } = filters;
  const freeze = await readFreeze(tx, month);
  if (!freeze) return failure(problem("star-month-not-frozen", { month: month.slice(0, 7) }));
  const { policy } = await readStarPolicy(tx, freeze.policyVersion);
  return success({
    ...{ days: daysOfMonth(month), by, unit, freeze, policy },
    favourable: await readFavourable(tx, new Date(freeze.frozenAt)),
    levelTexts: await readLevelTexts(tx),
    errata: await readLastErrata(tx, filters),
    lines: pagesOf(tx, filters),
  });
};
