import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { alertRounds, startGrace } from "../../../central/devices/alerts/alert-service.ts";
import { rebuildReadModels } from "../../../central/ledger/projecting/rebuild-read-models.ts";
import { departments } from "../../../central/read-models.ts";
import { saveOffice } from "../../../central/roster/records/save-office.ts";
import { alertsQuestion } from "../../../contract/office/devices/alerts.ts";
import { devicesQuestion } from "../../../contract/office/devices/devices.ts";
import { OfficeFigures } from "../../../contract/office/figures/figures.ts";
import { periodAround } from "../../../contract/office/figures/periods.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { contestedQuestion } from "../../../contract/office/ratings/contested-services.ts";
import { ratingsQuestion } from "../../../contract/office/ratings/ratings.ts";
import { askOffice } from "../../support/centre/ask-office.ts";
import { enrolWithCode, type TestDevice, upload } from "../../support/centre/device.ts";
import { endDraft } from "../../support/centre/duty-drafts.ts";
import { type Draft, endOf, ratingDraft, writeLedger } from "../../support/centre/ledger.ts";
import { sendEpoch, verifiedReceipt } from "../../support/centre/receipts.ts";
import { sampleOffice, sampleUnit, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

const otherUnit = "330100-OTHER";

let centre: TestCentre;
let nowMs = Date.parse("2026-03-02T01:00:00.000Z");
/** At windows 3 and 4 of one unit, and at window 3 of another. */
let third: TestDevice;
let fourth: TestDevice;
let elsewhere: TestDevice;
let reference: string;

const enrolAt = async (unitCode: string, windowNumber: string) =>
  enrolWithCode(centre.url, await centre.newEnrolmentCode({ unitCode, windowNumber }));

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  const office = await sampleOffice();
  const unit = { ...sampleUnit, code: otherUnit, name: { zh: "另一个大厅" } };
  const windows = [...office.windows, { unitCode: otherUnit, number: "3", name: { zh: "综合" } }];
  await saveOffice(centre.sql, { ...office, units: [...office.units, unit], windows });
});
beforeEach(async () => {
  nowMs += 3_600_000;
  reference = `T-${randomUUID()}`;
  [third, fourth, elsewhere] = [
    await enrolAt(sampleUnitCode, "3"),
    await enrolAt(sampleUnitCode, "4"),
    await enrolAt(otherUnit, "3"),
  ];
});
afterAll(() => centre.stop());

const rating = (windowNumber: string, level: number, changes: Readonly<Record<string, unknown>> = {}) =>
  ratingDraft({ transaction: { transactionRef: reference, serviceNumber: 1 }, windowNumber, level, ...changes });

const nothingRefused = { size: 1, quarantined: [] };

const authorization = () => ({ authorization: `Bearer ${centre.officeKey}` });

const contested = async () =>
  (await askOffice(centre, contestedQuestion)).filter(({ transactionRef }) => transactionRef === reference);

const levelsOf = async (...devices: readonly TestDevice[]) => {
  const ids = devices.map(({ id }) => id);
  const rows = await centre.sql<{ level: number }[]>`
    select level from ratings where device = any(${ids}) order by level`;
  return rows.map(({ level }) => level);
};

const claimOf = (device: TestDevice, windowNumber: string, counts: boolean | null = null) => ({
  device: device.id,
  epoch: 1,
  seq: 1,
  windowNumber,
  source: "staff-console",
  answeredAt: "2026-03-01T09:00:00.000+08:00",
  receivedAt: new Date(nowMs).toISOString(),
  counts,
});

const decide = (
  verdicts: readonly (readonly [TestDevice, boolean])[],
  changes: Readonly<Record<string, unknown>> = {},
) =>
  fetch(`${centre.url}${officePaths.claimVerdicts}`, {
    method: "POST",
    headers: { ...authorization(), "content-type": "application/json" },
    body: JSON.stringify({
      unitCode: sampleUnitCode,
      referenceSpace: "office",
      transactionRef: reference,
      serviceNumber: 1,
      verdicts: verdicts.map(([{ id }, counts]) => ({ device: id, epoch: 1, seq: 1, counts })),
      by: "王主任",
      ...changes,
    }),
  });

const standing = async () =>
  (await contested()).map(({ claims, decided }) => [claims.map(({ counts }) => counts), decided?.by ?? null]);

/** The number of ratings in the figures of the week. */
const ratingsIn = async (flagged: "with" | "without") => {
  const query = new URLSearchParams({ ...periodAround("week", "2026-03-01"), flagged });
  const answer = await fetch(`${centre.url}${officePaths.figures}?${query}`, { headers: authorization() });
  return OfficeFigures.parse(await answer.json()).all?.ratings ?? 0;
};

