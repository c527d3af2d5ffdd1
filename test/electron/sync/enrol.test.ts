import { expect, it } from "vitest";
import { newPrivateKey } from "../../../electron/main/identity/key-pair.ts";
import type { Carry } from "../../../electron/main/sync/centre-client.ts";
import { enrol } from "../../../electron/main/sync/enrol.ts";

const failing = async (carry: Carry) => {
  const wish = { centreUrl: "http://127.0.0.1:9", code: "K7QF-9D2M-4XTA", appVersion: "0.1.0", timeoutMs: 5_000 };
  const enrolled = await enrol({ ...wish, privateKey: newPrivateKey(), carry });
  return enrolled.ok ? undefined : enrolled.problem;
};

it("a centre that cannot be reached, and a page in its place, are told in words about the way, not about ratings", async () => {
  const refused = Object.assign(new TypeError("fetch failed"), {
    cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }),
  });
  expect(await failing(() => Promise.reject(refused))).toEqual({
    code: "enrolment-unreachable",
    facts: { reason: "ECONNREFUSED" },
  });
  const page = await failing(async () => new Response("<!doctype html>", { headers: { "content-type": "text/html" } }));
  expect(page?.code).toBe("enrolment-answer-invalid");
});
