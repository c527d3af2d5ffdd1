import type { AccessAction } from "../../contract/office/accounts/accesses.ts";
import type { Scope } from "../../contract/office/accounts/permissions.ts";
import type { ExportOrder, TableOrder } from "../../contract/office/reports/exports.ts";
import { problem } from "../../contract/problems/problem.ts";
import { readAccessLog } from "../accounts/read-accounts.ts";
import { readWithin } from "../accounts/read-within.ts";
import type { Centre } from "../centre.ts";
import type { Queries } from "../database/sql.ts";
import { placeIn } from "../figures/read-after.ts";
import { readFigures } from "../figures/read-figures.ts";
import { readFlags } from "../figures/signals/read-flags.ts";
import { readDraw, readDrawn } from "../inspection/read-draws.ts";
import { readLevelsEver } from "../policy/level-words.ts";
import { readAllRatings } from "../ratings/read-ratings.ts";
import { readExportedItems } from "../rectification/read-exported-items.ts";
import { causeNames } from "../rectification/root-causes.ts";
import { stepTimes } from "../rectification/step-times.ts";
import { openBulletin } from "../stars/open-bulletin.ts";
import { Refusal } from "./refusal.ts";
import type { Table } from "./table.ts";
import { accessLogTable } from "./tables/access-log-table.ts";
import { bulletinTable } from "./tables/bulletin-table.ts";
import { drawTable } from "./tables/draw-table.ts";
import { openFiguresTable } from "./tables/figures-table.ts";
import { flagsTable } from "./tables/flags-table.ts";
import { itemsTable } from "./tables/items-table.ts";
import { ratingsTable } from "./tables/ratings-table.ts";
import { unsettledIn } from "./unsettled.ts";

/** What the access log says about the reading of an order, by its kind. */
export const exportActions: Readonly<Record<ExportOrder["kind"], AccessAction>> = {
  figures: "figures-exported",
  ratings: "ratings-exported",
  flags: "flags-exported",
  draw: "draw-exported",
  items: "items-exported",
  "access-log": "access-log-exported",
  stars: "stars-exported",
  "unit-report": "figures-exported",
  "hall-poster": "figures-exported",
};

/** Opens the table of an order for `work`, which reads it within `scope`; it is closed afterwards. */
export type WithTable = <Done>(order: TableOrder, scope: Scope, work: (table: Table) => Promise<Done>) => Promise<Done>;

/** The tables of the office, each read as its page reads it. */
export const createTables = (centre: Pick<Centre, "sql" | "clock">): WithTable => {
  const { sql, clock } = centre;
  /** A table of numbers that may still change says so. */
  const marked = async (from: Queries, table: Table): Promise<Table> => {
    const { days } = table.about;
    return { ...table, about: { ...table.about, ...(days && (await unsettledIn(from, days, clock()))) } };
  };
  return async (order, scope, work) => {
    const { language } = order;
    switch (order.kind) {
      case "figures": {
        const { from, to, by, flagged, unit } = order.query;
        const asked = { days: { from, to }, by, flagged, unit };
        const table = await openFiguresTable({ ...asked, language }, (after) =>
          readFigures(sql, { ...asked, scope, after: placeIn(after), atMs: clock() }),
        );
        return work(await marked(sql, table));
      }
      case "ratings":
        return readWithin(sql, scope, async (tx) =>
          work(await marked(tx, ratingsTable(readAllRatings(tx, order.query, scope), order.query, language))),
        );
      case "flags":
        return readWithin(sql, scope, async (tx) =>
          work(
            await marked(
              tx,
              flagsTable(order.query, language, (after) => readFlags(tx, scope, { ...order.query, after })),
            ),
          ),
        );
      case "draw":
        return readWithin(sql, scope, async (tx) => {
          const { number } = order.query;
          const draw = await readDraw(tx, number);
          if (!draw) throw new Refusal(problem("not-found"));
          return work(drawTable(draw, language, (after) => readDrawn(tx, scope, { number, after })));
        });
      case "stars": {
        const { month, by, unit } = order.query;
        return readWithin(sql, scope, async (tx) => {
          const frozen = await openBulletin(tx, { month, by, unit, scope });
          if (!frozen.ok) throw new Refusal(frozen.problem);
          return work(bulletinTable(frozen.value, language));
        });
      }
      case "items":
        return readWithin(sql, scope, async (tx) => {
          const [levels, timeOf] = [await readLevelsEver(tx), await stepTimes(tx)];
          const { rules, calendar } = timeOf(new Date(clock()));
          const causeName = await causeNames(tx, rules);
          const parts = { language, levels, causeName, calendar, atMs: clock() };
          return work(itemsTable(readExportedItems(tx, order.query, scope), order.query, parts));
        });
      case "access-log":
        return work(accessLogTable((after) => readAccessLog(sql, after), language));
    }
  };
};