/** A shift of its own: `drafts`, ten unrelated ratings, and its end. */
const shiftOf = (windowNumber: string, drafts: readonly Draft[]): readonly Draft[] => {
  const shiftId = randomUUID();
  const others = Array.from({ length: 10 }, () => rating(windowNumber, 4, { transaction: null }));
  const ofShift = [...drafts, ...others].map((draft) => ({ ...draft, body: { ...draft.body, shiftId } }));
  return [...ofShift, endDraft(shiftId)];
};

describe("a service that another window has claimed", () => {
  test("is rated by the citizen all the same: both ratings are stored, and the office sees both windows", async () => {
    expect(await sendEpoch(fourth, [rating("4", 5)])).toEqual(nothingRefused);
    expect(await contested()).toEqual([]);
    expect(await sendEpoch(third, [rating("3", 1)])).toEqual(nothingRefused);
    expect(await levelsOf(third, fourth)).toEqual([1, 5]);
    const claims = [claimOf(third, "3"), claimOf(fourth, "4")].sort((a, b) => (a.device < b.device ? -1 : 1));
    expect(await contested()).toEqual([
      {
        unitCode: sampleUnitCode,
        unitName: { zh: "测试服务中心" },
        referenceSpace: "office",
        transactionRef: reference,
        serviceNumber: 1,
        claims,
        decided: null,
      },
    ]);
    const devices = await askOffice(centre, devicesQuestion);
    const alarms = devices.filter(({ device }) => device === third.id || device === fourth.id);
    expect(alarms.map((device) => device.alarms)).toEqual([0, 0]);
  });
  test("raises an alert about each of the windows, and the same upload again raises none", async () => {
    await sendEpoch(fourth, [rating("4", 5)]);
    const links = writeLedger(third.id, [rating("3", 1)]);
    await verifiedReceipt(third, await upload(third, links));
    const logger = { warn: () => {} };
    const clock = () => nowMs;
    const rounds = alertRounds({ sql: centre.sql, channels: [], clock, logger, grace: startGrace(clock) });
    await rounds.round();
    await verifiedReceipt(third, await upload(third, links, endOf(links)));
    await rounds.round();
    const alerts = await askOffice(centre, alertsQuestion);
    const raised = alerts.filter(({ device }) => device === third.id || device === fourth.id);
    expect(raised.map(({ kind, windowNumber, times }) => [kind, windowNumber, times]).sort()).toEqual([
      ["service-contested", "3", 1],
      ["service-contested", "4", 1],
    ]);
  });
  test("is the same service whether staff typed its number or a system sent it", async () => {
    await sendEpoch(third, [rating("3", 5, { source: "staff-console" })]);
    await sendEpoch(fourth, [rating("4", 2, { source: "counter-api" })]);
    expect((await contested()).length).toBe(1);
  });
  test("is contested with each of several services of one rating", async () => {
    const services = { transaction: null, furtherTransactions: undefined };
    const two = [1, 2].map((serviceNumber) => ({ transactionRef: reference, serviceNumber }));
    await sendEpoch(third, [rating("3", 5, { ...services, transaction: two[0], furtherTransactions: [two[1]] })]);
    await sendEpoch(fourth, [rating("4", 2, { ...services, transaction: two[1] })]);
    expect((await contested()).map(({ serviceNumber }) => serviceNumber)).toEqual([2]);
  });
  test("is found where both come at the same moment, and neither upload fails", async () => {
    for (let round = 1; round <= 10; round += 1) {
      const transaction = { transactionRef: `${reference}-${round}`, serviceNumber: 1 };
      const received = await Promise.all([
        sendEpoch(third, [rating("3", 1, { transaction })], round),
        sendEpoch(fourth, [rating("4", 5, { transaction })], round),
      ]);
      expect(received).toEqual([nothingRefused, nothingRefused]);
    }
    const contestedServices = await askOffice(centre, contestedQuestion);
    expect(contestedServices.filter((each) => each.transactionRef.startsWith(reference)).length).toBe(10);
    const [row] = await centre.sql<{ count: number }[]>`
      select count(*) as count from alarms where kind = 'service-contested' and device = any(${[third.id, fourth.id]})`;
    expect(row?.count).toBe(20);
  });
});

describe("no service is contested", () => {
  test("where two halls give out the same numbers", async () => {
    reference = "A001";
    expect(await sendEpoch(third, [rating("3", 4)])).toEqual(nothingRefused);
    expect(await sendEpoch(elsewhere, [rating("3", 2, { unitCode: otherUnit })])).toEqual(nothingRefused);
    expect(await contested()).toEqual([]);
    expect(await levelsOf(third, elsewhere)).toEqual([2, 4]);
  });
  test("where a queue number happens to be a 办件编号", async () => {
    await sendEpoch(third, [rating("3", 4, { source: "queue-system" })]);
    expect(await sendEpoch(fourth, [rating("4", 2, { source: "counter-api" })])).toEqual(nothingRefused);
    expect(await contested()).toEqual([]);
  });
  test("where an upload comes twice, and a second rating of the same device stays refused", async () => {
    const links = writeLedger(third.id, [rating("3", 1), rating("3", 5)]);
    await upload(third, links);
    const { quarantined } = await verifiedReceipt(third, await upload(third, links));
    expect(quarantined).toEqual([{ seq: 2, reason: "already-rated" }]);
    expect(await contested()).toEqual([]);
    expect(await levelsOf(third)).toEqual([1]);
  });
});

