import { BreakdownQuery, OfficeBreakdown } from "../../contract/office/figures/breakdowns.ts";
import {
  Definitions,
  DefinitionsQuery,
  definitionsFor,
  definitionsVersion,
} from "../../contract/office/figures/definitions.ts";
import { FiguresQuery, OfficeFigures } from "../../contract/office/figures/figures.ts";
import { NewestWeek, NewestWeekQuery } from "../../contract/office/figures/newest-week.ts";
import { FlagQuery, FlagsQuery, OfficeFlag, OfficeFlags } from "../../contract/office/figures/signals.ts";
import { OfficeTrend, PlaceAndPeriod } from "../../contract/office/figures/trend.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, success } from "../../contract/result.ts";
import { readFor, scopeOfRequest } from "../accounts/admit-callers.ts";
import { type Read, read } from "../api/read.ts";
import { readBreakdown } from "./breakdown/read-breakdown.ts";
import { readNewestWeek } from "./newest-week.ts";
import { readAfter } from "./read-after.ts";
import { readFigures } from "./read-figures.ts";
import { readFavourable, readTrend } from "./read-trend.ts";
import { readFlag, readFlags } from "./signals/read-flags.ts";

/** Figures of a period, and the signals beside them. */
export const figuresReads: readonly Read[] = [
  read({
    name: "figures",
    may: "read-figures",
    summary: "The figures of a week, month or quarter, by unit, window or person, 100 lines at a time.",
    query: FiguresQuery,
    answer: OfficeFigures,
    problems: ["period-not-fixed", "period-beyond-ledger"],
    serve: async ({ sql, clock }, request, { from, to, flagged, by, unit = null, window = null, after: given }) => {
      const after = readAfter(given);
      if (!after.ok) return after;
      const scope = scopeOfRequest(request);
      const asked = { scope, days: { from, to }, flagged, by, unit, window, after: after.value };
      return success(await readFigures(sql, { ...asked, atMs: clock() }));
    },
  }),
  read({
    name: "newest-week",
    may: "read-figures",
    summary: "The newest week with figures.",
    query: NewestWeekQuery,
    answer: NewestWeek,
    serve: async ({ sql, clock }, request) =>
      success({ week: await readFor(sql, request, (tx, scope) => readNewestWeek(tx, scope, clock())) }),
  }),
  read({
    name: "trend",
    may: "read-figures",
    summary: "The figures of a place in a period and in the twelve before it.",
    query: PlaceAndPeriod,
    answer: OfficeTrend,
    problems: ["period-not-fixed", "period-beyond-ledger"],
    serve: async ({ sql, clock }, request, asked) =>
      success(await readFor(sql, request, (tx) => readTrend(tx, asked, new Date(clock())))),
  }),
  read({
    name: "breakdowns",
    may: "read-figures",
    summary: "Ratings of whole months by matter, channel, or hour of the weekday: the 200 largest lines.",
    query: BreakdownQuery,
    answer: OfficeBreakdown,
    problems: ["period-not-fixed", "period-beyond-ledger"],
    serve: async ({ sql, clock }, request, asked) =>
      success(await readFor(sql, request, (tx, scope) => readBreakdown(tx, asked, scope, new Date(clock())))),
  }),
  read({
    name: "flags",
    may: "read-signals",
    summary: "The questions that signals raise, and their state, 100 at a time.",
    query: FlagsQuery,
    answer: OfficeFlags,
    serve: async ({ sql }, request, asked) =>
      success(await readFor(sql, request, (tx, scope) => readFlags(tx, scope, asked))),
  }),
  read({
    name: "flag",
    may: "read-signals",
    summary: "One of these questions, with the steps of its check.",
    query: FlagQuery,
    answer: OfficeFlag,
    problems: ["not-found"],
    serve: async ({ sql }, request, { id }) => {
      const found = await readFor(sql, request, (tx, scope) => readFlag(tx, scope, id));
      return found ? success(found) : failure(problem("not-found"));
    },
  }),
];

/** The pages have the definitions themselves. */
export const definitionsRead = read({
  name: "definitions",
  may: "read-figures",
  summary: "How each figure is made, with the version that the answers name.",
  query: DefinitionsQuery,
  answer: Definitions,
  serve: async ({ sql, clock }, request) => {
    const favourable = await readFor(sql, request, (tx) => readFavourable(tx, new Date(clock())));
    return success({ definitionsVersion, favourable, definitions: definitionsFor(favourable) });
  },
});
