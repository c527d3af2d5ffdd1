import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { periodAround } from "../../../contract/office/figures/periods.ts";
import { enrolDevice } from "../../support/centre/device.ts";
import { at, endDraft, startDraft } from "../../support/centre/duty-drafts.ts";
import { type Draft, ratingDraft } from "../../support/centre/ledger.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { wholeFor } from "./read-figures.ts";

let centre: TestCentre;

beforeAll(async () => {
  centre = await startCentre();
});
afterAll(() => centre.stop());

/** A finished shift with a rating of each of these services, and as many of none. */
const shiftOf = (services: readonly string[], windowNumber: string): readonly Draft[] => {
  const shiftId = randomUUID();
  const about = { shiftId, windowNumber, level: 5 };
  const ratings = services.flatMap((transactionRef) => [
    ratingDraft({ ...about, promptId: randomUUID(), transaction: { transactionRef, serviceNumber: 1 } }),
    ratingDraft({ ...about, promptId: randomUUID(), transaction: null }),
  ]);
  const drafts = [startDraft(shiftId, { windowNumber }), ...ratings, endDraft(shiftId)];
  return drafts.map((draft) => at("2026-03-02T10:00:00.000+08:00", draft));
};

test("ratings that were counted are in question once another window rates the same services", async () => {
  const services = Array.from({ length: 12 }, () => randomUUID());
  const week = periodAround("week", "2026-03-02");
  const countsOf = async (flagged: "with" | "without") => {
    const { all, windows } = await wholeFor(centre, week, flagged);
    return [all?.ratings, windows.map(({ key, figures }) => [key, figures?.ratings])];
  };
  await sendEpoch(await enrolDevice(centre), shiftOf(services, "3"));
  expect(await countsOf("without")).toEqual([24, [["3", 24]]]);
  await sendEpoch(await enrolDevice(centre), shiftOf(services, "4"));
  const [three, four] = [(ratings: number) => ["3", ratings], (ratings: number) => ["4", ratings]];
  expect(await countsOf("with")).toEqual([48, [three(24), four(24)]]);
  expect(await countsOf("without")).toEqual([24, [three(12), four(12)]]);
});