test("a device uses up neither the prompt nor the follow-up of another one", async () => {
  const about = { transaction: null, promptId: randomUUID(), followUpHash: "9f".repeat(32) };
  expect(await sendEpoch(fourth, [rating("4", 5, about)])).toEqual(nothingRefused);
  expect(await sendEpoch(third, [rating("3", 1, about)])).toEqual(nothingRefused);
  expect(await levelsOf(third, fourth)).toEqual([1, 5]);
});

describe("the office's decision", () => {
  beforeEach(async () => {
    await sendEpoch(third, shiftOf("3", [rating("3", 1)]));
    nowMs += 1_000;
    await sendEpoch(fourth, shiftOf("4", [rating("4", 5)]));
  });

  test("says which rating counts, with a name, and a later decision replaces it", async () => {
    expect(await standing()).toEqual([[[null, null], null]]);
    const before = await ratingsIn("with");
    expect(
      (
        await decide([
          [third, true],
          [fourth, false],
        ])
      ).status,
    ).toBe(204);
    expect(await standing()).toEqual([[[true, false], "王主任"]]);
    expect(await ratingsIn("with")).toBe(before - 1);
    nowMs += 1_000;
    const both = await decide(
      [
        [third, true],
        [fourth, true],
      ],
      { by: " 李主任 " },
    );
    expect([both.status, await standing(), await ratingsIn("with")]).toEqual([204, [[[true, true], "李主任"]], before]);
    const kept = await centre.sql<{ by: string }[]>`
      select decided_by as by from claim_verdicts where transaction_ref = ${reference} order by id`;
    expect(kept.map(({ by }) => by)).toEqual(["王主任", "王主任", "李主任", "李主任"]);
    await expect(centre.sql`delete from claim_verdicts`).rejects.toThrow("append-only");
  });
  test("covers the ratings it was made about: a third window opens the question again", async () => {
    await decide([
      [third, true],
      [fourth, false],
    ]);
    const fifth = await enrolAt(sampleUnitCode, "4");
    nowMs += 1_000;
    await sendEpoch(fifth, [rating("4", 3)]);
    expect(await standing()).toEqual([[[true, false, null], "王主任"]]);
  });
  test("is refused where it would leave no rating, concerns another service, or has no name", async () => {
    expect(
      (
        await decide([
          [third, false],
          [fourth, false],
        ])
      ).status,
    ).toBe(400);
    expect((await decide([[third, true]])).status).toBe(400);
    expect(
      (
        await decide([
          [third, true],
          [elsewhere, false],
        ])
      ).status,
    ).toBe(404);
    expect(
      (
        await decide([
          [third, true],
          [third, false],
        ])
      ).status,
    ).toBe(400);
    expect(
      (
        await decide(
          [
            [third, true],
            [fourth, false],
          ],
          { serviceNumber: 2 },
        )
      ).status,
    ).toBe(404);
    expect(
      (
        await decide(
          [
            [third, true],
            [fourth, false],
          ],
          { by: "  " },
        )
      ).status,
    ).toBe(400);
    expect(
      (
        await decide(
          [
            [third, true],
            [fourth, false],
          ],
          { by: "a\u0000" },
        )
      ).status,
    ).toBe(400);
    expect(await standing()).toEqual([[[null, null], null]]);
  });
  test("is not needed for figures without the ratings in question, once those are ten or more", async () => {
    const services = Array.from({ length: 12 }, (_, number) => ({
      transactionRef: reference,
      serviceNumber: number + 2,
    }));
    const ratings = (window: string) => services.map((transaction) => rating(window, 2, { transaction }));
    const [fifth, sixth] = [await enrolAt(sampleUnitCode, "3"), await enrolAt(sampleUnitCode, "4")];
    const before = [await ratingsIn("with"), await ratingsIn("without")];
    await sendEpoch(fifth, shiftOf("3", ratings("3")));
    await sendEpoch(sixth, shiftOf("4", ratings("4")));
    const [withThem, without] = [await ratingsIn("with"), await ratingsIn("without")];
    expect([withThem - (before[0] ?? 0), withThem - without]).toEqual([44, expect.any(Number)]);
    expect(withThem - without).toBeGreaterThanOrEqual(24);
  });
  test("survives a rebuild of the read models, and so do the services that wait for one", async () => {
    await decide([
      [third, false],
      [fourth, true],
    ]);
    const listed = () => Promise.all([askOffice(centre, contestedQuestion), askOffice(centre, ratingsQuestion)]);
    const before = await listed();
    await rebuildReadModels(centre.sql, departments);
    expect(await listed()).toEqual(before);
  });
});
