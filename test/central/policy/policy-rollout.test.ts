import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { findRating } from "../../../central/follow-up/find-rating.ts";
import { readLevels, readLevelsEver, tagText } from "../../../central/policy/level-words.ts";
import { withdrawRollout } from "../../../central/policy/policy-route.ts";
import { everywhere } from "../../../central/policy/read-policy.ts";
import type { PolicyPlace } from "../../../contract/office/policy/policy-rollouts.ts";
import { at, startDraft } from "../../support/centre/duty-drafts.ts";
import { giveRating } from "../../support/centre/follow-up.ts";
import type { Draft } from "../../support/centre/ledger.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { sampleUnit, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { atFour, documentOf, twoKiosks } from "./two-kiosks.ts";

const { hall, promptsMs, contentWith, give, prompt } = twoKiosks();

const atUnit: PolicyPlace = { unitCode: sampleUnitCode, windowNumber: null };

describe("a version", () => {
  test("that changes nothing makes no new document, and is recorded with the present one", async () => {
    const before = await documentOf(hall.three);
    expect(await give(everywhere, {})).toEqual({ ok: true, value: 1 });
    expect(await documentOf(hall.three)).toEqual(before);
    const rows = await hall.centre.sql`select policy_version from configuration_documents`;
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
    const { version } = await documentOf(hall.three);
    hall.nowMs += 59_000;
    expect((await documentOf(hall.three)).version).toBe(version);
    hall.nowMs += 1_000;
    expect(await promptsMs()).toEqual([20_000, 20_000]);
    expect((await documentOf(hall.three)).version).toBe(version + 1);
  });

  test("sets hours and pauses, or leaves those of each unit", async () => {
    const pauseReasons = [{ text: { zh: "培训" }, until: null }];
    await give(atFour, { hours: null, pauseReasons });
    expect(await documentOf(hall.four)).toMatchObject({ hours: null, pauseReasons });
    expect(await documentOf(hall.three)).toMatchObject({
      hours: sampleUnit.hours,
      pauseReasons: sampleUnit.pauseReasons,
    });
  });

  test("does not change other settings: the IT PIN's lock and the queue system of a unit", async () => {
    await hall.centre.sql`update it_panel set unlocks = 3`;
    await give(everywhere, await prompt(20_000));
    expect((await documentOf(hall.three)).itUnlocks).toBe(3);
  });

  test("sets how long a rating can be commented on at home, for ratings while it is in force", async () => {
    await give(everywhere, { followUpDays: 3 });
    const { token } = await giveRating(hall.three);
    hall.nowMs += 1_000;
    await give(everywhere, { followUpDays: 20 });
    const later = await giveRating(hall.four, { windowNumber: "4" });
    expect((await findRating(hall.centre.sql, token))?.days).toBe(3);
    expect((await findRating(hall.centre.sql, later.token))?.days).toBe(20);
  });

  test("allows one person at two windows only where it is in force", async () => {
    await give(atFour, { policy: { ...(await contentWith({})).policy, allowTwoWindows: true } });
    const start = (windowNumber: string): Draft =>
      at(new Date(hall.nowMs).toISOString(), startDraft(randomUUID(), { windowNumber, staffNumber: "1001" }));
    const alarms = async () => (await hall.centre.sql`select from alarms where kind = 'two-windows'`).count;
    await sendEpoch(hall.three, [start("3")]);
    await sendEpoch(hall.four, [start("4")]);
    expect(await alarms()).toBe(0);
    await sendEpoch(hall.three, [start("3")], 2);
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
    expect((await documentOf(hall.three)).levels[0]?.tags.map(({ code }) => code)).toEqual(["900"]);
    expect((await readLevels(hall.centre.sql))[0]?.tags.map(({ code }) => code)).toEqual(["900"]);
    const [old] = levels[0]?.tags ?? [];
    const ever = await readLevelsEver(hall.centre.sql);
    expect([tagText(ever, 5, "900"), tagText(ever, 5, old?.code ?? "")]).toEqual([{ zh: "新标签" }, old?.text]);
  });

  test("is never in force where it was revoked before its time, and another planned version is in force instead", async () => {
    await give(everywhere, await prompt(20_000), 60_000);
    await give(atFour, await prompt(25_000), 50_000);
    const withdraw = (version: number) =>
      withdrawRollout(hall.centre.sql, { version, by: "李处长" }, new Date(hall.nowMs));
    const both = await Promise.all([withdraw(1), withdraw(1)]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    hall.nowMs += 60_000;
    expect(await promptsMs()).toEqual([30_000, 25_000]);
    const late = { ok: false, problem: { code: "policy-not-planned", facts: { version: 2 } } };
    expect(await withdraw(2)).toEqual(late);
    expect(await promptsMs()).toEqual([30_000, 25_000]);
  });

  test.each(["policy_versions", "policy_rollouts", "policy_withdrawals"])("is never altered: %s", async (table) => {
    await give(everywhere, {}, 60_000);
    await withdrawRollout(hall.centre.sql, { version: 1, by: "李处长" }, new Date(hall.nowMs));
    await expect(hall.centre.sql`delete from ${hall.centre.sql(table)}`).rejects.toThrow("append-only");
  });
});
