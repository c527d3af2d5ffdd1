import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { NetworkFinding } from "../../../../contract/ipc/it.ts";
import { nonceHeader } from "../../../../contract/sync/signature-profile.ts";
import { testNetwork } from "../../../../electron/main/network/test-network.ts";
import { centreAt } from "../../../../electron/wire/centre-client.ts";
import { newPrivateKey } from "../../../../electron/wire/key-pair.ts";
import { fetchVia } from "../../../../electron/wire/network/fetch-via.ts";
import { directNetwork, type NetworkConfig } from "../../../../electron/wire/network/network-config.ts";
import { device } from "../../../support/ledger.ts";
import { type EncryptedFront, startEncryptedFront } from "../../../support/network/encrypted-front.ts";
import { type HttpProxy, startHttpProxy } from "../../../support/network/http-proxy.ts";
import { testCertificates } from "../../../support/network/test-certificates.ts";
import { startServer, type TestServer } from "../../support/http-server.ts";

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});
const timeoutMs = 20_000;

const testAt = async (
  centreUrl: string,
  nowMs = Date.now,
  config: NetworkConfig = directNetwork,
): Promise<readonly NetworkFinding[]> => {
  const fetch = fetchVia(config);
  const centre = centreAt({ url: centreUrl, keyId: device, privateKey: newPrivateKey(), timeoutMs, fetch });
  return (await testNetwork({ centreUrl, centre, config, nowMs, timeoutMs })).findings;
};

/** "step: fine", "step: skipped", or "step: code of the problem". */
const findingsAt = async (...path: Parameters<typeof testAt>): Promise<readonly string[]> =>
  (await testAt(...path)).map(({ step, outcome, problem }) => `${step}: ${problem?.code ?? outcome}`);

const serving = async (answer: (response: ServerResponse, url: string) => void): Promise<string> => {
  server = await startServer((request, response) => answer(response, request.url ?? ""));
  return server.url;
};
const afterwards = (count: number) =>
  ["name", "connection", "encryption", "answer", "clock", "credentials"]
    .slice(-count)
    .map((step) => `${step}: skipped`);

