import type { FastifyBaseLogger } from "fastify";
import type { RoundName } from "../../../contract/office/jobs/rounds.ts";
import type { Queries, Sql } from "../../database/sql.ts";
import { roundNotes } from "./note-rounds.ts";
import { areFiguresBehind, areSignalsBehind } from "./roll-up.ts";
import { openRoundThread } from "./round-thread.ts";

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

const isBehind: Readonly<Record<RoundName, (sql: Queries, at: Date) => Promise<boolean>>> = {
  figures: areFiguresBehind,
  signals: areSignalsBehind,
};

const failures: Readonly<Record<RoundName, string>> = {
  figures: "figures not rolled up",
  signals: "signals not judged",
};

/** Repeats the work of `name` until stopped; stopping ends the current round. */
const startRounds = ({ sql, databaseUrl, clock, logger }: RoundParts, name: RoundName): (() => Promise<void>) => {
  const thread = openRoundThread({ name, databaseUrl });
  const notes = roundNotes(sql, name);
  let timer: ReturnType<typeof setTimeout>;
  let current = Promise.resolve();
  const stopping = new AbortController();
  const round = async (): Promise<void> => {
    const startedAt = performance.now();
    try {
      const at = new Date(clock());
      if (await isBehind[name](sql, at)) await thread.run(at);
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
    await thread.stop();
    await current;
  };
};

/** Keeps the figures up to date, and the signals after them, each in a thread: figures never wait for signals. */
export const startRollUp = (parts: RoundParts): (() => Promise<void>) => {
  const stops = [startRounds(parts, "figures"), startRounds(parts, "signals")];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
};
