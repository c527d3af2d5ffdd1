import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findRating } from "../../../central/follow-up/find-rating.ts";
import { readLevels, readLevelsEver, tagText } from "../../../central/policy/level-words.ts";
import { withdrawRollout } from "../../../central/policy/policy-route.ts";
import { everywhere, readPolicy } from "../../../central/policy/read-policy.ts";
import { rollOut } from "../../../central/policy/roll-out.ts";
import type { PolicyContent } from "../../../contract/office/policy/policy-content.ts";
import type { PolicyPlace } from "../../../contract/office/policy/policy-rollouts.ts";
import { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { enrolDevice, enrolWithCode, sendAs, type TestDevice, upload } from "../../support/centre/device.ts";
import { at, startDraft } from "../../support/centre/duty-drafts.ts";
import { giveRating } from "../../support/centre/follow-up.ts";
import { type Draft, endOf, startedDraft, writeLedger } from "../../support/centre/ledger.ts";
import { sendEpoch, verifiedText } from "../../support/centre/receipts.ts";
import { sampleUnit, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "counterstar-policy-"));
});
afterAll(() => rm(folder, { recursive: true }));

let nowMs = 0;
let centre: TestCentre;
let three: TestDevice;
let four: TestDevice;
beforeEach(async () => {
  nowMs = Date.now();
  centre = await startCentre({ clock: () => nowMs });
  three = await enrolDevice(centre);
  const code = await centre.newEnrolmentCode({ unitCode: sampleUnitCode, windowNumber: "4" });
  four = await enrolWithCode(centre.url, code);
});
afterEach(() => centre.stop());

const documentOf = async (device: TestDevice): Promise<ConfigurationDocument> => {
  const answer = await sendAs(device, { method: "GET", path: syncPaths.configuration });
  return ConfigurationDocument.parse(JSON.parse(await verifiedText(device, answer)));
};
const promptsMs = async () => [(await documentOf(three)).policy.promptMs, (await documentOf(four)).policy.promptMs];

interface Ended {
  readonly code: number;
  readonly output: string;
}

const run = (command: string, ...options: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const file = fileURLToPath(new URL(`../../../central/commands/${command}.ts`, import.meta.url));
    const env = { ...process.env, DATABASE_URL: centre.databaseUrl };
    execFile(process.execPath, [file, ...options], { env, maxBuffer: 2 ** 24 }, (error, output, errors) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, output: output + errors }),
    );
  });

const fileWith = async (content: unknown): Promise<string> => {
  const path = join(folder, "policy.json");
  await writeFile(path, JSON.stringify(content));
  return path;
};

const atUnit: PolicyPlace = { unitCode: sampleUnitCode, windowNumber: null };
const atFour: PolicyPlace = { unitCode: sampleUnitCode, windowNumber: "4" };

const contentWith = async (changes: Partial<PolicyContent>): Promise<PolicyContent> => {
  const base = await readPolicy(centre.sql, everywhere, new Date(nowMs));
  if (!base) throw new Error("there is no policy");
  return { ...base.content, ...changes };
};

/** From `afterMs` on, by the centre's clock. */
const give = async (target: PolicyPlace, changes: Partial<PolicyContent>, afterMs = 0) => {
  const content = await contentWith(changes);
  const madeAt = new Date(nowMs);
  return rollOut(centre.sql, { target, content, pictures: [], effectiveAt: new Date(nowMs + afterMs), madeAt });
};
const prompt = async (promptMs: number) => ({ policy: { ...(await contentWith({})).policy, promptMs } });

