import type { IncomingMessage, ServerResponse } from "node:http";
import { afterEach, describe, expect, it, vi } from "vitest";
import { nonceHeader } from "../../../contract/sync/signature-profile.ts";
import { centreAt } from "../../../electron/wire/centre-client.ts";
import { newPrivateKey } from "../../../electron/wire/key-pair.ts";
import { device } from "../../support/ledger.ts";
import { startServer, type TestServer } from "../support/http-server.ts";

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Short in a test of a centre that hangs; a busy machine may take long for any other answer. */
const patientMs = 60_000;

const centreWith = async (
  handle: (request: IncomingMessage, response: ServerResponse) => void,
  timeoutMs = patientMs,
) => {
  server = await startServer(handle);
  return centreAt({ url: server.url, keyId: device, privateKey: newPrivateKey(), timeoutMs });
};
const unreachable = (reason: string) => ({ ok: false, problem: { code: "centre-unreachable", facts: { reason } } });
const request = { method: "GET", path: "/v1/configuration?have=0" } as const;

describe("a request to the centre", () => {
  it("is signed over method, path, query and body, with the centre's nonce", async () => {
    const seen: IncomingMessage["headers"][] = [];
    const centre = await centreWith(({ headers }, response) => {
      seen.push(headers);
      response.writeHead(200, { [nonceHeader]: `nonce-${seen.length}` }).end();
    });
    await centre.send(request);
    await centre.send(request);
    const inputs = seen.map((headers) => String(headers["signature-input"] ?? ""));
    const profile = (nonce: string) =>
      `kiosk=("@method" "@path" "@query" "content-digest");keyid="${device}";alg="ed25519";nonce="${nonce}"`;
    expect(inputs).toEqual(["", profile("nonce-1"), profile("nonce-2")]);
    expect(server?.requests).toEqual([
      "POST /v1/nonces",
      "GET /v1/configuration?have=0",
      "GET /v1/configuration?have=0",
    ]);
  });

  it("is retried once with the new nonce where the centre does not know the old one", async () => {
    const centre = await centreWith((_, response) => {
      const type = "application/problem+json";
      response.writeHead(401, { "content-type": type, [nonceHeader]: "fresh" });
      response.end(JSON.stringify({ code: "nonce-unknown", status: 401, title: "stale" }));
    });
    expect(await centre.send(request)).toMatchObject({ ok: true, value: { status: 401 } });
    expect(server?.requests.filter((line) => line.startsWith("GET"))).toHaveLength(2);
  });

  it.each([
    ["br, gzip", "br"],
    ["gzip", "gzip"],
    ["zstd", "gzip"],
    [undefined, "gzip"],
  ])("to a centre that accepts %j has its upload packed with %s", async (accepted, encoding) => {
    const centre = await centreWith((_, response) => {
      const header = accepted === undefined ? {} : { "accept-encoding": accepted };
      response.writeHead(200, { [nonceHeader]: "fresh", ...header }).end();
    });
    expect(centre.uploadEncoding()).toBe("gzip");
    await centre.send(request);
    expect(centre.uploadEncoding()).toBe(encoding);
  });

  const retryAfters = [
    ["7", 7_000],
    ["0", 0],
    ["Wed, 21 Oct 2026 07:28:00 GMT", undefined],
    ["-5", undefined],
    ["soon", undefined],
    ["999999", 3_600_000],
  ] as const;
  it.each(retryAfters)("reads Retry-After %j as %s milliseconds", async (header, retryAfterMs) => {
    const centre = await centreWith((_, response) => response.writeHead(503, { "retry-after": header }).end());
    expect(await centre.send(request)).toMatchObject({ ok: true, value: { status: 503, retryAfterMs } });
  });

  it("does not follow a captive portal", async () => {
    const centre = await centreWith((_, response) => response.writeHead(302, { location: "/login" }).end());
    expect(await centre.send(request)).toMatchObject({ ok: true, value: { status: 302 } });
    expect(server?.requests).toEqual(["POST /v1/nonces"]);
  });
});

describe("a centre that is unreachable", () => {
  it("refuses the connection", async () => {
    const centre = await centreWith(() => undefined);
    await server?.close();
    server = undefined;
    expect(await centre.send(request)).toEqual(unreachable("ECONNREFUSED"));
  });

  it("accepts the request and never answers", async () => {
    const centre = await centreWith(() => undefined, 150);
    expect(await centre.send(request)).toEqual(unreachable("timeout"));
  });

  it("begins an answer and never ends it", async () => {
    const centre = await centreWith((_, response) => response.writeHead(200).write("half"), 150);
    expect(await centre.send(request)).toEqual(unreachable("timeout"));
  });

  it("hangs up in the middle", async () => {
    const centre = await centreWith((_, response) => {
      response.writeHead(200, { "content-length": "100" }).write("half", () => response.destroy());
    });
    expect(await centre.send(request)).toEqual(unreachable("UND_ERR_SOCKET"));
  });

  it("answers without an end, and is cut off before it fills the memory", async () => {
    const megabyte = Buffer.alloc(1_048_576);
    const centre = await centreWith((_, response) => {
      const pour = (): void => {
        while (!response.destroyed && response.write(megabyte));
        response.once("drain", pour);
      };
      pour();
    });
    expect(await centre.send(request)).toEqual(unreachable("answer-too-large"));
  });

  it("is never sent a nonce that may have been used up already", async () => {
    let isHanging = true;
    const centre = await centreWith(({ method }, response) => {
      if (method === "POST" || !isHanging) response.writeHead(200, { [nonceHeader]: "n" }).end();
      // Long enough for the others on a busy machine.
    }, 3_000);
    expect(await centre.send(request)).toEqual(unreachable("timeout"));
    isHanging = false;
    await centre.send(request);
    const methods = server?.requests.map((line) => line.split(" ")[0]);
    expect(methods).toEqual(["POST", "GET", "POST", "GET"]);
  });

  it("is asked again normally afterwards", async () => {
    let isHanging = true;
    const centre = await centreWith((_, response) => {
      if (!isHanging) response.writeHead(200, { [nonceHeader]: "n" }).end("here");
    }, 150);
    expect(await centre.send(request)).toEqual(unreachable("timeout"));
    isHanging = false;
    // A busy machine may exceed the short time once more.
    await vi.waitFor(
      async () => expect(await centre.send(request)).toMatchObject({ ok: true, value: { status: 200 } }),
      { timeout: 30_000 },
    );
  });
});
