import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { raiseAlarm } from "../../../central/ledger/alarms.ts";
import { type DevicesQuery, devicesAtOnce, devicesQuestion } from "../../../contract/office/devices/devices.ts";
import { askOffice } from "../../support/centre/ask-office.ts";
import { enrolDevice, type TestDevice, upload } from "../../support/centre/device.ts";
import { filtered } from "../../support/centre/filtered.ts";
import { listedDevices } from "../../support/centre/list-devices.ts";
import { addUnits, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let nowMs = Date.parse("2026-03-02T01:00:00.000Z");
const dayMs = 86_400_000;

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  await addUnits(centre.sql, ["elsewhere"]);
});
afterAll(() => centre.stop());

describe("the list of devices", () => {
  const found = new Map<string, string>();
  const named = async (query: DevicesQuery) =>
    (await listedDevices(centre, query)).map(({ device }) => found.get(device) ?? "?");
  const enrol = async (name: string): Promise<TestDevice> => {
    const device = await enrolDevice(centre);
    found.set(device.id, name);
    return device;
  };
  let lost: TestDevice;
  beforeAll(async () => {
    lost = await enrol("lost");
    await upload(lost, []);
    nowMs += dayMs;
    await upload(await enrol("quiet"), []);
    nowMs += 3_600_000;
    await upload(await enrol("live"), []);
    await enrol("never");
    const revoked = await enrol("revoked");
    await centre.sql`update devices set revoked_at = ${new Date(nowMs)} where id = ${revoked.id}`;
    const alarmed = await enrol("alarmed");
    await upload(alarmed, []);
    for (const { id } of [alarmed, revoked]) {
      await centre.sql.begin((tx) => raiseAlarm(tx, id, { kind: "fork", epoch: 1, seq: 1 }, new Date(nowMs)));
    }
  });

  test.each<readonly [DevicesQuery, readonly string[]]>([
    [{ state: "lost" }, ["lost"]],
    [{ state: "quiet" }, ["quiet"]],
    [{ state: "never" }, ["never"]],
    [{ state: "revoked" }, ["revoked"]],
    [{ state: "alarmed" }, ["alarmed"]],
    [{ state: "lost", unit: sampleUnitCode, text: "测试服务" }, ["lost"]],
    [{ state: "lost", text: "3" }, ["lost"]],
    [{ state: "lost", text: "no such" }, []],
    [{ state: "lost", unit: "elsewhere" }, []],
  ])("has those that fit %j", async (query, expected) => {
    expect(await named(query)).toEqual(expected);
  });
  test("begins with alarms and ends with revoked devices; a search finds a device by a part of its number", async () => {
    const all = await named({});
    expect([all[0], all.at(-1), all.length]).toEqual(["alarmed", "revoked", 6]);
    expect(await named({ text: lost.id.slice(0, 13).toUpperCase() })).toEqual(["lost"]);
  });
  test("counts the states of those that fit unit and text, whatever state is chosen", async () => {
    const { counts } = await askOffice(centre, filtered(devicesQuestion, { state: "lost" }));
    expect(counts).toEqual({ live: 2, quiet: 1, lost: 1, never: 1, revoked: 1, alarmed: 1 });
    const elsewhere = await askOffice(centre, filtered(devicesQuestion, { unit: "elsewhere" }));
    expect(Object.values(elsewhere.counts)).toEqual([0, 0, 0, 0, 0, 0]);
  });
  test("goes on page by page, each device once", async () => {
    await centre.sql`
      insert into devices (id, fingerprint, public_key, unit_code, window_number, app_version, enrolled_at)
      select gen_random_uuid(), 'F-' || each, decode(lpad(to_hex(each), 88, '0'), 'hex'), unit_code, window_number,
        app_version, enrolled_at
      from devices cross join generate_series(1, ${devicesAtOnce * 2}) as each where id = ${lost.id}`;
    const rows = await listedDevices(centre);
    expect(new Set(rows.map(({ device }) => device)).size).toBe(devicesAtOnce * 2 + 6);
    expect(rows).toHaveLength(devicesAtOnce * 2 + 6);
    expect((await askOffice(centre, devicesQuestion)).devices).toHaveLength(devicesAtOnce);
  });
  test.each(["state=gone", "after=x", "text=", "page=2"])("refuses %s", async (query) => {
    const answer = await fetch(`${centre.url}${devicesQuestion.path}?${query}`, { headers: centre.asCity });
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: "request-invalid" }]);
  });
});
