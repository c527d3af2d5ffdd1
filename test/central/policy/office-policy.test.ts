import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { StoredPicture } from "../../../contract/office/policy/pictures.ts";
import type { PolicyContent } from "../../../contract/office/policy/policy-content.ts";
import {
  PolicyAtPlace,
  PolicyHolders,
  PolicyOutcome,
  PolicyRollouts,
} from "../../../contract/office/policy/policy-rollouts.ts";
import { PolicyStage } from "../../../contract/office/policy/policy-stage.ts";
import { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import { removePolicy } from "../../support/centre/change-policy.ts";
import { enrolDevice, enrolWithCode, sendAs, type TestDevice, upload } from "../../support/centre/device.ts";
import { endOf, startedDraft, writeLedger } from "../../support/centre/ledger.ts";
import { verifiedText } from "../../support/centre/receipts.ts";
import { sampleUnit, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let nowMs = 0;
let centre: TestCentre;
let three: TestDevice;
let four: TestDevice;
beforeEach(async () => {
  nowMs = Date.parse("2026-03-02T01:00:00.000Z");
  centre = await startCentre({ clock: () => nowMs, policy: { thanksMs: 4_000 } });
  three = await enrolDevice(centre);
  four = await enrolWithCode(
    centre.url,
    await centre.newEnrolmentCode({ unitCode: sampleUnitCode, windowNumber: "4" }),
  );
});
afterEach(() => centre.stop());

const ask = (path: string, body?: unknown) =>
  fetch(`${centre.url}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${centre.officeKey}`, "content-type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  });
const askRaw = (path: string, body: Uint8Array<ArrayBuffer>) =>
  fetch(`${centre.url}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${centre.officeKey}`, "content-type": "application/octet-stream" },
    body,
  });

const everywhere = { unitCode: null, windowNumber: null };
const atUnit = { unitCode: sampleUnitCode, windowNumber: null };
const atFour = { unitCode: sampleUnitCode, windowNumber: "4" };
const fourQuery = `?${new URLSearchParams({ unitCode: sampleUnitCode, windowNumber: "4" })}`;

const policyAt = async (query = "") => PolicyAtPlace.parse(await (await ask(`${officePaths.policy}${query}`)).json());

const wish = { ...everywhere, effectiveAt: null, base: 0, by: "王科长", isTrial: false };
const rollOut = (changes: object) => ask(officePaths.policyRollouts, { ...wish, ...changes });
const rolledOut = async (changes: object) => PolicyOutcome.parse(await (await rollOut(changes)).json());
const withPrompt = ({ policy, ...content }: PolicyContent, promptMs: number): PolicyContent => ({
  ...content,
  policy: { ...policy, promptMs },
});
const rollouts = async () => PolicyRollouts.parse(await (await ask(officePaths.policyRollouts)).json());
const holders = async (version: number) =>
  PolicyHolders.parse(await (await ask(`${officePaths.policyHolders}?version=${version}`)).json()).holders;
const documentOf = async (device: TestDevice) =>
  ConfigurationDocument.parse(
    JSON.parse(await verifiedText(device, await sendAs(device, { method: "GET", path: syncPaths.configuration }))),
  );
const sayVersion = async (device: TestDevice, configurationVersion: number) => {
  const links = writeLedger(device.id, [startedDraft()]);
  const status = { appVersion: "0.1.0", screenSilentMs: 1, keyAtRest: "file", configurationVersion };
  expect((await upload(device, links, endOf(links), { status })).status).toBe(200);
};
const kept = async () => (await centre.sql`select from policy_versions where version > 0`).count;

describe("the policy in force", () => {
  test("is the office's initial setup, until a version is rolled out there", async () => {
    const { version, content, overruled } = await policyAt();
    expect({ version, prompt: content.policy.promptMs, overruled }).toEqual({
      version: 0,
      prompt: 30_000,
      overruled: { thanksMs: 4_000 },
    });
    expect(content).not.toHaveProperty("itPin");
    await rollOut({ ...atFour, content: withPrompt(content, 20_000) });
    const later = new Date(nowMs + 60_000).toISOString();
    await rollOut({ ...atFour, base: 1, effectiveAt: later, content: withPrompt(content, 25_000) });
    const prompts = [await policyAt(), await policyAt(fourQuery), await policyAt(`${fourQuery}&at=${later}`)];
    expect(prompts.map((read) => [read.version, read.content.policy.promptMs])).toEqual([
      [0, 30_000],
      [1, 20_000],
      [2, 25_000],
    ]);
  });

  test("is refused without the key, and not found where there is no office or no such place", async () => {
    const paths = [officePaths.policy, officePaths.policyRollouts, officePaths.policyHolders, officePaths.policyStage];
    const statuses = await Promise.all(paths.map(async (path) => (await fetch(`${centre.url}${path}`)).status));
    expect(statuses).toEqual([401, 401, 401, 401]);
    const refusal = async (query: string) => refusalIn(await ask(`${officePaths.policy}${query}`));
    expect(await refusal("?unitCode=nowhere")).toMatchObject({ status: 422, code: "policy-place-unknown" });
    expect(await refusal("?windowNumber=3")).toMatchObject({ status: 422, code: "policy-place-unknown" });
    expect(await refusal("?unitCode=%00")).toMatchObject({ status: 400, code: "request-invalid" });
    expect(await refusal("?at=tomorrow")).toMatchObject({ status: 400, facts: { field: "at" } });
    await removePolicy(centre.sql);
    expect(await refusal("")).toMatchObject({ status: 409, code: "policy-unset" });
    expect(await rollouts()).toEqual({ rollouts: [], count: 0 });
  });
});

describe("a rollout", () => {
  test("is previewed first: the changes, the places, and the version replaced; then it is made", async () => {
    const { content } = await policyAt();
    await rollOut({ ...atFour, content: withPrompt(content, 20_000) });
    const asked = { ...atUnit, content: withPrompt(content, 45_000) };
    const expected: PolicyOutcome = {
      version: 2,
      effectiveAt: new Date(nowMs).toISOString(),
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
    expect([await kept(), (await documentOf(four)).policy.promptMs]).toEqual([1, 20_000]);
    const made = await rollOut(asked);
    expect([made.status, PolicyOutcome.parse(await made.json())]).toEqual([201, expected]);
    expect([await kept(), (await documentOf(four)).policy.promptMs]).toEqual([2, 45_000]);
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
    const from = new Date(nowMs + 60_000).toISOString();
    await rollOut({ ...atFour, effectiveAt: from, content: withPrompt(content, 20_000) });
    const states = async () =>
      (await rollouts()).rollouts.map(({ version, state, devices, backTo }) => [version, state, devices, backTo]);
    expect(await states()).toEqual([[1, "planned", 1, null]]);
    nowMs += 60_000;
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
      madeBy: "王科长",
      unitName: { zh: "测试服务中心" },
      ...atFour,
    });
    expect(await refusalIn(await rollOut({ ...atFour, base: 3, backTo: 9 }))).toMatchObject({
      status: 404,
      code: "policy-version-unknown",
    });
  });

  test("is planned, and revoked before its time by a member of staff who gives their name", async () => {
    const { content } = await policyAt();
    const from = new Date(nowMs + 60_000).toISOString();
    await rollOut({ effectiveAt: from, content: withPrompt(content, 20_000) });
    const withdraw = (asked: object) => ask(officePaths.policyWithdrawals, asked);
    expect(await refusalIn(await withdraw({ version: 1, by: " " }))).toMatchObject({ code: "request-invalid" });
    const done = await withdraw({ version: 1, by: "李处长" });
    expect([done.status, await done.json()]).toEqual([200, { version: 1 }]);
    const [row] = (await rollouts()).rollouts;
    expect(row).toMatchObject({ state: "withdrawn", withdrawnBy: "李处长", madeBy: "王科长", devices: 0 });
    const again = await withdraw({ version: 1, by: "李处长" });
    expect(await refusalIn(again)).toMatchObject({ status: 409, code: "policy-not-planned" });
    nowMs += 60_000;
    expect((await policyAt()).version).toBe(0);
    expect((await rollouts()).rollouts[0]?.state).toBe("withdrawn");
    const stranger = await fetch(`${centre.url}${officePaths.policyWithdrawals}`, { method: "POST", body: "{}" });
    expect(stranger.status).toBe(401);
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
    expect((await documentOf(four)).pauseReasons).toEqual(sampleUnit.pauseReasons);
    expect((await rollouts()).rollouts[0]).toMatchObject({ version: 2, backTo: 0 });
  });

  test("shows which devices have it, by the last report of each; revoked ones do not count", async () => {
    const { content } = await policyAt();
    await rollOut({ content: withPrompt(content, 20_000) });
    const { version } = await documentOf(four);
    await documentOf(three);
    const counts = async () => (await rollouts()).rollouts.map(({ devices, confirmed }) => [devices, confirmed]);
    expect(await counts()).toEqual([[2, 0]]);
    await sayVersion(four, version);
    expect(await counts()).toEqual([[2, 1]]);
    const found = await holders(1);
    expect(found.map(({ windowNumber, hasIt, holds }) => [windowNumber, hasIt, holds])).toEqual([
      ["3", false, null],
      ["4", true, 1],
    ]);
    await ask(officePaths.revocations, { device: three.id });
    expect(await counts()).toEqual([[1, 1]]);
  });

  const longest = "长".repeat(401);
  test.each([
    [
      "a NUL",
      (content: PolicyContent) => ({ ...content, pauseReasons: [{ text: { zh: "午\0休" }, until: null }] }),
      "pauseReasons.0.text.zh",
    ],
    ["half a character", (content: PolicyContent) => ({ ...content, tagsVersion: "\ud83d" }), "tagsVersion"],
    [
      "a code twice",
      (content: PolicyContent) => {
        const [first, ...others] = content.levels;
        const tag = { code: "510", text: { zh: "又一个" }, shownFirst: true };
        return { ...content, tagsVersion: "x", levels: [{ ...first, tags: [...(first?.tags ?? []), tag] }, ...others] };
      },
      "levels.0.tags.8.code",
    ],
    ["too short a time", (content: PolicyContent) => withPrompt(content, 1), "policy.promptMs"],
    [
      "too long a text",
      (content: PolicyContent) => ({ ...content, pauseReasons: [{ text: { zh: longest }, until: null }] }),
      "pauseReasons.0.text.zh",
    ],
    ["nothing", () => ({}), "policy"],
  ])("with %s is refused, by the name of the field", async (_, spoil, field) => {
    const { content } = await policyAt();
    const answer = await refusalIn(await rollOut({ content: spoil(content) }));
    expect(answer).toMatchObject({ status: 422, code: "policy-value-invalid", facts: { field } });
    expect(await kept()).toBe(0);
  });

  test.each([
    [{ effectiveAt: "2020-01-01T08:00:00+08:00" }, 422, "policy-time-past"],
    [{ effectiveAt: "tomorrow" }, 400, "request-invalid"],
    [{ unitCode: "nowhere" }, 422, "policy-place-unknown"],
    [{ by: "\0" }, 400, "request-invalid"],
    [{ backTo: 1 }, 400, "request-invalid"],
    [{ tagsVersion: "x" }, 400, "request-invalid"],
  ])("that is malformed is refused: %j", async (changes, status, code) => {
    const { content } = await policyAt();
    expect(await refusalIn(await rollOut({ content, ...changes }))).toMatchObject({ status, code });
    expect(await kept()).toBe(0);
  });
});

