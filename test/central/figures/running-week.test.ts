import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FlaggedRatings } from "../../../contract/office/figures/figures.ts";
import { periodAround } from "../../../contract/office/figures/periods.ts";
import { enrolDevice, type TestDevice } from "../../support/centre/device.ts";
import { at, endDraft, startDraft } from "../../support/centre/duty-drafts.ts";
import { ratingDraft } from "../../support/centre/ledger.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { wholeFor } from "./read-figures.ts";

let centre: TestCentre;
let nowMs = Date.parse("2026-06-01T12:00:00+08:00");

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
});
afterAll(() => centre.stop());

/** A Monday to Sunday within June. */
const week = periodAround("week", "2026-06-01");

interface Window {
  readonly device: TestDevice;
  readonly staffNumber: string;
  epoch: number;
}

const openWindow = async (staffNumber: string): Promise<Window> => ({
  device: await enrolDevice(centre),
  staffNumber,
  epoch: 0,
});

/** A finished shift with ratings of level 5. */
const serve = async (window: Window, day: string, ratings: number): Promise<void> => {
  const { device, staffNumber } = window;
  const shiftId = randomUUID();
  const about = { shiftId, staffNumber, unitCode: sampleUnitCode, windowNumber: staffNumber };
  const drafts = [
    startDraft(shiftId, about),
    ...Array.from({ length: ratings }, () => ratingDraft({ ...about, promptId: randomUUID(), level: 5 })),
    endDraft(shiftId),
  ];
  window.epoch += 1;
  await sendEpoch(
    device,
    drafts.map((draft) => at(`${day}T10:00:00.000+08:00`, draft)),
    window.epoch,
  );
};

const read = async (flagged: FlaggedRatings) => {
  const { all, staff } = await wholeFor(centre, week, flagged);
  const lines = staff.map(({ key, figures }) => [key, figures?.ratings ?? null] as const);
  return { all: all?.ratings ?? null, ...Object.fromEntries(lines) };
};

const evening = (day: string): void => {
  nowMs = Date.parse(`${day}T20:00:00+08:00`);
};

test("a running week shows the earlier days of a person, the whole week when it has ended, and a late rating at once", async () => {
  const [busy, quiet] = [await openWindow("1001"), await openWindow("1002")];
  const readings: Awaited<ReturnType<typeof read>>[] = [];
  for (const [day, ratings] of [
    ["2026-06-01", 12],
    ["2026-06-02", 11],
    ["2026-06-03", 3],
    ["2026-06-04", 9],
  ] as const) {
    evening(day);
    await serve(busy, day, ratings);
    await serve(quiet, day, 4);
    readings.push(await read("with"));
    expect(await read("without")).toEqual(readings.at(-1));
  }
  expect(readings).toEqual([
    { all: null },
    { all: 12, 1001: 12 },
    { all: 12, 1001: 12 },
    // The last ten or more are those of Wednesday and Thursday.
    { all: 23, 1001: 23 },
  ]);
  nowMs = Date.parse("2026-06-07T23:59:59+08:00");
  expect(await read("with")).toEqual({ all: 23, 1001: 23 });
  nowMs = Date.parse("2026-06-08T00:00:00+08:00");
  expect(await read("with")).toEqual({ all: 51, 1001: 35, 1002: 16 });
  expect(await read("without")).toEqual({ all: 51, 1001: 35, 1002: 16 });
  await serve(busy, "2026-06-05", 1);
  expect(await read("with")).toEqual({ all: 52, 1001: 36, 1002: 16 });
});
