import type { Scope } from "../../contract/office/accounts/permissions.ts";
import { type FiguresBy, linesAtOnce } from "../../contract/office/figures/figures.ts";
import { type Days, kindOfPeriod } from "../../contract/office/figures/periods.ts";
import type { Placed } from "../../contract/office/stars/judge.ts";
import { formulaVersion } from "../../contract/office/stars/score.ts";
import { definitionVersion, type Freeze } from "../../contract/office/stars/star-months.ts";
import { type OfficeStars, ratedOf, type StarLine } from "../../contract/office/stars/stars.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { readWithin } from "../accounts/read-within.ts";
import type { Queries, Sql } from "../database/sql.ts";
import { namesOfLines } from "../figures/names-of-lines.ts";
import type { Line } from "../figures/publish.ts";
import { nextAfter } from "../figures/read-after.ts";
import { type LineKey, readLines } from "../figures/read-published.ts";
import { readLevelTexts } from "../policy/level-words.ts";
import type { Names } from "../roster/names.ts";
import { readFreeze } from "./freezes.ts";
import { isNamed, judgeLines } from "./judge-lines.ts";
import { readMainMatters } from "./main-matters.ts";
import { readErrata, readFrozen } from "./read-frozen.ts";
import { readPeers } from "./read-peers.ts";
import { readStarPolicy } from "./star-policies.ts";
import type { UnresolvedSignals } from "./unresolved-signals.ts";

export interface StarsAsked {
  /** Lines outside it are left out; places are among all lines of the office. */
  readonly scope: Scope;
  readonly days: Days;
  readonly by: FiguresBy;
  readonly unit: string | null;
  readonly after: LineKey | null;
}

const lineOf = (
  { unitCode, key, tally, isPartial }: Line,
  placed: Placed,
  by: FiguresBy,
  names: Names,
): readonly StarLine[] => {
  if (unitCode === null) return [];
  const counts = tally && { answered: tally.answered, unanswered: tally.unanswered, levels: tally.levels };
  return [
    {
      ...{ unitCode, unitName: names.unit(unitCode), key, counts, isPartial },
      staffName: by === "staff" && key !== null ? names.staff(unitCode, key) : null,
      state: placed.judgement.state,
      rated: ratedOf(placed),
    },
  ];
};

const nextOf = (found: readonly LineKey[]): string | null =>
  nextAfter(found.length > linesAtOnce ? found[linesAtOnce - 1] : undefined);

/** The freeze of these days; null for a quarter. */
const freezeOf = async (sql: Queries, { from, to }: Days): Promise<Freeze | null> =>
  kindOfPeriod({ from, to }) === "month" ? readFreeze(sql, from) : null;

/** The rules of a kind, and its lines of the whole office: places are among all of them, for every reader. */
const readRules = (sql: Sql, { days, by }: StarsAsked, unresolved: UnresolvedSignals) =>
  sql.begin("isolation level repeatable read read only", async (tx) => {
    const policy = await readStarPolicy(tx);
    return {
      policy,
      peers: await readPeers(tx, days, by, policy.policy.fewestRatings),
      signals: by === "windows" ? await unresolved(tx, days) : [],
      matters: await readMainMatters(tx, days, by),
    };
  });

/** The stars of a month or quarter as they are now, within a scope, at most `linesAtOnce`. */
export const readStars = async (sql: Sql, asked: StarsAsked, unresolved: UnresolvedSignals): Promise<OfficeStars> => {
  const { scope, days, by } = asked;
  const { policy, peers, signals, matters } = await readRules(sql, asked, unresolved);
  return readWithin(sql, scope, async (tx): Promise<OfficeStars> => {
    const found = await readLines(tx, { ...asked, flagged: "with", limit: linesAtOnce + 1 });
    const lines = found.slice(0, linesAtOnce).filter((line) => isNamed(by, line));
    const names = await namesOfLines(tx, by, lines);
    const judge = judgeLines(by, peers, { policy: policy.policy, signals, matters });
    return {
      ...{ ...days, levelTexts: await readLevelTexts(tx), freeze: await freezeOf(tx, days) },
      ...{ formulaVersion, definitionVersion, policy },
      lines: lines.flatMap((line) => lineOf(line, judge(line), by, names)),
      ...{ errata: [], next: nextOf(found) },
    };
  });
};

/** The stars of a month as it was frozen, and the errata. Errors: star-month-not-frozen. */
export const readFrozenStars = (sql: Sql, asked: StarsAsked): Promise<Result<OfficeStars>> =>
  readWithin(sql, asked.scope, async (tx): Promise<Result<OfficeStars>> => {
    const { days } = asked;
    const freeze = await freezeOf(tx, days);
    if (!freeze) return failure(problem("star-month-not-frozen", { month: days.from.slice(0, 7) }));
    const frozen = { ...asked, month: days.from, limit: linesAtOnce + 1 };
    const found = await readFrozen(tx, frozen);
    const policy = await readStarPolicy(tx, freeze.policyVersion);
    return success({
      ...{ ...days, levelTexts: await readLevelTexts(tx), policy, freeze },
      ...{ formulaVersion: freeze.formulaVersion, definitionVersion: freeze.definitionVersion },
      lines: found.slice(0, linesAtOnce),
      errata: [...(await readErrata(tx, frozen))],
      next: nextOf(found),
    });
  });
