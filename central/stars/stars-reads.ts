import { FrozenMonths, FrozenMonthsQuery, StarMonth, StarMonthQuery } from "../../contract/office/stars/star-months.ts";
import { OfficeStars, StarsQuery } from "../../contract/office/stars/stars.ts";
import { success } from "../../contract/result.ts";
import { readFor, scopeOfRequest } from "../accounts/admit-callers.ts";
import { type Read, read } from "../api/read.ts";
import { readAfter } from "../figures/read-after.ts";
import { readFrozenMonths, readStarMonth } from "./freezes.ts";
import { readFrozenStars, readStars } from "./read-stars.ts";
import type { UnresolvedSignals } from "./unresolved-signals.ts";

/** Stars of a month or quarter, and whether a month can be frozen. */
export const starsReads = (unresolved: UnresolvedSignals): readonly Read[] => [
  read({
    name: "stars",
    may: "read-stars",
    summary: "Stars of a month or quarter, as they are now or as the month was frozen, 100 lines at a time.",
    query: StarsQuery,
    answer: OfficeStars,
    problems: ["star-period-not-fixed", "period-beyond-ledger", "star-month-not-frozen"],
    serve: async ({ sql }, request, { from, to, by, unit = null, frozen, after: given }) => {
      const after = readAfter(given);
      if (!after.ok) return after;
      const asked = { scope: scopeOfRequest(request), days: { from, to }, by, unit, after: after.value };
      return frozen === undefined ? success(await readStars(sql, asked, unresolved)) : readFrozenStars(sql, asked);
    },
  }),
  read({
    name: "star-months",
    may: "manage-stars",
    summary: "Whether a month can be frozen, and the devices that it waits for.",
    query: StarMonthQuery,
    answer: StarMonth,
    serve: async ({ sql, clock }, _request, { month }) => success(await readStarMonth(sql, month, clock())),
  }),
];

export const frozenMonthsRead = read({
  name: "frozen-months",
  may: "read-stars",
  summary: "The frozen months, the newest first, 100 at a time. Their lines and errata are in stars with frozen=yes.",
  query: FrozenMonthsQuery,
  answer: FrozenMonths,
  serve: async ({ sql }, request, { after = null }) =>
    success(await readFor(sql, request, (tx) => readFrozenMonths(tx, after))),
});
