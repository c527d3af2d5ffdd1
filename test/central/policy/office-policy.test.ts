import { describe, expect, test } from "vitest";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { StoredPicture } from "../../../contract/office/policy/pictures.ts";
import { PolicyStage } from "../../../contract/office/policy/policy-stage.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import { removePolicy } from "../../support/centre/change-policy.ts";
import { sampleUnit } from "../../support/centre/sample-office.ts";
import { pngOf } from "../../support/roster/pictures.ts";
import { atFour, fourQuery, policyOffice, withPrompt } from "./policy-office.ts";

const { office, ask, policyAt, rollOut, rollouts } = policyOffice();

const askRaw = (path: string, body: Uint8Array<ArrayBuffer>) =>
  fetch(`${office.centre.url}${path}`, {
    method: "POST",
    headers: { ...office.centre.asCity, "content-type": "application/octet-stream" },
    body,
  });

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
    const later = new Date(office.nowMs + 60_000).toISOString();
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
    const statuses = await Promise.all(paths.map(async (path) => (await fetch(`${office.centre.url}${path}`)).status));
    expect(statuses).toEqual([401, 401, 401, 401]);
    const refusal = async (query: string) => refusalIn(await ask(`${officePaths.policy}${query}`));
    expect(await refusal("?unitCode=nowhere")).toMatchObject({ status: 422, code: "policy-place-unknown" });
    expect(await refusal("?windowNumber=3")).toMatchObject({ status: 422, code: "policy-place-unknown" });
    expect(await refusal("?unitCode=%00")).toMatchObject({ status: 400, code: "request-invalid" });
    expect(await refusal("?at=tomorrow")).toMatchObject({ status: 400, facts: { field: "at" } });
    await removePolicy(office.centre.sql);
    expect(await refusal("")).toMatchObject({ status: 409, code: "policy-unset" });
    expect(await rollouts()).toEqual({ rollouts: [], count: 0 });
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
    const png = pngOf();
    const { hash } = StoredPicture.parse(await (await askRaw(officePaths.pictures, new Uint8Array(png))).json());
    expect(Buffer.from(await (await ask(`${officePaths.pictures}/${hash}`)).arrayBuffer())).toEqual(png);
    const script = new TextEncoder().encode("<svg><script/></svg>");
    for (const unfit of [script, new Uint8Array(png.subarray(0, 8))])
      expect(await refusalIn(await askRaw(officePaths.pictures, unfit))).toMatchObject({
        code: "policy-picture-unfit",
      });
    const headers = office.centre.asCity;
    const empty = await fetch(office.centre.url + officePaths.pictures, { method: "POST", headers });
    const expected = "application/octet-stream";
    expect(await refusalIn(empty)).toMatchObject({ code: "media-type-unsupported", facts: { expected } });
    expect((await ask(`${officePaths.pictures}/${"a".repeat(64)}`)).status).toBe(404);
  });
});
