import type { FastifyBaseLogger } from "fastify";
import type { RoundName } from "../../../contract/office/jobs/rounds.ts";
import type { Queries, Sql } from "../../database/sql.ts";
import { publishNextBreakdown } from "../breakdown/publish-breakdowns.ts";
import type { Round } from "../signals/judge-next-day.ts";
import { openJudging } from "../signals/start-judging.ts";
import { roundNotes } from "./note-rounds.ts";
import { publishNextPart } from "./publish-parts.ts";
import { recountDays } from "./recount-days.ts";

/** Counts every day that is due, and publishes the parts of weeks whose figures have changed by it, or that have ended. */
export const rollUp = async (sql: Sql, at: Date): Promise<void> => {
  while ((await recountDays(sql, at)) > 0);
  while (await publishNextPart(sql, at));
  while (await publishNextBreakdown(sql, at));
};

/** Whether figures lag behind the ledger; also where another process makes them at this moment. */
export const areFiguresBehind = async (sql: Queries, at: Date): Promise<boolean> => {
  const [row] = await sql<{ areBehind: boolean }[]>`
    select exists (select from touched_days where due_at <= ${at})
      or exists (select from touched_parts where due_at <= ${at})
      or exists (select from touched_breakdowns where due_at <= ${at}) as "areBehind"`;
  return row?.areBehind ?? false;
};

/** Whether signals lag behind the figures. */
export const areSignalsBehind = async (sql: Queries): Promise<boolean> => {
  const [row] = await sql<{ areBehind: boolean }[]>`
    select exists (select from touched_windows) or exists (select from touched_judgements) as "areBehind"`;
  return row?.areBehind ?? false;
};

/** The pause between two rounds, milliseconds. */
const everyMs = 1_000;
/** A round is followed by a pause this many times as long: a large office has processor time left for uploads. */
const pauses = 4;
/**
 * The longest pause after a round, milliseconds. A long round of figures is followed by short ones. A day of signals takes a
 * minute in a city, and much longer beside a stalled disk: one such round does not put the next one off for hours.
 */
const longestPauseMs: Readonly<Record<RoundName, number>> = { figures: 5_000, signals: 600_000 };

export interface RoundParts {
  readonly sql: Sql;
  /** Of the same database. */
  readonly databaseUrl: string;
  readonly clock: () => number;
  readonly logger: Pick<FastifyBaseLogger, "warn">;
}

const failures: Readonly<Record<RoundName, string>> = {
  figures: "figures not rolled up",
  signals: "signals not judged",
};

/** Repeats `work` until stopped; stopping waits for the end of the current round. */
const startRounds = (
  { sql, clock, logger }: Omit<RoundParts, "databaseUrl">,
  name: RoundName,
  work: (round: Required<Round>) => Promise<void>,
): (() => Promise<void>) => {
  const notes = roundNotes(sql, name);
  let timer: ReturnType<typeof setTimeout>;
  let current = Promise.resolve();
  const stopping = new AbortController();
  const round = async (): Promise<void> => {
    const startedAt = performance.now();
    try {
      await work({ at: new Date(clock()), stopping: stopping.signal });
      await notes.succeeded();
    } catch (error) {
      if (stopping.signal.aborted) return;
      const reason = error instanceof Error ? error.message : "unknown";
      logger.warn({ reason }, failures[name]);
      await notes.failed(reason);
    }
    const pauseMs = Math.min(longestPauseMs[name], pauses * (performance.now() - startedAt));
    wait(Math.max(everyMs, pauseMs));
  };
  const wait = (ms: number): void => {
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => {
      current = round();
    }, ms);
  };
  wait(0);
  return async () => {
    stopping.abort();
    clearTimeout(timer);
    await current;
  };
};

/** Keeps the figures up to date, and the signals after them: figures never wait for signals. */
export const startRollUp = ({ databaseUrl, ...parts }: RoundParts): (() => Promise<void>) => {
  const judging = openJudging(databaseUrl);
  const stops = [
    startRounds(parts, "figures", ({ at }) => rollUp(parts.sql, at)),
    startRounds(parts, "signals", async ({ at }) => {
      if (await areSignalsBehind(parts.sql)) await judging.judge(at);
    }),
  ];
  return async () => {
    await Promise.all([judging.stop(), ...stops.map((stop) => stop())]);
  };
};