describe("the path to the centre", () => {
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

  it("ends at an unknown name", async () => {
    expect(await findingsAt("http://no-such-centre.invalid:7600")).toEqual([
      "name: network-name-unknown",
      ...afterwards(5),
    ]);
  });

  it("ends where no server listens", async () => {
    const url = await serving((response) => void response.end());
    await server?.close();
    server = undefined;
    expect(await findingsAt(url)).toEqual(["name: fine", "connection: network-no-connection", ...afterwards(4)]);
  });

  it("ends where an encrypted connection was intended and fails", async () => {
    const url = await serving((response) => void response.end());
    expect((await findingsAt(url.replace("http:", "https:"))).slice(2)).toEqual([
      "encryption: network-encryption-refused",
      ...afterwards(3),
    ]);
  });

  it("ends at a sign-in page, whether it answers itself or redirects", async () => {
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

  it("reports a wrong clock, and goes on", async () => {
    const url = await serving((response) => void response.writeHead(204, { [nonceHeader]: "nonce" }).end());
    expect((await findingsAt(url, () => Date.now() + 600_000)).slice(3)).toEqual([
      "answer: fine",
      "clock: network-clock-off",
      "credentials: fine",
    ]);
    const slow = await testAt(url, () => Date.now() - 600_000);
    expect(Number(slow.find(({ step }) => step === "clock")?.problem?.facts?.["seconds"])).toBeCloseTo(-600, -1);
  });

  it("ends where the centre does not know this device", async () => {
    const url = await serving((response, path) => {
      const type = "application/problem+json";
      const refusal = JSON.stringify({ code: "device-unknown", status: 401, title: "unknown" });
      if (path.startsWith("/v1/nonces")) response.writeHead(204, { [nonceHeader]: "nonce" }).end();
      else response.writeHead(401, { "content-type": type, [nonceHeader]: "nonce" }).end(refusal);
    });
    expect((await findingsAt(url)).slice(3)).toEqual(["answer: fine", "clock: fine", "credentials: device-unknown"]);
  });
});

/** As the centre answers before it has read a request: without a nonce. */
const busyCentre = (code: string, type = "application/problem+json; charset=utf-8") => {
  const text = JSON.stringify({ code, status: 503, title: code });
  return (response: ServerResponse): void =>
    void response.writeHead(503, { "content-type": type, "retry-after": "1" }).end(text);
};

describe("the path to an overloaded centre", () => {
  it.each(["centre-busy", "service-unavailable"])("ends at the centre, which says so itself: %s", async (code) => {
    const url = await serving(busyCentre(code));
    expect((await findingsAt(url)).slice(3)).toEqual([`answer: ${code}`, ...afterwards(2)]);
  });

  it("ends at another server where the answer has an unknown problem code, or is no problem document", async () => {
    for (const page of [busyCentre("overloaded"), busyCentre("centre-busy", "application/json")]) {
      const url = await serving(page);
      expect((await findingsAt(url)).slice(3)).toEqual(["answer: network-not-the-centre", ...afterwards(2)]);
      await server?.close();
    }
    server = undefined;
  });
});

describe("the path through a proxy, to a centre whose certificate a private authority has issued", () => {
  const authority = testCertificates.privateAuthority.toString("utf8");
  const asCentre = (response: ServerResponse): void => void response.writeHead(204, { [nonceHeader]: "nonce" }).end();
  let proxy: HttpProxy;
  let front: EncryptedFront;
  beforeEach(async () => {
    proxy = await startHttpProxy();
    const url = await serving(asCentre);
    front = await startEncryptedFront(() => url);
  });
  afterEach(async () => {
    await front.close();
    await proxy.close();
  });
  const through = (
    changes: Partial<NonNullable<NetworkConfig["proxy"]>> = {},
    certificates = [authority],
  ): NetworkConfig => ({
    proxy: { host: proxy.host, port: proxy.port, user: null, password: null, ...changes },
    certificates,
  });
  const found = (config: NetworkConfig, url = front.namedUrl) => findingsAt(url, Date.now, config);
  const fineTo = (count: number) =>
    ["name", "connection", "proxy", "encryption", "answer", "clock", "credentials"]
      .slice(0, count)
      .map((step) => `${step}: fine`);

  it("is fine, encrypted or not", async () => {
    expect(await found(through())).toEqual(fineTo(7));
    const plain = await found(through(), server?.url);
    expect(plain).toEqual([...fineTo(3), "encryption: skipped", "answer: fine", "clock: fine", "credentials: fine"]);
    expect(proxy.asked).toContain(`POST ${server?.url}/v1/nonces`);
  });

  it.each([
    ["wants a password", "proxy-wants-password", { credentials: "kiosk:secret" }],
    ["refuses", "proxy-refused", { refuses: 403 }],
    ["does not find the centre", "proxy-refused", { refuses: 502 }],
  ])("ends at a proxy that %s, with either kind of request", async (_, code, behaviour) => {
    proxy.behave(behaviour);
    for (const url of [front.namedUrl, server?.url])
      expect(await found(through(), url)).toEqual([...fineTo(2), `proxy: ${code}`, ...afterwards(4)]);
  });

  it("ends at the proxy only where the centre was not overloaded", async () => {
    let page = busyCentre("centre-busy");
    await server?.close();
    const url = await serving((response) => page(response));
    const soFar = [...fineTo(3), "encryption: skipped"];
    expect(await found(through(), url)).toEqual([...soFar, "answer: centre-busy", ...afterwards(2)]);
    page = busyCentre("overloaded");
    expect(await found(through(), url)).toEqual([...fineTo(2), "proxy: proxy-refused", ...afterwards(4)]);
  });

  it("ends at a proxy that refuses the password, and at one that does not know the centre's name", async () => {
    proxy.behave({ credentials: "kiosk:secret" });
    const wrong = await found(through({ user: "kiosk", password: "wrong" }));
    expect(wrong).toEqual([...fineTo(2), "proxy: proxy-password-wrong", ...afterwards(4)]);
    proxy.behave({});
    const unknown = await found(through(), "https://no-such-centre.invalid:7600");
    expect(unknown).toEqual([...fineTo(2), "proxy: proxy-refused", ...afterwards(4)]);
  });

  it("ends where there is no proxy", async () => {
    const skipped = ["connection: skipped", "proxy: skipped", ...afterwards(4)];
    expect(await found(through({ host: "no-such-proxy.invalid" }))).toEqual(["name: proxy-name-unknown", ...skipped]);
    await proxy.close();
    expect(await found(through())).toEqual(["name: fine", "connection: proxy-no-connection", ...skipped.slice(1)]);
    proxy = await startHttpProxy();
  });

  it.each([
    ["no private authority", []],
    ["another one", [testCertificates.otherAuthority.toString("utf8")]],
  ])("ends at the certificate with %s, and says that its issuer is unknown", async (_, certificates) => {
    for (const config of [through({}, certificates), { proxy: null, certificates }]) {
      const steps = await found(config, front.url);
      expect(steps.filter((step) => !/: (fine|skipped)$/.test(step))).toEqual([
        "encryption: network-encryption-refused",
      ]);
    }
    const { findings } = await testNetwork({
      centreUrl: front.url,
      centre: centreAt({ url: front.url, keyId: device, privateKey: newPrivateKey(), timeoutMs }),
      nowMs: Date.now,
      timeoutMs,
    });
    expect(findings[2]?.problem?.facts).toEqual({ host: "127.0.0.1", reason: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" });
  });

  it("also works without a proxy, with the private authority", async () => {
    expect(await found({ proxy: null, certificates: [authority] }, front.url)).toEqual(
      fineTo(7).filter((step) => !step.startsWith("proxy")),
    );
  });
});
