import { expect, it } from "vitest";
import { nonceHeader, syncPaths } from "../../../../contract/sync/signature-profile.ts";
import { enrol } from "../../../../electron/main/identity/enrol.ts";
import type { Fetch } from "../../../../electron/wire/centre-client.ts";
import { newPrivateKey } from "../../../../electron/wire/key-pair.ts";

const failing = async (fetch: Fetch) => {
  const wish = { centreUrl: "http://127.0.0.1:9", code: "K7QF-9D2M-4XTA", appVersion: "0.1.0", timeoutMs: 5_000 };
  const enrolled = await enrol({ ...wish, privateKey: newPrivateKey(), fetch });
  return enrolled.ok ? undefined : enrolled.problem;
};

it("an unreachable centre, and a page in its place, give a problem about the network, not about ratings", async () => {
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

it("an answer whose key is no Ed25519 key is refused: it would be pinned, and the kiosk could not start with it", async () => {
  const device = "33333333-3333-4333-8333-333333333333";
  const answer = async (url: URL) =>
    url.pathname === syncPaths.nonces
      ? new Response("{}", { status: 201, headers: { [nonceHeader]: "bm9uY2U" } })
      : Response.json({ device, centrePublicKey: "AAAA" });
  expect((await failing(answer))?.code).toBe("enrolment-answer-invalid");
});