describe("the preview of a window", () => {
  test("shows it as its kiosk does, and no log-in data", async () => {
    const answer = await ask(`${officePaths.policyStage}${fourQuery}`);
    const text = await answer.text();
    expect(PolicyStage.parse(JSON.parse(text))).toMatchObject({
      window: { number: "4" },
      hours: sampleUnit.hours,
      pauseReasons: sampleUnit.pauseReasons,
      person: { number: "1001" },
    });
    expect(text).not.toMatch(/"pin"|"badges"|saltBase64/);
    expect((await ask(`${officePaths.policyStage}?unitCode=x&windowNumber=4`)).status).toBe(404);
  });

  test("includes its pictures, and one that the office brings", async () => {
    const { content } = await policyAt();
    const shown = content.attract?.pages[0]?.picture;
    const answer = await ask(`${officePaths.pictures}/${shown}`);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
    const png = Buffer.from("89504e470d0a1a0a", "hex");
    const { hash } = StoredPicture.parse(await (await askRaw(officePaths.pictures, new Uint8Array(png))).json());
    expect(Buffer.from(await (await ask(`${officePaths.pictures}/${hash}`)).arrayBuffer())).toEqual(png);
    const script = new TextEncoder().encode("<svg><script/></svg>");
    expect(await refusalIn(await askRaw(officePaths.pictures, script))).toMatchObject({ code: "policy-picture-unfit" });
    const headers = { authorization: `Bearer ${centre.officeKey}` };
    const empty = await fetch(centre.url + officePaths.pictures, { method: "POST", headers });
    const expected = "application/octet-stream";
    expect(await refusalIn(empty)).toMatchObject({ code: "media-type-unsupported", facts: { expected } });
    expect((await ask(`${officePaths.pictures}/${"a".repeat(64)}`)).status).toBe(404);
  });
});
