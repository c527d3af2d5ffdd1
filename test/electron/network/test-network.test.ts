import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { nonceHeader } from "../../../contract/sync/signature-profile.ts";
import { newPrivateKey } from "../../../electron/main/identity/key-pair.ts";
import { testNetwork } from "../../../electron/main/network/test-network.ts";
import { centreAt } from "../../../electron/main/sync/centre-client.ts";
import { device } from "../../support/ledger.ts";
import { startServer, type TestServer } from "../support/http-server.ts";

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});
const timeoutMs = 20_000;

/** "step: fine", "step: skipped", or "step: code of the problem". */
const findingsAt = async (centreUrl: string, nowMs = Date.now): Promise<readonly string[]> => {
  const centre = centreAt({ url: centreUrl, keyId: device, privateKey: newPrivateKey(), timeoutMs });
  const { findings } = await testNetwork({ centreUrl, centre, nowMs, timeoutMs });
  return findings.map(({ step, outcome, problem }) => `${step}: ${problem?.code ?? outcome}`);
};
const serving = async (answer: (response: ServerResponse, url: string) => void): Promise<string> => {
  server = await startServer((request, response) => answer(response, request.url ?? ""));
  return server.url;
};
const afterwards = (count: number) =>
  ["name", "connection", "encryption", "answer", "clock", "credentials"]
    .slice(-count)
    .map((step) => `${step}: skipped`);

describe("the way to the centre", () => {
  it("is fine from end to end, without encryption where the address asks for none", async () => {
    const url = await serving((response) => void response.writeHead(204, { [nonceHeader]: "nonce" }).end());
    expect(await findingsAt(url)).toEqual([
      "name: fine",
      "connection: fine",
      "encryption: skipped",
      "answer: fine",
      "clock: fine",
      "credentials: fine",
    ]);
  });

  it("ends at a name that nobody knows", async () => {
    expect(await findingsAt("http://no-such-centre.invalid:7600")).toEqual([
      "name: network-name-unknown",
      ...afterwards(5),
    ]);
  });

  it("ends where nobody listens", async () => {
    const url = await serving((response) => void response.end());
    await server?.close();
    server = undefined;
    expect(await findingsAt(url)).toEqual(["name: fine", "connection: network-no-connection", ...afterwards(4)]);
  });

  it("ends where an encrypted connection was meant and does not come about", async () => {
    const url = await serving((response) => void response.end());
    expect((await findingsAt(url.replace("http:", "https:"))).slice(2)).toEqual([
      "encryption: network-encryption-refused",
      ...afterwards(3),
    ]);
  });

  it("ends at a sign-in page, whether it answers itself or sends elsewhere", async () => {
    const pages = [
      (response: ServerResponse) => void response.writeHead(200, { "content-type": "text/html" }).end("<html>"),
      (response: ServerResponse) => void response.writeHead(302, { location: "http://portal.example/" }).end(),
    ];
    for (const page of pages) {
      const url = await serving(page);
      expect((await findingsAt(url)).slice(3)).toEqual(["answer: network-not-the-centre", ...afterwards(2)]);
      await server?.close();
    }
    server = undefined;
  });

  it("tells of a clock that is off, and goes on", async () => {
    const url = await serving((response) => void response.writeHead(204, { [nonceHeader]: "nonce" }).end());
    expect((await findingsAt(url, () => Date.now() + 600_000)).slice(3)).toEqual([
      "answer: fine",
      "clock: network-clock-off",
      "credentials: fine",
    ]);
  });

  it("ends where the centre does not take this device for one of its own", async () => {
    const url = await serving((response, path) => {
      const type = "application/problem+json";
      const refusal = JSON.stringify({ code: "device-unknown", status: 401, title: "unknown" });
      if (path.startsWith("/v1/nonces")) response.writeHead(204, { [nonceHeader]: "nonce" }).end();
      else response.writeHead(401, { "content-type": type, [nonceHeader]: "nonce" }).end(refusal);
    });
    expect((await findingsAt(url)).slice(3)).toEqual(["answer: fine", "clock: fine", "credentials: device-unknown"]);
  });
});