describe("a version", () => {
  test("that changes nothing makes no new document, and is known to be there", async () => {
    const before = await documentOf(three);
    expect(await give(everywhere, {})).toEqual({ ok: true, value: 1 });
    expect(await documentOf(three)).toEqual(before);
    const rows = await centre.sql`select policy_version from configuration_documents`;
    expect([...rows]).toEqual([{ policy_version: 1 }]);
  });

  test("is in force at the window, the unit or everywhere, and the last to take effect wins", async () => {
    await give(atFour, await prompt(20_000));
    expect(await promptsMs()).toEqual([30_000, 20_000]);
    await give(atUnit, await prompt(25_000));
    expect(await promptsMs()).toEqual([25_000, 25_000]);
    await give(everywhere, await prompt(40_000));
    expect(await promptsMs()).toEqual([40_000, 40_000]);
    await give(atFour, await prompt(45_000));
    expect(await promptsMs()).toEqual([40_000, 45_000]);
  });

  test("waits for its time, and then replaces versions made after it", async () => {
    await give(everywhere, await prompt(20_000), 60_000);
    await give(everywhere, await prompt(25_000));
    expect(await promptsMs()).toEqual([25_000, 25_000]);
    const { version } = await documentOf(three);
    nowMs += 59_000;
    expect((await documentOf(three)).version).toBe(version);
    nowMs += 1_000;
    expect(await promptsMs()).toEqual([20_000, 20_000]);
    expect((await documentOf(three)).version).toBe(version + 1);
  });

  test("sets hours and pauses, or leaves those of each unit", async () => {
    const pauseReasons = [{ text: { zh: "培训" }, until: null }];
    await give(atFour, { hours: null, pauseReasons });
    expect(await documentOf(four)).toMatchObject({ hours: null, pauseReasons });
    expect(await documentOf(three)).toMatchObject({ hours: sampleUnit.hours, pauseReasons: sampleUnit.pauseReasons });
  });

  test("does not change other settings: the IT PIN's lock and the queue system of a unit", async () => {
    await centre.sql`update it_panel set unlocks = 3`;
    await give(everywhere, await prompt(20_000));
    expect((await documentOf(three)).itUnlocks).toBe(3);
  });

  test("sets how long a rating can be commented on at home, for ratings while it is in force", async () => {
    await give(everywhere, { followUpDays: 3 });
    const { token } = await giveRating(three);
    nowMs += 1_000;
    await give(everywhere, { followUpDays: 20 });
    const later = await giveRating(four, { windowNumber: "4" });
    expect((await findRating(centre.sql, token))?.days).toBe(3);
    expect((await findRating(centre.sql, later.token))?.days).toBe(20);
  });

  test("allows one person at two windows only where it is in force", async () => {
    await give(atFour, { policy: { ...(await contentWith({})).policy, allowTwoWindows: true } });
    const start = (windowNumber: string): Draft =>
      at(new Date(nowMs).toISOString(), startDraft(randomUUID(), { windowNumber, staffNumber: "1001" }));
    const alarms = async () => (await centre.sql`select from alarms where kind = 'two-windows'`).count;
    await sendEpoch(three, [start("3")]);
    await sendEpoch(four, [start("4")]);
    expect(await alarms()).toBe(0);
    await sendEpoch(three, [start("3")], 2);
    expect(await alarms()).toBe(1);
  });

  test("brings tags whose words the office's page knows, also when they are no longer shipped", async () => {
    const { levels, tagsVersion } = await contentWith({});
    const changed = levels.map((words) => ({
      ...words,
      tags: [{ code: "900", text: { zh: "新标签" }, shownFirst: true }],
    }));
    const refused = await give(everywhere, { levels: changed });
    expect(refused).toEqual({ ok: false, problem: { code: "policy-tags-renamed", facts: { version: tagsVersion } } });
    await give(everywhere, { levels: changed, tagsVersion: "local-1" });
    expect((await documentOf(three)).levels[0]?.tags.map(({ code }) => code)).toEqual(["900"]);
    expect((await readLevels(centre.sql))[0]?.tags.map(({ code }) => code)).toEqual(["900"]);
    const [old] = levels[0]?.tags ?? [];
    const ever = await readLevelsEver(centre.sql);
    expect([tagText(ever, 5, "900"), tagText(ever, 5, old?.code ?? "")]).toEqual([{ zh: "新标签" }, old?.text]);
  });

  test("is never in force where it was revoked before its time, and the one planned in its place is", async () => {
    await give(everywhere, await prompt(20_000), 60_000);
    await give(atFour, await prompt(25_000), 50_000);
    const withdraw = (version: number) => withdrawRollout(centre.sql, { version, by: "李处长" }, new Date(nowMs));
    const both = await Promise.all([withdraw(1), withdraw(1)]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    nowMs += 60_000;
    expect(await promptsMs()).toEqual([30_000, 25_000]);
    const late = { ok: false, problem: { code: "policy-not-planned", facts: { version: 2 } } };
    expect(await withdraw(2)).toEqual(late);
    expect(await promptsMs()).toEqual([30_000, 25_000]);
  });

  test.each(["policy_versions", "policy_rollouts", "policy_withdrawals"])("is never altered: %s", async (table) => {
    await give(everywhere, {}, 60_000);
    await withdrawRollout(centre.sql, { version: 1, by: "李处长" }, new Date(nowMs));
    await expect(centre.sql`delete from ${centre.sql(table)}`).rejects.toThrow("append-only");
  });
});

describe("the command", () => {
  test("shows the changes, and makes them when told to", async () => {
    const file = await fileWith({ policy: { promptMs: 20_000 }, survey: null });
    const dry = await run("set-policy", file);
    expect([dry.code, dry.output]).toEqual([
      0,
      expect.stringContaining("policy.promptMs\n  - 30000\n  + 20000\nsurvey\n"),
    ]);
    expect(dry.output).toContain("Dry run: nothing was changed");
    expect(await promptsMs()).toEqual([30_000, 30_000]);
    const done = await run("set-policy", file, "--unit", sampleUnitCode, "--window", "4", "--apply");
    expect([done.code, done.output]).toEqual([0, expect.stringContaining("✓ 第 1 版 version 1")]);
    nowMs = Date.now();
    expect(await promptsMs()).toEqual([30_000, 20_000]);
    expect([(await documentOf(three)).survey === null, (await documentOf(four)).survey]).toEqual([false, null]);
  });

  test("leaves unchanged the fields that a file omits, also those with a default", async () => {
    const { policy } = await contentWith({});
    await give(everywhere, { policy: { ...policy, badgeLogin: "alone", allowTwoWindows: true } });
    const { code, output } = await run("set-policy", await fileWith({ policy: { promptMs: 20_000 } }), "--apply");
    expect([code, output.split("\n").slice(0, 4)]).toEqual([
      0,
      ["policy.promptMs", "  - 30000", "  + 20000", expect.stringContaining("✓")],
    ]);
    nowMs = Date.now();
    const now = (await contentWith({})).policy;
    expect([now.promptMs, now.badgeLogin, now.allowTwoWindows]).toEqual([20_000, "alone", true]);
  });

  test("says so where nothing was rolled out yet", async () => {
    const { code, output } = await run("show-policy");
    expect([code, output.split("\n")[0]]).toEqual([0, expect.stringContaining("Nothing has been rolled out yet")]);
  });

  test("refuses a tag's code that comes twice", async () => {
    const { levels } = await contentWith({});
    const twice = levels.map((words) => ({ ...words, tags: [...words.tags, ...words.tags.slice(0, 1)] }));
    const { code, output } = await run(
      "set-policy",
      await fileWith({ levels: twice, tagsVersion: "local-1" }),
      "--apply",
    );
    expect([code, output]).toEqual([1, expect.stringContaining('"levels.0.tags.8.code"')]);
    expect(output).not.toContain("Error");
  });

  test("goes back to an earlier version as a new one", async () => {
    await give(everywhere, await prompt(20_000));
    await give(everywhere, await prompt(25_000));
    const back = await run("set-policy", "--back-to", "1", "--apply");
    expect([back.code, back.output]).toEqual([0, expect.stringContaining("version 3")]);
    nowMs = Date.now();
    expect(await promptsMs()).toEqual([20_000, 20_000]);
    for (const unknown of ["9", "first"]) {
      const none = await run("set-policy", "--back-to", unknown, "--apply");
      expect([none.code, none.output]).toEqual([1, expect.stringContaining("✗ policy-version-unknown")]);
    }
    expect((await run("set-policy", "--back-to", "0", "--apply")).code).toBe(0);
    nowMs = Date.now();
    expect(await promptsMs()).toEqual([30_000, 30_000]);
  });

  test("shows which devices have it, by the last report of each", async () => {
    await give(atFour, await prompt(20_000));
    const { version } = await documentOf(four);
    await documentOf(three);
    const links = writeLedger(four.id, [startedDraft()]);
    const say = (configurationVersion: number, mono: number) => {
      const status = { appVersion: "0.1.0", screenSilentMs: 1, keyAtRest: "file", configurationVersion };
      return upload(four, mono === 1 ? links : [], endOf(links), { status, mono });
    };
    const marks = async () => (await run("show-policy")).output.match(/^[✓…] /gm);
    expect(await marks()).toEqual(["… ", "… "]);
    expect((await say(version - 1, 1)).status).toBe(200);
    expect(await marks()).toEqual(["… ", "… "]);
    expect((await say(version, 2)).status).toBe(200);
    expect(await marks()).toEqual(["… ", "✓ "]);
  });

  test("takes a notice with its picture, which kiosks then fetch", async () => {
    const png = Buffer.from("89504e470d0a1a0a", "hex");
    await writeFile(join(folder, "notice.png"), png);
    const page = { title: { zh: "国庆放假" }, text: null, showMs: 5_000 };
    const attract = { afterMs: 60_000, pages: [{ ...page, picture: "notice.png" }] };
    expect((await run("set-policy", await fileWith({ attract }), "--apply")).code).toBe(0);
    nowMs = Date.now();
    const picture = createHash("sha256").update(png).digest("hex");
    expect((await documentOf(three)).attract).toEqual({ afterMs: 60_000, pages: [{ ...page, picture }] });
    const answer = await sendAs(three, { method: "GET", path: `${syncPaths.pictures}/${picture}` });
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(png);
  });

  test("reads the encodings of an office's editors, and reports anything else as not JSON", async () => {
    const file = join(folder, "pauses.json");
    const reasons = '{"pauseReasons":[{"text":{"zh":"午休"},"until":null}]}';
    const said = async (bytes: Uint8Array | string) => {
      await writeFile(file, bytes);
      return (await run("set-policy", file)).output;
    };
    expect(await said(reasons)).toContain("午休");
    expect(await said(`\uFEFF${reasons}`)).toContain("午休");
    // The same in GB 18030.
    const [before = "", after = ""] = reasons.split("午休");
    const chinese = [Buffer.from(before), Buffer.from([0xce, 0xe7, 0xd0, 0xdd]), Buffer.from(after)];
    expect(await said(Buffer.concat(chinese))).toContain("午休");
    expect(await said("")).toContain("policy-file-unreadable");
  });

  const missing = { afterMs: 60_000, pages: [{ title: { zh: "x" }, text: null, showMs: 5_000, picture: "none.png" }] };
  test.each([
    [{ policy: { promptMs: 1 } }, [], '"policy.promptMs"'],
    [{ policy: { promptMS: 20_000 } }, [], '"policy"'],
    [{ hour: null }, [], "policy-value-invalid"],
    [{ survey: { id: "x" } }, [], '"survey.title"'],
    [{ attract: missing }, [], "policy-picture-unfit"],
    [
      { attract: { ...missing, pages: [{ ...missing.pages[0], picture: "a".repeat(64) }] } },
      [],
      "policy-picture-unfit",
    ],
    [{ pauseReasons: [{ text: { zh: "午\0休" }, until: null }] }, [], '"pauseReasons.0.text.zh"'],
    [{}, ["--from", "2020-01-01T08:00:00+08:00"], "policy-time-past"],
    [{}, ["--unit", "nowhere"], "policy-place-unknown"],
    [{}, ["--window", "3"], "policy-place-unknown"],
    [{}, ["--from", "tomorrow"], "policy-time-invalid"],
  ])("refuses a value that no kiosk would accept: %j %j", async (content, options, said) => {
    const { code, output } = await run("set-policy", await fileWith(content), ...options, "--apply");
    expect([code, output]).toEqual([1, expect.stringContaining(said)]);
    expect(output).toContain("Nothing was changed");
    expect((await centre.sql`select from policy_versions where version > 0`).count).toBe(0);
  });
});
