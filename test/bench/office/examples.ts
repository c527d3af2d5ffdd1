import { periodAround } from "../../../contract/office/figures/periods.ts";

/** A question of a page: the path behind the route with its filters, and the role that asks. */
export interface Example {
  readonly route: string;
  readonly query: string;
  readonly role: "city" | "leader";
}

/** The largest hall of the city: unit and a window of it. */
export const hall = "C00001";
const day = "2026-03-18";
const month = periodAround("month", day);
const quarter = periodAround("quarter", day);
const week = periodAround("week", day);

const queryOf = (values: Readonly<Record<string, string>>): string => `?${new URLSearchParams(values)}`;

const figures = (period: { from: string; to: string }, more: Readonly<Record<string, string>>): string =>
  queryOf({ ...period, flagged: "with", by: "units", ...more });

/**
 * The queries of each route, as the pages ask them, with every filter once; an empty one for a route without filters. A
 * route that is not named here is reported as missing.
 */
const queries: Readonly<Record<string, readonly string[]>> = {
  "/office/v1/figures": [
    ...[week, month, quarter].map((period) => figures(period, {})),
    figures(month, { by: "windows" }),
    figures(month, { by: "staff" }),
    figures(month, { by: "windows", unit: hall }),
    figures(month, { by: "staff", unit: hall }),
    figures(month, { by: "windows", after: JSON.stringify(["C00300", "2"]) }),
    figures(week, { flagged: "without" }),
    figures(month, { flagged: "without", by: "windows", unit: hall }),
  ],
  "/office/v1/newest-week": [""],
  "/office/v1/trend": [
    ...[queryOf({ ...week }), queryOf({ ...month }), queryOf({ ...quarter })],
    ...[queryOf({ ...month, unit: hall }), queryOf({ ...week, unit: hall, window: "1" })],
  ],
  "/office/v1/breakdowns": [
    ...["matter", "channel", "hour"].map((kind) => queryOf({ ...month, kind })),
    ...[queryOf({ ...quarter, kind: "matter" }), queryOf({ ...month, kind: "matter", unit: hall })],
  ],
  "/office/v1/reasons": [
    ...[queryOf({ ...week }), queryOf({ ...month }), queryOf({ ...quarter }), queryOf({ ...month, unit: hall })],
    queryOf({ ...month, unit: hall, window: "1" }),
  ],
  "/office/v1/stars": [
    ...["units", "windows", "staff"].flatMap((by) => [
      queryOf({ ...month, by }),
      queryOf({ ...month, by, unit: hall }),
    ]),
    ...[queryOf({ ...quarter, by: "windows" }), queryOf({ ...quarter, by: "staff" })],
    queryOf({ ...month, by: "windows", after: JSON.stringify(["C00300", "2"]) }),
    // An answer of 404 where no month is frozen.
    queryOf({ ...month, by: "windows", frozen: "yes" }),
  ],
  "/office/v1/star-months": [queryOf({ month: month.from })],
  "/office/v1/today": [""],
  "/office/v1/brief": [queryOf({ ...week, unit: hall }), queryOf({ ...week })],
  "/office/v1/flags": [
    ...["", queryOf({ ...week }), queryOf({ ...month }), queryOf({ unit: hall }), queryOf({ state: "open" })],
    queryOf({ signal: "bursts" }),
  ],
  "/office/v1/flags/waiting-count": [""],
  "/office/v1/items": [
    ...["", queryOf({ due: "over" }), queryOf({ due: "soon" }), queryOf({ state: "to-verify" })],
    ...[queryOf({ state: "closed" }), queryOf({ origin: "complaint" }), queryOf({ delay: "asked" })],
    ...[queryOf({ unit: hall }), queryOf({ unit: hall, window: "1" })],
  ],
  "/office/v1/item": [queryOf({ number: "1" })],
  "/office/v1/appeals": ["", queryOf({ state: "undecided" }), queryOf({ unit: hall })],
  "/office/v1/item-figures": [
    ...[queryOf({ ...month }), queryOf({ ...quarter }), queryOf({ ...month, unit: hall })],
    queryOf({ ...month, origin: "bad-rating" }),
  ],
  // An answer of 404: the items of the city have no pictures.
  "/office/v1/item-file": [queryOf({ number: "1", hash: "0".repeat(64) })],
  "/office/v1/calls": [""],
  "/office/v1/helps": [""],
  // An answer of 404 where the first item is of another unit.
  "/office/v1/help-units": [queryOf({ number: "1" }), queryOf({ number: "1", text: "服务" })],
  "/office/v1/draws": [""],
  // An answer of 404 where the city has no draw yet.
  "/office/v1/draw": [queryOf({ number: "1" })],
  "/office/v1/matters": [queryOf({ ...week }), queryOf({ ...month })],
  "/office/v1/ratings": [
    ...["", queryOf({ level: "negative" }), queryOf({ level: "1", tag: "115" }), queryOf({ unit: hall })],
    ...[queryOf({ ...month }), queryOf({ comment: "yes" }), queryOf({ changed: "yes" }), queryOf({ flagged: "yes" })],
    queryOf({ source: "walk-up", from: quarter.from, to: quarter.to }),
  ],
  "/office/v1/contested-services": [""],
  "/office/v1/opinions": ["", queryOf({ unit: hall })],
  "/office/v1/complaints": ["", queryOf({ unit: hall })],
  "/office/v1/surveys": ["", queryOf({ after: "sample" })],
  "/office/v1/duty": ["", queryOf({ text: "1001" })],
  "/office/v1/explanations": ["", queryOf({ unit: hall })],
  "/office/v1/logins": [""],
  "/office/v1/logins/locked-count": [""],
  "/office/v1/devices": ["", queryOf({ state: "lost" }), queryOf({ unit: hall }), queryOf({ text: "1" })],
  "/office/v1/devices/alarmed-count": [""],
  "/office/v1/alerts": [""],
  "/office/v1/alerts/open-count": [""],
  "/office/v1/enrolment-codes": ["", queryOf({ state: "open" })],
  "/office/v1/units": ["", queryOf({ text: "服务" }), queryOf({ text: hall })],
  "/office/v1/unit-name": [queryOf({ unit: hall })],
  "/office/v1/windows": [queryOf({ unit: hall }), queryOf({ free: "yes" }), queryOf({ unit: hall, free: "yes" })],
  "/office/v1/policy": ["", queryOf({ unitCode: hall, windowNumber: "1" })],
  "/office/v1/policy-rollouts": [""],
  "/office/v1/policy-holders": [
    queryOf({ version: "1" }),
    queryOf({ version: "1", after: "unconfirmed:00000000-0000-4000-8000-000000000000" }),
  ],
  "/office/v1/policy-stage": [""],
  "/office/v1/missing-calendar": [""],
  "/office/v1/calendar": [""],
  "/office/v1/public-column": [queryOf({ unit: hall })],
  "/office/v1/column-units": ["", queryOf({ text: "服务" })],
  "/office/v1/public-cards": ["", queryOf({ state: "sent" }), queryOf({ unit: hall })],
  "/office/v1/public-comments": ["", queryOf({ state: "waiting" }), queryOf({ unit: hall })],
  "/office/v1/jobs": [""],
  "/office/v1/rounds": [""],
  "/office/v1/digests": [""],
  "/office/v1/notices": [""],
  "/office/v1/digest-wishes": [""],
  "/office/v1/platform-uploads": [""],
  "/office/v1/platform-refusals": [""],
  "/office/v1/accounts": [""],
  "/office/v1/waiting-accounts": [""],
  "/office/v1/tokens": [""],
  "/office/v1/access-log": [""],
  "/office/v1/me": [""],
  "/office/v1/demonstration": [""],
  "/office/v1/single-sign-on": [""],
};

