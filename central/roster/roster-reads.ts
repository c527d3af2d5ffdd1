import { Units, UnitsQuery, Windows, WindowsQuery } from "../../contract/office/roster/places.ts";
import { success } from "../../contract/result.ts";
import { readFor } from "../accounts/admit-callers.ts";
import { type Read, read } from "../api/read.ts";
import { readAfter } from "../figures/read-after.ts";
import { readUnits, readWindows } from "./read-places.ts";

/** The places that the other reads name. */
export const rosterReads: readonly Read[] = [
  read({
    name: "units",
    may: "read-figures",
    summary: "The units that the token may read, 200 at a time.",
    query: UnitsQuery,
    answer: Units,
    serve: async ({ sql }, request, { after = null }) =>
      success(await readFor(sql, request, (tx, scope) => readUnits(tx, after, scope))),
  }),
  read({
    name: "windows",
    may: "read-figures",
    summary: "The windows that the token may read, 200 at a time.",
    query: WindowsQuery,
    answer: Windows,
    serve: async ({ sql }, request, { unit = null, after: given }) => {
      const after = readAfter(given);
      if (!after.ok) return after;
      return success(await readFor(sql, request, (tx, scope) => readWindows(tx, { unit, after: after.value }, scope)));
    },
  }),
];
