import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { rebuildReadModels } from "../../../central/ledger/projecting/rebuild-read-models.ts";
import { departments } from "../../../central/read-models.ts";
import { OfficeFigures } from "../../../contract/office/figures/figures.ts";
import { periodAround } from "../../../contract/office/figures/periods.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { contestedQuestion } from "../../../contract/office/ratings/contested-services.ts";
import { askOffice } from "../../support/centre/ask-office.ts";
import type { TestDevice } from "../../support/centre/device.ts";
import { endDraft } from "../../support/centre/duty-drafts.ts";
import type { Draft } from "../../support/centre/ledger.ts";
import { listedRatings } from "../../support/centre/list-ratings.ts";
import { pageHeadersOf } from "../../support/centre/page-headers.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { cityPerson } from "../../support/centre/start-centre.ts";
import { enrolAt, threeWindows } from "./three-windows.ts";

const { hall, rating, contested } = threeWindows();

const decide = (
  verdicts: readonly (readonly [TestDevice, boolean])[],
  changes: Readonly<Record<string, unknown>> = {},
  headers: Record<string, string> = hall.centre.asCity,
) =>
  fetch(`${hall.centre.url}${officePaths.claimVerdicts}`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({
      unitCode: sampleUnitCode,
      referenceSpace: "office",
      transactionRef: hall.reference,
      serviceNumber: 1,
      verdicts: verdicts.map(([{ id }, counts]) => ({ device: id, epoch: 1, seq: 1, counts })),
      ...changes,
    }),
  });

const standing = async () =>
  (await contested()).map(({ claims, decided }) => [claims.map(({ counts }) => counts), decided?.by ?? null]);

/** The number of ratings in the figures of the week. */
const ratingsIn = async (flagged: "with" | "without") => {
  await hall.centre.rollUp();
  const query = new URLSearchParams({ ...periodAround("week", "2026-03-01"), flagged });
  const answer = await fetch(`${hall.centre.url}${officePaths.figures}?${query}`, { headers: hall.centre.asCity });
  return OfficeFigures.parse(await answer.json()).all?.ratings ?? 0;
};

/** A shift of its own: `drafts`, ten unrelated ratings, and its end. */
const shiftOf = (windowNumber: string, drafts: readonly Draft[]): readonly Draft[] => {
  const shiftId = randomUUID();
  const others = Array.from({ length: 10 }, () => rating(windowNumber, 4, { transaction: null }));
  const ofShift = [...drafts, ...others].map((draft) => ({ ...draft, body: { ...draft.body, shiftId } }));
  return [...ofShift, endDraft(shiftId)];
};

describe("the office's decision", () => {
  beforeEach(async () => {
    await sendEpoch(hall.third, shiftOf("3", [rating("3", 1)]));
    hall.nowMs += 1_000;
    await sendEpoch(hall.fourth, shiftOf("4", [rating("4", 5)]));
  });

  test("says which rating counts, with a name, and a later decision replaces it", async () => {
    expect(await standing()).toEqual([[[null, null], null]]);
    const before = await ratingsIn("with");
    expect(
      (
        await decide([
          [hall.third, true],
          [hall.fourth, false],
        ])
      ).status,
    ).toBe(204);
    expect(await standing()).toEqual([[[true, false], cityPerson]]);
    expect(await ratingsIn("with")).toBe(before - 1);
    hall.nowMs += 1_000;
    const both = await decide(
      [
        [hall.third, true],
        [hall.fourth, true],
      ],
      {},
      await pageHeadersOf(hall.centre.sql, "李主任"),
    );
    expect([both.status, await standing(), await ratingsIn("with")]).toEqual([204, [[[true, true], "李主任"]], before]);
    const kept = await hall.centre.sql<{ by: string }[]>`
      select decided_by as by from claim_verdicts where transaction_ref = ${hall.reference} order by id`;
    expect(kept.map(({ by }) => by)).toEqual([cityPerson, cityPerson, "李主任", "李主任"]);
    await expect(hall.centre.sql`delete from claim_verdicts`).rejects.toThrow("append-only");
  });
  test("covers the ratings it was made about: a third window opens the question again", async () => {
    await decide([
      [hall.third, true],
      [hall.fourth, false],
    ]);
    const fifth = await enrolAt(hall.centre, sampleUnitCode, "4");
    hall.nowMs += 1_000;
    await sendEpoch(fifth, [rating("4", 3)]);
    expect(await standing()).toEqual([[[true, false, null], cityPerson]]);
  });
  test("is refused where it would leave no rating, or concerns another service", async () => {
    expect(
      (
        await decide([
          [hall.third, false],
          [hall.fourth, false],
        ])
      ).status,
    ).toBe(400);
    expect((await decide([[hall.third, true]])).status).toBe(400);
    expect(
      (
        await decide([
          [hall.third, true],
          [hall.elsewhere, false],
        ])
      ).status,
    ).toBe(404);
    expect(
      (
        await decide([
          [hall.third, true],
          [hall.third, false],
        ])
      ).status,
    ).toBe(400);
    expect(
      (
        await decide(
          [
            [hall.third, true],
            [hall.fourth, false],
          ],
          { serviceNumber: 2 },
        )
      ).status,
    ).toBe(404);
    expect(await standing()).toEqual([[[null, null], null]]);
  });
  test("is not awaited: contested ratings are left out of the figures without the ratings in question, from ten up", async () => {
    const services = Array.from({ length: 12 }, (_, number) => ({
      transactionRef: hall.reference,
      serviceNumber: number + 2,
    }));
    const ratings = (window: string) => services.map((transaction) => rating(window, 2, { transaction }));
    const [fifth, sixth] = [
      await enrolAt(hall.centre, sampleUnitCode, "3"),
      await enrolAt(hall.centre, sampleUnitCode, "4"),
    ];
    const before = [await ratingsIn("with"), await ratingsIn("without")];
    await sendEpoch(fifth, shiftOf("3", ratings("3")));
    await sendEpoch(sixth, shiftOf("4", ratings("4")));
    const [withThem, without] = [await ratingsIn("with"), await ratingsIn("without")];
    expect([withThem - (before[0] ?? 0), withThem - without]).toEqual([44, expect.any(Number)]);
    expect(withThem - without).toBeGreaterThanOrEqual(24);
  });
  test("survives a rebuild of the read models, and so do the services that wait for one", async () => {
    await decide([
      [hall.third, false],
      [hall.fourth, true],
    ]);
    const listed = () => Promise.all([askOffice(hall.centre, contestedQuestion), listedRatings(hall.centre)]);
    const before = await listed();
    await rebuildReadModels(hall.centre.sql, departments);
    expect(await listed()).toEqual(before);
  });
});