/** Routes that answer with a picture, the file of a job or one row by its id, or lead to another server. */
const notMeasured = new Set([
  "/office/v1/flag",
  "/office/v1/follow-up-photo",
  "/office/v1/jobs/:id/file",
  "/office/v1/pictures/:hash",
  "/office/v1/single-sign-on/begin",
  "/office/v1/single-sign-on/finish",
]);

/** Those that the leader of a unit reads on the first page. */
const ofLeaders = new Set([
  "/office/v1/today",
  "/office/v1/figures",
  "/office/v1/trend",
  "/office/v1/breakdowns",
  "/office/v1/reasons",
  "/office/v1/stars",
  "/office/v1/flags",
  "/office/v1/ratings",
  "/office/v1/matters",
  "/office/v1/opinions",
  "/office/v1/duty",
]);

/** Those that no one else may ask. */
const ofLeadersAlone = new Set(["/office/v1/helps", "/office/v1/help-units"]);

/** The examples of these routes, and the routes without one. */
export const examplesOf = (routes: readonly string[]) => {
  const measured = routes.filter((route) => !notMeasured.has(route));
  const examples = measured.flatMap((route) =>
    (queries[route] ?? []).flatMap((query): readonly Example[] => [
      { route, query, role: ofLeadersAlone.has(route) ? "leader" : "city" },
      ...(ofLeaders.has(route) && !query.includes("after") ? [{ route, query, role: "leader" } as const] : []),
    ]),
  );
  return { examples, missing: measured.filter((route) => queries[route] === undefined) };
};
