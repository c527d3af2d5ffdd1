import { setImmediate } from "node:timers/promises";
import type { z } from "zod";
import { sha256Hex } from "../../contract/node/hash.ts";
import type { FiguresBy } from "../../contract/office/figures/figures.ts";
import type { Days } from "../../contract/office/figures/periods.ts";
import type { Placed } from "../../contract/office/stars/judge.ts";
import { formulaVersion } from "../../contract/office/stars/score.ts";
import {
  definitionVersion,
  type Freeze,
  type MissingDevice,
  type MonthToFreeze,
} from "../../contract/office/stars/star-months.ts";
import type { StarPolicyVersion } from "../../contract/office/stars/star-policy.ts";
import { ratedOf } from "../../contract/office/stars/stars.ts";
import { type Problem, problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Tx } from "../database/sql.ts";
import { namesOfLines } from "../figures/names-of-lines.ts";
import type { Line } from "../figures/publish.ts";
import { kinds, readLines } from "../figures/read-published.ts";
import type { Names } from "../roster/names.ts";
import { daysOfMonth, hasFigures, isOver, readFreeze } from "./freezes.ts";
import { isNamed, judgeLines, type Rules } from "./judge-lines.ts";
import { readMainMatters } from "./main-matters.ts";
import { readMissing } from "./read-missing.ts";
import { readStarPolicy } from "./star-policies.ts";
import type { UnresolvedSignals } from "./unresolved-signals.ts";

const tables: readonly FiguresBy[] = ["units", "windows", "staff"];
const everyLine = 2_147_483_647;
const rowsAtOnce = 5_000;
const judgedAtOnce = 100;

export interface FreezeParts {
  readonly by: string;
  readonly nowMs: number;
  readonly unresolved: UnresolvedSignals;
  /** Notes the lines judged so far, and all; a throw ends the freeze. */
  readonly note?: (rows: number, total: number) => void;
}

/** Whether figures of these days, or the questions about them, lag behind the ledger. */
const isCounting = async (tx: Tx, { from, to }: Days, nowMs: number): Promise<boolean> => {
  const [row] = await tx<{ isCounting: boolean }[]>`
    select exists (select from touched_days where day between ${from} and ${to} and due_at <= ${new Date(nowMs)})
      or exists (select from touched_parts where first_day between ${from} and ${to})
      or exists (select from touched_breakdowns where first_day = ${from} and due_at <= ${new Date(nowMs)})
      or exists (select from touched_windows where day between ${from} and ${to})
      or exists (select from touched_judgements where day between ${from} and ${to}) as "isCounting"`;
  return row?.isCounting ?? false;
};

const refusalOf = async (tx: Tx, month: string, days: Days, nowMs: number): Promise<Problem | undefined> => {
  if (await readFreeze(tx, month)) return problem("star-month-frozen", { month: month.slice(0, 7) });
  if (!isOver(days, nowMs)) return problem("star-month-running", { month: month.slice(0, 7) });
  if (await isCounting(tx, days, nowMs)) return problem("star-month-counting", { month: month.slice(0, 7) });
  return (await hasFigures(tx, days)) ? undefined : problem("star-month-empty", { month: month.slice(0, 7) });
};

interface Table {
  readonly by: FiguresBy;
  readonly lines: readonly Line[];
}

/** One line of JSON for each published line, in the order of the tables: the text whose hash a freeze has. */
const inputTextOf = (given: readonly Table[]): string =>
  given
    .flatMap(({ by, lines }) =>
      lines.map(({ unitCode, key, isPartial, tally }) => {
        const counts = tally && [tally.answered, tally.unanswered, tally.levels];
        return `${JSON.stringify([kinds[by], unitCode, key, isPartial, counts])}\n`;
      }),
    )
    .join("");

const rowOf = (
  month: string,
  by: FiguresBy,
  { unitCode, key, tally, isPartial }: Line,
  placed: Placed,
  names: Names,
) => ({
  ...{ month, kind: kinds[by], unit_code: unitCode, key: key ?? "", is_partial: isPartial },
  unit_name: names.unit(unitCode ?? ""),
  staff_name: by === "staff" && key ? names.staff(unitCode ?? "", key) : null,
  ...(tally && { answered: tally.answered, unanswered: tally.unanswered, levels: tally.levels }),
  ...{ state: placed.judgement.state, rated: ratedOf(placed) },
});

