import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Problem, type ProblemCode, problemCatalogue } from "../../../contract/problems/problem.ts";
import type { Result } from "../../../contract/result.ts";
import { PepperReply } from "../../../contract/sync/enrolment.ts";
import { nonceHeader } from "../../../contract/sync/signature-profile.ts";
import { enrol } from "../../../electron/main/identity/enrol.ts";
import { handleSyncMessages } from "../../../electron/main/sync/handle-sync-messages.ts";
import { fetchConfiguration } from "../../../electron/sync/fetch-configuration.ts";
import { outcomeOf } from "../../../electron/sync/upload-outcome.ts";
import { type Centre, centreAt } from "../../../electron/wire/centre-client.ts";
import { newPrivateKey } from "../../../electron/wire/key-pair.ts";
import { signedReply } from "../../../electron/wire/signed-reply.ts";
import { device, newFolder, openedStore } from "../../support/ledger.ts";
import { oddJsonCases, oddTextCases, oddTexts } from "../../support/odd-texts.ts";
import { isSignedByCentre, position, signedByCentre } from "../support/centre-answers.ts";
import { startServer, type TestServer } from "../support/http-server.ts";
import { syncMessagesOver } from "../support/sync-messages.ts";

let server: TestServer;
let answer = { status: 200, contentType: "application/json", body: "" };

beforeAll(async () => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  server = await startServer((_, response) => {
    response.writeHead(answer.status, { "content-type": answer.contentType, [nonceHeader]: "fresh" }).end(answer.body);
  });
});
afterAll(async () => {
  vi.restoreAllMocks();
  store.close();
  await server.close();
});

const store = openedStore(newFolder());
const hearer = syncMessagesOver(store);

const options = { keyId: device, privateKey: newPrivateKey(), timeoutMs: 5_000 };

/** Fetches the present answer once, and passes it to every reader of the centre's answers. */
const problemsOfAsking = async (): Promise<readonly Problem[]> => {
  const sent = await centreAt({ ...options, url: server.url }).send({ method: "POST", path: "/v1/ledger" });
  if (!sent.ok) return [sent.problem];
  const outcome = outcomeOf(sent.value, { device, position, isSignedByCentre });
  const centre: Centre = { send: async () => sent, uploadEncoding: () => "gzip" };
  const source = { centre, device, isSignedByCentre };
  const asked: readonly Result<unknown>[] = [
    await signedReply(source, { method: "POST", path: "/v1/pepper" }, PepperReply, "pepper"),
    await fetchConfiguration({ ...source, currentVersion: 0, pepper: null, hasPicture: () => false }),
    await enrol({ ...options, centreUrl: server.url, code: "K7QF-9D2M-4XTA", appVersion: "0.0.0" }),
  ];
  const found = asked.flatMap((result) => (result.ok ? [] : [result.problem]));
  return outcome.type === "failed" ? [outcome.problem, ...found] : found;
};

/** The main process is notified as of every failed exchange, and goes on; nothing is shown without validation. */
const expectCleanProblems = async (): Promise<void> => {
  const problems = await problemsOfAsking();
  const shown = JSON.stringify(problems);
  expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/u);
  expect(shown.length).toBeLessThan(30_000);
  for (const found of problems) handleSyncMessages(hearer, { type: "exchanged", problem: found });
};

const kinds = [
  [200, "application/json"],
  [409, "application/problem+json"],
  [500, "text/html"],
] as const;

describe("an answer that no centre gives", () => {
  it.each(oddJsonCases)("ends in a problem: %s", async (_, body) => {
    for (const [status, contentType] of kinds) {
      answer = { status, contentType, body };
      await expectCleanProblems();
    }
  });

  it.each(oddTextCases)("ends in a problem, wherever the text stands: %s", async (_, text) => {
    const bodies = [
      text,
      JSON.stringify({ text, signature: text }),
      JSON.stringify(signedByCentre(text)),
      JSON.stringify(signedByCentre({ type: "receipt", v: 1, device: text, epoch: text, head: text })),
      JSON.stringify({ device, centrePublicKey: text, pepper: text }),
      JSON.stringify({ code: "ledger-gap", status: 409, title: text, facts: { expectedSeq: text, [text]: text } }),
      JSON.stringify({ code: text, status: 409, title: text }),
    ];
    for (const body of bodies) {
      answer = { status: 409, contentType: "application/problem+json", body };
      await expectCleanProblems();
    }
    answer = { status: 200, contentType: "application/json", body: bodies[2] ?? "" };
    await expectCleanProblems();
  });

  it("is not mistaken for the device's own finding, whatever problem it names", async () => {
    for (const code of Object.keys(problemCatalogue) as ProblemCode[]) {
      answer = {
        status: 400,
        contentType: "application/problem+json",
        body: JSON.stringify({ code, status: 400, title: code, facts: { reason: oddTexts["escape sequence"] } }),
      };
      await expectCleanProblems();
    }
  });

  it("has its type shown at a limited length", async () => {
    answer = { status: 200, contentType: `text/${"x".repeat(5_000)}`, body: "{}" };
    await expectCleanProblems();
    expect(JSON.stringify(await problemsOfAsking()).length).toBeLessThan(2_000);
  });
});
