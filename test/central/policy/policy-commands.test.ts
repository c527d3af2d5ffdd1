import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { everywhere } from "../../../central/policy/read-policy.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { sendAs, upload } from "../../support/centre/device.ts";
import { endOf, startedDraft, writeLedger } from "../../support/centre/ledger.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { pngOf } from "../../support/roster/pictures.ts";
import { atFour, documentOf, twoKiosks } from "./two-kiosks.ts";

const { hall, promptsMs, contentWith, give, prompt } = twoKiosks();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "counterstar-policy-"));
});
afterAll(() => rm(folder, { recursive: true }));

interface Ended {
  readonly code: number;
  readonly output: string;
}

const run = (command: string, ...options: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const file = fileURLToPath(new URL(`../../../central/commands/${command}.ts`, import.meta.url));
    const env = { ...process.env, DATABASE_URL: hall.centre.databaseUrl };
    execFile(process.execPath, [file, ...options], { env, maxBuffer: 2 ** 24 }, (error, output, errors) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, output: output + errors }),
    );
  });

const fileWith = async (content: unknown): Promise<string> => {
  const path = join(folder, "policy.json");
  await writeFile(path, JSON.stringify(content));
  return path;
};

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
    hall.nowMs = Date.now();
    expect(await promptsMs()).toEqual([30_000, 20_000]);
    expect([(await documentOf(hall.three)).survey === null, (await documentOf(hall.four)).survey]).toEqual([
      false,
      null,
    ]);
  });

  test("leaves unchanged the fields that a file omits, also those with a default", async () => {
    const { policy } = await contentWith({});
    await give(everywhere, { policy: { ...policy, badgeLogin: "alone", allowTwoWindows: true } });
    const { code, output } = await run("set-policy", await fileWith({ policy: { promptMs: 20_000 } }), "--apply");
    expect([code, output.split("\n").slice(0, 4)]).toEqual([
      0,
      ["policy.promptMs", "  - 30000", "  + 20000", expect.stringContaining("✓")],
    ]);
    hall.nowMs = Date.now();
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
    hall.nowMs = Date.now();
    expect(await promptsMs()).toEqual([20_000, 20_000]);
    for (const unknown of ["9", "first"]) {
      const none = await run("set-policy", "--back-to", unknown, "--apply");
      expect([none.code, none.output]).toEqual([1, expect.stringContaining("✗ policy-version-unknown")]);
    }
    expect((await run("set-policy", "--back-to", "0", "--apply")).code).toBe(0);
    hall.nowMs = Date.now();
    expect(await promptsMs()).toEqual([30_000, 30_000]);
  });

  test("shows the devices that have the version in force, by the last report of each", async () => {
    await give(atFour, await prompt(20_000));
    const { version } = await documentOf(hall.four);
    await documentOf(hall.three);
    const links = writeLedger(hall.four.id, [startedDraft()]);
    const say = (configurationVersion: number, mono: number) => {
      const status = { appVersion: "0.1.0", screenSilentMs: 1, keyAtRest: "file", configurationVersion };
      return upload(hall.four, mono === 1 ? links : [], endOf(links), { status, mono });
    };
    const marks = async () => (await run("show-policy")).output.match(/^[✓…] /gm);
    expect(await marks()).toEqual(["… ", "… "]);
    expect((await say(version - 1, 1)).status).toBe(200);
    expect(await marks()).toEqual(["… ", "… "]);
    expect((await say(version, 2)).status).toBe(200);
    expect(await marks()).toEqual(["… ", "✓ "]);
  });

  test("takes a notice with its picture, which kiosks then fetch", async () => {
    const png = pngOf();
    await writeFile(join(folder, "notice.png"), png);
    const page = { title: { zh: "国庆放假" }, text: null, showMs: 5_000 };
    const attract = { afterMs: 60_000, pages: [{ ...page, picture: "notice.png" }] };
    expect((await run("set-policy", await fileWith({ attract }), "--apply")).code).toBe(0);
    hall.nowMs = Date.now();
    const picture = createHash("sha256").update(png).digest("hex");
    expect((await documentOf(hall.three)).attract).toEqual({ afterMs: 60_000, pages: [{ ...page, picture }] });
    const answer = await sendAs(hall.three, { method: "GET", path: `${syncPaths.pictures}/${picture}` });
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
    expect(output).toContain("npm run centre -- show-policy");
    expect((await hall.centre.sql`select from policy_versions where version > 0`).count).toBe(0);
  });
});