/** Judges some lines at a time, and lets waiting uploads run in between. */
const rowsOf = async (
  month: string,
  { by, lines }: Table,
  names: Names,
  rules: Rules,
  note: (judged: number) => void,
): Promise<readonly object[]> => {
  const judge = judgeLines(by, lines, rules);
  const rows: object[] = [];
  for (let from = 0; from < lines.length; from += judgedAtOnce) {
    const some = lines.slice(from, from + judgedAtOnce);
    rows.push(...some.map((line) => rowOf(month, by, line, judge(line), names)));
    note(some.length);
    await setImmediate();
  }
  return rows;
};

const saveRows = async (tx: Tx, rows: readonly object[]): Promise<void> => {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await tx`
      insert into frozen_stars
      select * from jsonb_populate_recordset(null::frozen_stars, ${tx.json(rows.slice(from, from + rowsAtOnce))})`;
  }
};

interface ToSave {
  readonly month: string;
  readonly days: Days;
  readonly missing: readonly MissingDevice[];
  readonly reason: string | null;
}

const save = async (tx: Tx, { month, days, missing, reason }: ToSave, parts: FreezeParts): Promise<Freeze | null> => {
  const { version, policy }: StarPolicyVersion = await readStarPolicy(tx);
  const given: Table[] = [];
  for (const by of tables) {
    const everything = {
      scope: { isAll: true },
      days,
      flagged: "with",
      by,
      unit: null,
      after: null,
      limit: everyLine,
    } as const;
    given.push({ by, lines: (await readLines(tx, everything)).filter((line) => isNamed(by, line)) });
  }
  await tx`
    insert into star_freezes (month, frozen_at, frozen_by, formula_version, definition_version, policy_version,
      input_hash, missing, reason)
    values (${month}, ${new Date(parts.nowMs)}, ${parts.by}, ${formulaVersion}, ${definitionVersion}, ${version},
      ${sha256Hex(inputTextOf(given))}, ${tx.json(missing)}, ${missing.length === 0 ? null : reason})`;
  const signals = await parts.unresolved(tx, days);
  const total = given.reduce((sum, { lines }) => sum + lines.length, 0);
  let judged = 0;
  const note = (more: number): void => {
    judged += more;
    parts.note?.(judged, total);
  };
  for (const table of given) {
    const names = await namesOfLines(tx, table.by, table.lines);
    const matters = await readMainMatters(tx, days, table.by);
    await saveRows(tx, await rowsOf(month, table, names, { policy, signals, matters }, note));
  }
  return readFreeze(tx, month);
};

/**
 * The devices that a freeze would not wait for, or why the month cannot be frozen. Errors: star-month-frozen,
 * star-month-running, star-month-counting, star-month-empty, star-month-incomplete.
 */
export const examineMonth = async (
  tx: Tx,
  { month, reason }: z.output<typeof MonthToFreeze>,
  nowMs: number,
): Promise<Result<readonly MissingDevice[]>> => {
  const days = daysOfMonth(month);
  const refusal = await refusalOf(tx, month, days, nowMs);
  if (refusal) return failure(refusal);
  const missing = await readMissing(tx, days, nowMs);
  return missing.length > 0 && reason === null
    ? failure(problem("star-month-incomplete", { month: month.slice(0, 7), devices: missing.length }))
    : success(missing);
};

/**
 * Freezes a month with the rules in force. Published lines do not change while it runs: a change comes before it, or
 * becomes an erratum. Errors: those of `examineMonth`.
 */
export const freezeMonth = async (
  tx: Tx,
  order: z.output<typeof MonthToFreeze>,
  parts: FreezeParts,
): Promise<Result<Freeze>> => {
  // Two freezes at once wait for each other, too.
  await tx`lock table published_lines in share row exclusive mode`;
  const examined = await examineMonth(tx, order, parts.nowMs);
  if (!examined.ok) return examined;
  const days = daysOfMonth(order.month);
  const freeze = await save(tx, { ...order, days, missing: examined.value }, parts);
  if (!freeze) throw new Error("the freeze was just stored");
  return success(freeze);
};
