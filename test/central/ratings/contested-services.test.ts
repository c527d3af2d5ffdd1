import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { alertRounds, startGrace } from "../../../central/devices/alerts/alert-service.ts";
import { alertsQuestion } from "../../../contract/office/devices/alerts.ts";
import { contestedQuestion } from "../../../contract/office/ratings/contested-services.ts";
import { askOffice } from "../../support/centre/ask-office.ts";
import { type TestDevice, upload } from "../../support/centre/device.ts";
import { endOf, writeLedger } from "../../support/centre/ledger.ts";
import { listedDevices } from "../../support/centre/list-devices.ts";
import { sendEpoch, verifiedReceipt } from "../../support/centre/receipts.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { otherUnit, threeWindows } from "./three-windows.ts";

const { hall, rating, contested } = threeWindows();

const nothingRefused = { size: 1, quarantined: [] };

const levelsOf = async (...devices: readonly TestDevice[]) => {
  const ids = devices.map(({ id }) => id);
  const rows = await hall.centre.sql<{ level: number }[]>`
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
  receivedAt: new Date(hall.nowMs).toISOString(),
  counts,
});

describe("a service that another window has claimed", () => {
  test("is rated by the citizen all the same: both ratings are stored, and the office sees both windows", async () => {
    expect(await sendEpoch(hall.fourth, [rating("4", 5)])).toEqual(nothingRefused);
    expect(await contested()).toEqual([]);
    expect(await sendEpoch(hall.third, [rating("3", 1)])).toEqual(nothingRefused);
    expect(await levelsOf(hall.third, hall.fourth)).toEqual([1, 5]);
    const claims = [claimOf(hall.third, "3"), claimOf(hall.fourth, "4")].sort((a, b) => (a.device < b.device ? -1 : 1));
    expect(await contested()).toEqual([
      {
        unitCode: sampleUnitCode,
        unitName: { zh: "测试服务中心" },
        referenceSpace: "office",
        transactionRef: hall.reference,
        serviceNumber: 1,
        claims,
        decided: null,
      },
    ]);
    const devices = await listedDevices(hall.centre);
    const alarms = devices.filter(({ device }) => device === hall.third.id || device === hall.fourth.id);
    expect(alarms.map((device) => device.alarms)).toEqual([0, 0]);
  });
  test("raises an alert about each of the windows, and the same upload again raises none", async () => {
    await sendEpoch(hall.fourth, [rating("4", 5)]);
    const links = writeLedger(hall.third.id, [rating("3", 1)]);
    await verifiedReceipt(hall.third, await upload(hall.third, links));
    const logger = { warn: () => {} };
    const clock = () => hall.nowMs;
    const rounds = alertRounds({ sql: hall.centre.sql, channels: [], clock, logger, grace: startGrace(clock) });
    await rounds.round();
    await verifiedReceipt(hall.third, await upload(hall.third, links, endOf(links)));
    await rounds.round();
    const alerts = await askOffice(hall.centre, alertsQuestion);
    const raised = alerts.filter(({ device }) => device === hall.third.id || device === hall.fourth.id);
    expect(raised.map(({ kind, windowNumber, times }) => [kind, windowNumber, times]).sort()).toEqual([
      ["service-contested", "3", 1],
      ["service-contested", "4", 1],
    ]);
  });
  test("is the same service whether staff typed its number or a system sent it", async () => {
    await sendEpoch(hall.third, [rating("3", 5, { source: "staff-console" })]);
    await sendEpoch(hall.fourth, [rating("4", 2, { source: "counter-api" })]);
    expect((await contested()).length).toBe(1);
  });
  test("is contested also where it is one of several services of a rating", async () => {
    const services = { transaction: null, furtherTransactions: undefined };
    const two = [1, 2].map((serviceNumber) => ({ transactionRef: hall.reference, serviceNumber }));
    await sendEpoch(hall.third, [rating("3", 5, { ...services, transaction: two[0], furtherTransactions: [two[1]] })]);
    await sendEpoch(hall.fourth, [rating("4", 2, { ...services, transaction: two[1] })]);
    expect((await contested()).map(({ serviceNumber }) => serviceNumber)).toEqual([2]);
  });
  test("is found where both come at the same moment, and neither upload fails", async () => {
    for (let round = 1; round <= 10; round += 1) {
      const transaction = { transactionRef: `${hall.reference}-${round}`, serviceNumber: 1 };
      const received = await Promise.all([
        sendEpoch(hall.third, [rating("3", 1, { transaction })], round),
        sendEpoch(hall.fourth, [rating("4", 5, { transaction })], round),
      ]);
      expect(received).toEqual([nothingRefused, nothingRefused]);
    }
    const contestedServices = await askOffice(hall.centre, contestedQuestion);
    expect(contestedServices.filter((each) => each.transactionRef.startsWith(hall.reference)).length).toBe(10);
    const [row] = await hall.centre.sql<{ count: number }[]>`
      select count(*) as count from alarms where kind = 'service-contested' and device = any(${[hall.third.id, hall.fourth.id]})`;
    expect(row?.count).toBe(20);
  });
});

describe("no service is contested", () => {
  test("where two halls give out the same numbers", async () => {
    hall.reference = "A001";
    expect(await sendEpoch(hall.third, [rating("3", 4)])).toEqual(nothingRefused);
    expect(await sendEpoch(hall.elsewhere, [rating("3", 2, { unitCode: otherUnit })])).toEqual(nothingRefused);
    expect(await contested()).toEqual([]);
    expect(await levelsOf(hall.third, hall.elsewhere)).toEqual([2, 4]);
  });
  test("where a queue number happens to be a 办件编号", async () => {
    await sendEpoch(hall.third, [rating("3", 4, { source: "queue-system" })]);
    expect(await sendEpoch(hall.fourth, [rating("4", 2, { source: "counter-api" })])).toEqual(nothingRefused);
    expect(await contested()).toEqual([]);
  });
  test("where an upload comes twice, and a second rating of the same device stays refused", async () => {
    const links = writeLedger(hall.third.id, [rating("3", 1), rating("3", 5)]);
    await upload(hall.third, links);
    const { quarantined } = await verifiedReceipt(hall.third, await upload(hall.third, links));
    expect(quarantined).toEqual([{ seq: 2, reason: "already-rated" }]);
    expect(await contested()).toEqual([]);
    expect(await levelsOf(hall.third)).toEqual([1]);
  });
});

test("a prompt and a follow-up of one device stay available to another device", async () => {
  const about = { transaction: null, promptId: randomUUID(), followUpHash: "9f".repeat(32) };
  expect(await sendEpoch(hall.fourth, [rating("4", 5, about)])).toEqual(nothingRefused);
  expect(await sendEpoch(hall.third, [rating("3", 1, about)])).toEqual(nothingRefused);
  expect(await levelsOf(hall.third, hall.fourth)).toEqual([1, 5]);
});
