import { AppealsQuery, OfficeAppeals } from "../../contract/office/rectification/appeals.ts";
import { ItemFiguresQuery, OfficeItemFigures } from "../../contract/office/rectification/item-figures.ts";
import { ItemQuery, ItemsQuery, OfficeItem, OfficeItems } from "../../contract/office/rectification/items.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, success } from "../../contract/result.ts";
import { logLook } from "../accounts/access-log.ts";
import { callerOf, readFor } from "../accounts/admit-callers.ts";
import { type Read, read } from "../api/read.ts";
import { readAppeals } from "./read-appeals.ts";
import { readItem } from "./read-item.ts";
import { readItemFigures } from "./read-item-figures.ts";
import { readItems } from "./read-items.ts";

/** 整改项 and their histories. */
export const rectificationReads: readonly Read[] = [
  read({
    name: "items",
    may: "read-items",
    summary: "整改项 that fit the filters: open ones by their due days, closed ones from the newest on, 50 at a time.",
    query: ItemsQuery,
    answer: OfficeItems,
    serve: async ({ sql, clock }, request, asked) =>
      success(await readFor(sql, request, (tx, scope) => readItems(tx, asked, scope, clock()))),
  }),
  read({
    name: "appeals",
    may: "read-items",
    summary: "误评复核: the appeals of units with their decisions, the newest items first, 50 at a time.",
    query: AppealsQuery,
    answer: OfficeAppeals,
    serve: async ({ sql }, request, asked) =>
      success(await readFor(sql, request, (tx, scope) => readAppeals(tx, asked, scope))),
  }),
  read({
    name: "item-figures",
    may: "read-items",
    summary: "The figures of 整改项 that were opened in a period, as they stand now, and those of the period before.",
    query: ItemFiguresQuery,
    answer: OfficeItemFigures,
    serve: async ({ sql, clock }, request, asked) =>
      success(await readFor(sql, request, (tx, scope) => readItemFigures(tx, asked, scope, clock()))),
  }),
  read({
    name: "item",
    may: "read-items",
    summary: "One 整改项 with its history. Each look is logged.",
    query: ItemQuery,
    answer: OfficeItem,
    problems: ["not-found"],
    serve: async (centre, request, { number }) => {
      const { grants } = callerOf(request);
      const found = await readItem(centre, request, { number, grants, atMs: centre.clock() });
      if (!found) return failure(problem("not-found"));
      const shown = { keys: [found.events.length], newest: null };
      await logLook(centre.sql, callerOf(request), { action: "item-read", subject: { item: number } }, shown);
      return success(found);
    },
  }),
];
