import { describe, expect, test } from "vitest";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { PolicyHolders, PolicyOutcome } from "../../../contract/office/policy/policy-rollouts.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import { type TestDevice, upload } from "../../support/centre/device.ts";
import { endOf, startedDraft, writeLedger } from "../../support/centre/ledger.ts";
import { sampleUnit, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { cityPerson } from "../../support/centre/start-centre.ts";
import { atFour, policyOffice, withPrompt } from "./policy-office.ts";
import { documentOf } from "./two-kiosks.ts";

const { office, ask, policyAt, rollOut, rollouts } = policyOffice();

const atUnit = { unitCode: sampleUnitCode, windowNumber: null };

const rolledOut = async (changes: object) => PolicyOutcome.parse(await (await rollOut(changes)).json());

const holders = async (version: number, after = "") =>
  PolicyHolders.parse(await (await ask(`${officePaths.policyHolders}?version=${version}${after}`)).json());
const sayVersion = async (device: TestDevice, configurationVersion: number) => {
  const links = writeLedger(device.id, [startedDraft()]);
  const status = { appVersion: "0.1.0", screenSilentMs: 1, keyAtRest: "file", configurationVersion };
  expect((await upload(device, links, endOf(links), { status })).status).toBe(200);
};
const kept = async () => (await office.centre.sql`select from policy_versions where version > 0`).count;

describe("a rollout", () => {
  test("is previewed first: the changes, the places, and the version replaced; then it is made", async () => {
    const { content } = await policyAt();
    await rollOut({ ...atFour, content: withPrompt(content, 20_000) });
    const asked = { ...atUnit, content: withPrompt(content, 45_000) };
    const expected: PolicyOutcome = {
      version: 2,
      effectiveAt: new Date(office.nowMs).toISOString(),
      differences: [{ field: "policy.promptMs", before: 30_000, after: 45_000 }],
      windows: 2,
      devices: 2,
      replaces: [
        { version: 1, windows: 1 },
        { version: 0, windows: 1 },
      ],
    };
    const trial = await rollOut({ ...asked, isTrial: true });
    expect([trial.status, PolicyOutcome.parse(await trial.json())]).toEqual([200, expected]);
    expect([await kept(), (await documentOf(office.four)).policy.promptMs]).toEqual([1, 20_000]);
    const made = await rollOut(asked);
    expect([made.status, PolicyOutcome.parse(await made.json())]).toEqual([201, expected]);
    expect([await kept(), (await documentOf(office.four)).policy.promptMs]).toEqual([2, 45_000]);
  });

  test("of a second editor is refused: the version they edited is no longer in force", async () => {
    const { content, version: base } = await policyAt();
    expect((await rollOut({ base, content: withPrompt(content, 20_000) })).status).toBe(201);
    const second = { base, content: withPrompt(content, 25_000) };
    const moved = { status: 409, code: "policy-base-moved", facts: { version: 1 } };
    expect(await refusalIn(await rollOut({ ...second, isTrial: true }))).toEqual(moved);
    expect(await refusalIn(await rollOut(second))).toEqual(moved);
    expect((await policyAt()).content.policy.promptMs).toBe(20_000);
    // One at another place did not conflict.
    expect((await rollOut({ ...atFour, base: 1, content: withPrompt(content, 26_000) })).status).toBe(201);
    expect((await rollOut({ ...second, base: 1 })).status).toBe(201);
  });

  test("is made once where two come at the same moment", async () => {
    const { content } = await policyAt();
    const answers = await Promise.all(
      [20_000, 25_000, 26_000].map((ms) => rollOut({ content: withPrompt(content, ms) })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect(await kept()).toBe(1);
  });

  test("is planned, then in force, then replaced; and an earlier one comes back as a new one", async () => {
    const { content } = await policyAt();
    const from = new Date(office.nowMs + 60_000).toISOString();
    await rollOut({ ...atFour, effectiveAt: from, content: withPrompt(content, 20_000) });
    const states = async () =>
      (await rollouts()).rollouts.map(({ version, state, devices, backTo }) => [version, state, devices, backTo]);
    expect(await states()).toEqual([[1, "planned", 1, null]]);
    office.nowMs += 60_000;
    expect(await states()).toEqual([[1, "in-force", 1, null]]);
    await rollOut({ content: withPrompt(content, 25_000) });
    expect(await states()).toEqual([
      [2, "in-force", 2, null],
      [1, "replaced", 0, null],
    ]);
    const back = await rolledOut({ ...atFour, base: 2, backTo: 1 });
    expect([back.version, back.differences]).toEqual([
      3,
      [{ field: "policy.promptMs", before: 25_000, after: 20_000 }],
    ]);
    expect(await states()).toEqual([
      [3, "in-force", 1, 1],
      [2, "in-force", 1, null],
      [1, "replaced", 0, null],
    ]);
    expect((await rollouts()).rollouts[0]).toMatchObject({
      madeBy: cityPerson,
      unitName: { zh: "测试服务中心" },
      ...atFour,
    });
    expect(await refusalIn(await rollOut({ ...atFour, base: 3, backTo: 9 }))).toMatchObject({
      status: 404,
      code: "policy-version-unknown",
    });
  });

  test("is planned, and revoked before its time", async () => {
    const { content } = await policyAt();
    const from = new Date(office.nowMs + 60_000).toISOString();
    await rollOut({ effectiveAt: from, content: withPrompt(content, 20_000) });
    const withdraw = (asked: object) => ask(officePaths.policyWithdrawals, asked);
    expect(await refusalIn(await withdraw({ version: 0 }))).toMatchObject({ code: "request-invalid" });
    const done = await withdraw({ version: 1 });
    expect([done.status, await done.json()]).toEqual([200, { version: 1 }]);
    const [row] = (await rollouts()).rollouts;
    expect(row).toMatchObject({ state: "withdrawn", withdrawnBy: cityPerson, madeBy: cityPerson, devices: 0 });
    const again = await withdraw({ version: 1 });
    expect(await refusalIn(again)).toMatchObject({ status: 409, code: "policy-not-planned" });
    office.nowMs += 60_000;
    expect((await policyAt()).version).toBe(0);
    expect((await rollouts()).rollouts[0]?.state).toBe("withdrawn");
  });

  test("returns a place to the office's initial setup", async () => {
    const { content } = await policyAt();
    const pauseReasons = [{ text: { zh: "培训" }, until: null }];
    await rollOut({ ...atFour, content: { ...withPrompt(content, 20_000), pauseReasons } });
    const back = await rolledOut({ ...atFour, base: 1, backTo: 0 });
    expect(back.differences).toEqual([
      { field: "policy.promptMs", before: 20_000, after: 30_000 },
      { field: "pauseReasons", before: pauseReasons },
    ]);
    expect((await documentOf(office.four)).pauseReasons).toEqual(sampleUnit.pauseReasons);
    expect((await rollouts()).rollouts[0]).toMatchObject({ version: 2, backTo: 0 });
  });

  test("shows which devices have it, by the last report of each; revoked ones do not count", async () => {
    const { content } = await policyAt();
    await rollOut({ content: withPrompt(content, 20_000) });
    const { version } = await documentOf(office.four);
    await documentOf(office.three);
    const counts = async () => (await rollouts()).rollouts.map(({ devices, confirmed }) => [devices, confirmed]);
    expect(await counts()).toEqual([[2, 0]]);
    await sayVersion(office.four, version);
    expect(await counts()).toEqual([[2, 1]]);
    const found = await holders(1);
    expect({ ...found, holders: [] }).toEqual({ holders: [], devices: 2, confirmed: 1, next: null });
    expect(found.holders.map(({ windowNumber, hasIt, holds }) => [windowNumber, hasIt, holds])).toEqual([
      ["3", false, null],
      ["4", true, 1],
    ]);
    await ask(officePaths.revocations, { device: office.three.id });
    expect(await counts()).toEqual([[1, 1]]);
  });

  test("has the devices that should have it in pages, which stay where they are while devices confirm", async () => {
    const { content } = await policyAt();
    await rollOut({ content: withPrompt(content, 20_000) });
    await rollOut({ ...atFour, base: 1, content: withPrompt(content, 25_000) });
    const { id } = office.three;
    const copy = async (first: number, last: number) => office.centre.sql`
      insert into devices (id, public_key, fingerprint, app_version, unit_code, window_number, enrolled_at)
      select ('00000000-0000-4000-8000-' || lpad(place::text, 12, '0'))::uuid,
        decode(lpad(place::text, 88, '0'), 'hex'), fingerprint, app_version, unit_code, window_number, enrolled_at
      from devices, generate_series(${first}::int, ${last}::int) as place where id = ${id}`;
    await copy(1, 120);
    const first = await holders(1);
    expect([first.holders.length, first.devices, first.confirmed]).toEqual([100, 121, 0]);
    const last = first.holders.at(-1)?.device;
    expect(first.next).toBe(`unconfirmed:${last}`);
    const { version } = await documentOf(office.three);
    await office.centre.sql`
      insert into configuration_documents select ${last ?? ""}::uuid, version, content_hash, document, issued_at, policy_version
      from configuration_documents where device = ${id}`;
    await office.centre.sql`
      update devices set last_checkpoint = ${`{"status":{"configurationVersion":${version},"x":1}}`} where id = ${last ?? ""}`;
    const second = await holders(1, `&after=${first.next}`);
    expect(second.holders.map(({ device, hasIt }) => [device, hasIt]).slice(0, 2)).toEqual([
      ["00000000-0000-4000-8000-000000000101", false],
      ["00000000-0000-4000-8000-000000000102", false],
    ]);
    expect(second.holders.at(-1)).toMatchObject({ device: last, hasIt: true, holds: 1 });
    expect([second.holders.length, second.devices, second.confirmed, second.next]).toEqual([22, 121, 1, null]);
    expect((await ask(`${officePaths.policyHolders}?version=1&after=here`)).status).toBe(400);
    expect((await holders(2)).devices).toBe(1);
  });
});
