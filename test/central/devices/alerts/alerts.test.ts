import { describe, expect, test } from "vitest";
import { connect } from "../../../../central/database/sql.ts";
import { startGrace } from "../../../../central/devices/alerts/alert-service.ts";
import { alertOfChange } from "../../../../central/devices/alerts/watch-devices.ts";
import { revokeDevice } from "../../../../central/devices/revoke-device.ts";
import { officePaths } from "../../../../contract/office/office-paths.ts";
import { refusalIn } from "../../../support/centre/answers.ts";
import { enrolDevice, upload } from "../../../support/centre/device.ts";
import { endOf, startedDraft, writeEntries, writeLedger } from "../../../support/centre/ledger.ts";
import { type PageHeaders, pageHeadersOf } from "../../../support/centre/page-headers.ts";
import { always, dayMs, hourMs, watchedCentre } from "./watched-centre.ts";

const { office, watching, rounds, ask, listed, kinds, speak } = watchedCentre();

describe("an alert", () => {
  test.each([
    [null, "lost", undefined],
    ["never", "live", undefined],
    ["live", "quiet", undefined],
    ["live", "lost", "device-lost"],
    ["quiet", "lost", "device-lost"],
    ["lost", "lost", undefined],
    ["lost", "live", "device-back"],
    ["lost", "quiet", "device-back"],
    ["lost", "revoked", undefined],
    ["revoked", "live", undefined],
  ] as const)("for a device that was %s and is %s: %s", (before, now, kind) => {
    expect(alertOfChange(before, now)).toBe(kind);
  });

  test("is raised once when a device goes missing, and once when it is back", async () => {
    const { round } = await rounds();
    await round();
    office.nowMs += dayMs - 1;
    await round();
    expect(await kinds()).toEqual([]);
    office.nowMs += 1;
    await round();
    await round();
    expect(await listed()).toEqual([
      {
        id: expect.any(Number),
        kind: "device-lost",
        device: office.device.id,
        unitName: { zh: "测试服务中心" },
        windowNumber: "3",
        raisedAt: new Date(office.nowMs).toISOString(),
        times: 1,
        acknowledged: null,
      },
    ]);
    await speak();
    await round();
    await round();
    expect(await kinds()).toEqual(["device-lost", "device-back"]);
  });

  test("is raised for an alarm, and for another of its kind only after an hour: until then it is counted", async () => {
    const { round } = await rounds();
    const low = (seq: number) => ({ kind: "storage-low", body: { freeMib: 400 - seq } });
    let links = writeLedger(office.device.id, [startedDraft()]);
    const add = async () => {
      const more = writeEntries(office.device.id, endOf(links), [low(links.length)]);
      expect((await upload(office.device, more)).status).toBe(200);
      links = [...links, ...more];
      await round();
    };
    await add();
    await add();
    office.nowMs += hourMs - 1;
    await add();
    expect(await kinds()).toEqual(["storage-low x3"]);
    office.nowMs += 1;
    await add();
    expect(await kinds()).toEqual(["storage-low x3", "storage-low"]);
  });

  test("is not raised for a device that was silent because the centre was down, if it comes back", async () => {
    const other = await enrolDevice(office.centre);
    await upload(other, writeLedger(other.id, [startedDraft()]));
    const { round } = watching([], { grace: startGrace(() => office.nowMs) });
    const ofOther = async () => (await office.centre.sql`select kind from alerts where device = ${other.id}`).length;
    await round();
    office.nowMs += 3 * dayMs;
    await round();
    await speak();
    for (const [afterMs, lost] of [
      [hourMs / 6, 0],
      [hourMs / 6, 0],
      [hourMs / 6, 1],
    ] as const) {
      office.nowMs += afterMs;
      await round();
      expect(await ofOther()).toBe(lost);
    }
    expect(await kinds()).toEqual([]);
    await revokeDevice(office.centre.sql, other.id, new Date(office.nowMs));
  });

  test("is not searched for while the database is down, and the log says so", async () => {
    const away = connect(office.centre.databaseUrl, { connections: 1 });
    await away.end();
    const looks: number[] = [];
    const grace = { ...always, noteLook: () => void looks.push(office.nowMs) };
    await watching([], { sql: away, grace }).round();
    expect([looks, office.warnings]).toEqual([[], [{ reason: "CONNECTION_LOST" }]]);
    await watching([], { grace }).round();
    expect(looks).toEqual([office.nowMs]);
  });

  test("found by two servers at once is raised once", async () => {
    const [one, other] = [await rounds(), await rounds()];
    await one.round();
    office.nowMs += dayMs;
    await Promise.all([one.round(), other.round(), one.round(), other.round()]);
    expect(await kinds()).toEqual(["device-lost"]);
  });

  test("is acknowledged by one person, by name", async () => {
    const { round } = await rounds();
    await round();
    office.nowMs += dayMs;
    await round();
    const [alert] = await listed();
    const people = [await pageHeadersOf(office.centre.sql, "王芳"), await pageHeadersOf(office.centre.sql, "陈晓岚")];
    const acknowledge = (headers?: PageHeaders) => ask(officePaths.alertAcknowledgements, { id: alert?.id }, headers);
    const answers = await Promise.all(people.map((headers) => acknowledge(headers)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    const by = answers[0]?.status === 204 ? "王芳" : "陈晓岚";
    expect(await refusalIn(await acknowledge())).toMatchObject({ code: "alert-acknowledged", facts: { by } });
    expect((await listed())[0]?.acknowledged).toEqual({ at: new Date(office.nowMs).toISOString(), by });
  });
});
