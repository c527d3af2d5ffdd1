import { setImmediate } from "node:timers/promises";
import type { Queries, Sql, Tx } from "../../database/sql.ts";
import { noteJudging } from "../roll-up/note-rounds.ts";
import { readLimits, renewLimits } from "./answer-limits.ts";
import { dayNumber, dayText, seriesOf } from "./arrange.ts";
import type { LimitsMs } from "./cancelled-prompts.ts";
import { type Finding, type Flag, flagOf } from "./flag.ts";
import { judgesOf, summaryKinds } from "./judge-day.ts";
import { mergeFlags } from "./merge-flags.ts";
import { readSummaries } from "./read-summaries.ts";
import { readVisits, type WindowDayKey } from "./read-visits.ts";
import { storeFlags } from "./store-flags.ts";
import type { Summaries } from "./summaries.ts";

/** Of the centre that judges, in the whole database. */
export const lockOfJudging = 7_600_550;

const findBy = async <Kind extends keyof Summaries>(
  tx: Tx,
  kind: Kind,
  day: number,
  limitsMs: LimitsMs,
): Promise<readonly Finding[]> => {
  const found: Finding[] = [];
  for (const judge of judgesOf(kind, await readSummaries(tx, kind, day), day, limitsMs)) {
    // Lets waiting requests run first.
    await setImmediate();
    found.push(...judge());
  }
  return found;
};

/** The windows at which the place of a finding served, on each day that the finding needs. */
const windowsOf = async (tx: Tx, { place, from, readFrom, to }: Finding): Promise<readonly WindowDayKey[]> => {
  const { unitCode, windowNumber, staffNumber } = place;
  return tx<WindowDayKey[]>`
    select distinct day, unit_code as "unitCode", window_number as "windowNumber" from person_days
    where day between ${dayText(Math.min(from, readFrom))} and ${dayText(to)} and unit_code = ${unitCode}
      and (${windowNumber}::text is null or window_number = ${windowNumber})
      and (${staffNumber}::text is null or staff_number = ${staffNumber})`;
};

const readFlag = async (tx: Tx, finding: Finding): Promise<Flag | undefined> => {
  const { staffNumber } = finding.place;
  const visits = await readVisits(tx, await windowsOf(tx, finding));
  const own = staffNumber === null ? visits : visits.filter((visit) => visit.staffNumber === staffNumber);
  return flagOf(finding, seriesOf(own));
};

/** A round of the job. A centre that stops leaves a day that is being judged to a later round. */
export interface Round {
  readonly at: Date;
  readonly stopping?: AbortSignal;
}

const judge = async (tx: Tx, day: string, { at, stopping }: Round): Promise<void> => {
  const limitsMs = await readLimits(tx, dayNumber(day));
  const flags: Flag[] = [];
  for (const kind of summaryKinds) {
    stopping?.throwIfAborted();
    for (const finding of await findBy(tx, kind, dayNumber(day), limitsMs)) {
      stopping?.throwIfAborted();
      const flag = await readFlag(tx, finding);
      if (flag) flags.push(flag);
    }
  }
  await storeFlags(tx, day, mergeFlags(flags), at);
};

interface Due {
  readonly day: string;
  readonly version: number;
}

const newestDue = async (sql: Queries): Promise<Due | undefined> => {
  const [due] = await sql<Due[]>`select day, version from touched_judgements order by day desc limit 1`;
  return due;
};

/**
 * Judges the newest of the days that have to be judged again, from the summaries of the whole office, one kind at a
 * time; visits are read of flagged windows only. False where there is none, or another process judges. Throws where the
 * centre stops meanwhile.
 */
export const judgeNextDay = async (sql: Sql, round: Round): Promise<boolean> => {
  const due = await newestDue(sql);
  if (!due) return false;
  await renewLimits(sql, dayNumber(due.day));
  return sql.begin(async (tx): Promise<boolean> => {
    // Two days change the same flags.
    const [turn] = await tx<{ taken: boolean }[]>`select pg_try_advisory_xact_lock(${lockOfJudging}) as taken`;
    if (!turn?.taken) return false;
    await noteJudging(sql, due.day);
    await judge(tx, due.day, round);
    await tx`delete from touched_judgements where day = ${due.day} and version = ${due.version}`;
    return true;
  });
};
