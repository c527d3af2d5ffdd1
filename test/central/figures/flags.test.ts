import { afterAll, beforeAll, expect, test } from "vitest";
import { keyTextOf } from "../../../central/figures/signals/flag.ts";
import { judgeVisits } from "../../../central/figures/signals/judge-visits.ts";
import { mergeFlags } from "../../../central/figures/signals/merge-flags.ts";
import { readVisits, type WindowDayKey } from "../../../central/figures/signals/read-visits.ts";
import type { Visit } from "../../../central/figures/signals/visit.ts";
import { rebuildReadModels } from "../../../central/ledger/projecting/rebuild-read-models.ts";
import { departments } from "../../../central/read-models.ts";
import type { ChainLink } from "../../../contract/ledger/chain.ts";
import type { FlaggedRatings } from "../../../contract/office/figures/figures.ts";
import { OfficeFlags } from "../../../contract/office/figures/signals.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { dutyQuestion } from "../../../contract/office/shifts/duty.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import { askOffice } from "../../support/centre/ask-office.ts";
import { enrolDevice, type TestDevice, upload } from "../../support/centre/device.ts";
import { endDraft } from "../../support/centre/duty-drafts.ts";
import { endOf, writeLedger } from "../../support/centre/ledger.ts";
import { listedRatings } from "../../support/centre/list-ratings.ts";
import { verifiedReceipt } from "../../support/centre/receipts.ts";
import { sampleUnit, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { ledgerOf, readBack, type WrittenShift, writeShifts } from "../../support/centre/visit-drafts.ts";
import { frauds } from "../../support/counters/fraud.ts";
import { drawCounter } from "../../support/counters/honest-counter.ts";
import { honestDays } from "../../support/counters/honest-weeks.ts";
import { createRandom } from "../../support/counters/random.ts";
import { type WholeFigures, wholeFor } from "./read-figures.ts";

let centre: TestCentre;
let device: TestDevice;

const week = { from: "2026-03-02", to: "2026-03-08" };
/** The Friday: the last day with visits. */
const lastDay = "2026-03-06";

const firstQuestions = [
  ["answer-times", "4"],
  ["raised-ratings", "6"],
  ["after-closing", "8"],
];

/** Three ratings of a day were 1 first: one was raised after a rest, one by a mouse, and one by unknown input. */
const raised = (visits: readonly Visit[]): readonly Visit[] => {
  const changes = [
    { fromLevel: 1, restedMs: 6_500, isOtherInput: false },
    { fromLevel: 2, restedMs: 900, isOtherInput: true },
    { fromLevel: 1, restedMs: null, isOtherInput: false },
  ];
  const rated = visits.filter(({ rating }) => rating);
  return visits.map((visit) => {
    const change = changes[rated.indexOf(visit)];
    return change && visit.rating ? { ...visit, rating: { ...visit.rating, level: 5, change } } : visit;
  });
};

/**
 * Twelve quiet windows in six weeks; at three, staff manipulate ratings in the last week, and at one more on its
 * Friday.
 */
const hall = (): readonly Visit[] => {
  const random = createRandom(4);
  return Array.from({ length: 12 }, (_, index) => {
    const drawn = drawCounter(random, sampleUnitCode, index + 1);
    const counter = { ...drawn, clerks: [drawn.clerks[0]] as const, visitsADay: 12, neverAsks: false };
    const days = [...honestDays(random, counter, "2026-01-27", 39)];
    return days.flatMap(([day, visits]): readonly Visit[] => {
      if (index === 3 && day >= week.from) return frauds.standsOver(random, visits);
      if (index === 5 && day >= week.from) return raised(visits);
      if (index === 7 && day >= week.from) return frauds.staysBehind(random, visits);
      return index === 11 && day === lastDay ? frauds.walksUp(random, visits) : visits;
    });
  })
    .flat()
    .sort((one, other) =>
      one.day === other.day ? Number(one.windowNumber) - Number(other.windowNumber) : one.day < other.day ? -1 : 1,
    );
};

let shifts: readonly WrittenShift[];

const send = async (links: readonly ChainLink[]): Promise<void> => {
  for (let start = 0; start < links.length; start += 1_000) {
    const batch = links.slice(start, start + 1_000);
    await verifiedReceipt(device, await upload(device, batch, endOf(batch)));
  }
};

beforeAll(async () => {
  centre = await startCentre({ clock: () => Date.parse("2026-03-09T10:00:00.000Z") });
  device = await enrolDevice(centre);
  shifts = writeShifts(hall());
  await send(writeLedger(device.id, ledgerOf(shifts)));
});
afterAll(() => centre.stop());

const ask = (path: string, query: string) => fetch(`${centre.url}${path}${query}`, { headers: centre.asCity });

const range = `?from=${week.from}&to=${week.to}`;
const flags = async () => {
  await centre.rollUp();
  return OfficeFlags.parse(await (await ask(officePaths.flags, range)).json()).flags;
};
const figures = (flagged: FlaggedRatings) => wholeFor(centre, week, flagged);
const listed = () => Promise.all([listedRatings(centre), askOffice(centre, dutyQuestion)]);

const questions = (rows: Awaited<ReturnType<typeof flags>>) =>
  rows.map(({ signal, windowNumber }) => [signal, windowNumber]);

/** The expected flags, computed from the entries alone. */
const expected = () => mergeFlags(judgeVisits(readBack(shifts, device.id, sampleUnit.hours), week));

test("a shift that has not ended raises no flag", async () => {
  expect(questions(await flags())).toEqual(firstQuestions);
});

test("flags follow from the entries, with the office's words, once the shift has ended", async () => {
  const last = shifts.at(-1);
  const drafts = [...ledgerOf(shifts), endDraft(last?.shiftId ?? "")];
  await send(writeLedger(device.id, drafts).slice(-1_000));
  const rows = await flags();
  expect(questions(rows)).toEqual([...firstQuestions, ["bursts", "12"]]);
  const inOrder = expected().toSorted(
    (one, other) => Number(one.windowNumber) - Number(other.windowNumber) || (one.from < other.from ? -1 : 1),
  );
  expect(rows).toEqual(
    inOrder.map(({ staffNumber, ratings, measured, bound, ...flag }) => ({
      ...flag,
      id: expect.any(String),
      state: "open",
      unitName: { zh: "测试服务中心" },
      staff: staffNumber === null ? null : { staffNumber, staffName: { zh: staffNumber } },
      numbers: {
        measured: expect.closeTo(measured, 6),
        bound: expect.closeTo(bound, 6),
        ratings: ratings.length,
      },
    })),
  );
});

/** Each window on each day. */
const windowsOf = (visits: readonly Visit[]): readonly WindowDayKey[] => [
  ...new Map(
    visits.map(({ unitCode, windowNumber, day }) => [`${windowNumber}/${day}`, { unitCode, windowNumber, day }]),
  ).values(),
];

test("a prompt that the citizen declined is told apart from one without a tap", async () => {
  const written = readBack(shifts, device.id, sampleUnit.hours).filter(({ day }) => day >= week.from);
  const outcomesOf = (visits: readonly Visit[]) => visits.map(({ outcome, tookMs }) => `${outcome} ${tookMs}`).sort();
  expect(new Set(written.map(({ outcome }) => outcome)).size).toBe(4);
  expect(outcomesOf(await readVisits(centre.sql, windowsOf(written)))).toEqual(outcomesOf(written));
});

test("figures exist with and without the ratings in question, and nothing is deleted", async () => {
  const [before, withThem, without] = [await listed(), await figures("with"), await figures("without")];
  const asked = new Set(expected().flatMap(({ ratings }) => ratings.map(keyTextOf)));
  const visits = readBack(shifts, device.id, sampleUnit.hours).filter(
    ({ day, rating }) => day >= week.from && rating !== null,
  );
  const left = visits.filter(({ rating }) => rating && !asked.has(keyTextOf(rating)));
  expect(left.length).toBeLessThan(visits.length - 20);
  expect([withThem.all?.ratings, without.all?.ratings]).toEqual([visits.length, left.length]);
  expect(without.all?.levels).toEqual(
    [1, 2, 3, 4, 5].map((level) => left.filter(({ rating }) => rating?.level === level).length),
  );
  expect(without.all?.opened).toBe(withThem.all?.opened);
  const windowsOf = ({ windows }: WholeFigures) => new Map(windows.map((row) => [row.key, row.figures]));
  expect(windowsOf(without).get("1")).toEqual(windowsOf(withThem).get("1"));
  expect(await listed()).toEqual(before);
});

test("a person with fewer than ten ratings besides those in question has no figures without them", async () => {
  const ofFourth = ({ staff }: WholeFigures) =>
    staff.filter(({ key }) => key?.startsWith("4-")).map((row) => row.figures && row.figures.ratings >= 10);
  expect([ofFourth(await figures("with")), ofFourth(await figures("without"))]).toEqual([[true], [null]]);
});

test("ratings of a cleared flag are in question no more, and those of a confirmed one stay", async () => {
  const decide = async (windowNumber: string, kind: string) => {
    const { id } = (await flags()).find((flag) => flag.windowNumber === windowNumber) ?? { id: "" };
    const answer = await fetch(centre.url + officePaths.flagDecisions, {
      method: "POST",
      headers: { ...centre.asCity, "content-type": "application/json" },
      body: JSON.stringify({ id, kind, reason: "已问过当事人和排队系统" }),
    });
    expect(answer.status).toBe(204);
  };
  const [withThem, before] = [await figures("with"), await figures("without")];
  await decide("4", "asked");
  await decide("4", "confirmed");
  await decide("6", "cleared");
  const cleared = expected().filter(({ windowNumber }) => windowNumber === "6");
  const count = cleared.flatMap(({ ratings }) => ratings).length;
  expect(count).toBeGreaterThanOrEqual(10);
  expect((await figures("without")).all?.ratings).toBe((before.all?.ratings ?? 0) + count);
  expect(await figures("with")).toEqual(withThem);
  const states = (await flags()).map(({ windowNumber, state }) => [windowNumber, state]);
  expect(states).toEqual([
    ["4", "confirmed"],
    ["6", "cleared"],
    ["8", "open"],
    ["12", "open"],
  ]);
});

test("a rebuild gives the same flags, and the same figures without their ratings", async () => {
  const before = [await flags(), await figures("without")];
  await rebuildReadModels(centre.sql, departments);
  expect((await flags()).length).toBeGreaterThan(0);
  expect([await flags(), await figures("without")]).toEqual(before);
});

test("the request for flags names what it does not understand", async () => {
  const field = (name: string) => ({ status: 400, code: "request-invalid", facts: { field: name } });
  expect(await refusalIn(await ask(officePaths.flags, "?from=2026-03-02&to=2026-03-01"))).toEqual(field("to"));
  expect(await refusalIn(await ask(officePaths.flags, "?signal=guilt"))).toEqual(field("signal"));
  expect(await refusalIn(await ask(officePaths.figures, `${range}&flagged=some`))).toEqual(field("flagged"));
});
