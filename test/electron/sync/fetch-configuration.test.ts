import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { nonceHeader } from "../../../contract/sync/signature-profile.ts";
import type { Sha256Hex } from "../../../contract/words.ts";
import { fetchConfiguration } from "../../../electron/sync/fetch-configuration.ts";
import { centreAt } from "../../../electron/wire/centre-client.ts";
import { newPrivateKey } from "../../../electron/wire/key-pair.ts";
import { device } from "../../support/ledger.ts";
import { isSignedByCentre, signedByCentre } from "../support/centre-answers.ts";
import { documentWith, memberWith } from "../support/configuration.ts";
import { startServer, type TestServer } from "../support/http-server.ts";

const pictures = ["一号", "二号"].map((name) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${name}</svg>`));
const hashes = pictures.map((bytes) => sha256Hex(bytes));
const [firstHash, secondHash] = hashes;
const document = documentWith({
  staff: [...hashes, ...hashes].map((portrait, index) => memberWith(`100${index}`, { portrait })),
});
const signed = signedByCentre(document);

type Answer = (response: ServerResponse) => void;
const send =
  (status: number, contentType: string, body: string | Buffer = ""): Answer =>
  (response) => {
    response.writeHead(status, { "content-type": contentType, [nonceHeader]: "fresh" }).end(body);
  };

let server: TestServer;
afterEach(() => server.close());

const fetched = async (answers: Readonly<Record<string, Answer>>, stored: readonly Sha256Hex[] = []) => {
  server = await startServer(({ url = "" }, response) => (answers[url] ?? send(200, "text/plain"))(response));
  const centre = centreAt({ url: server.url, keyId: device, privateKey: newPrivateKey(), timeoutMs: 5_000 });
  const hasPicture = (hash: Sha256Hex): boolean => stored.includes(hash);
  return fetchConfiguration({ centre, device, currentVersion: 0, pepper: null, isSignedByCentre, hasPicture });
};

const configurationPath = "/v1/configuration?have=0";
const picturePath = (index: number) => `/v1/pictures/${hashes[index]}`;
const configurationAnswer = send(200, "application/json", JSON.stringify(signed));
const svg = (index: number) => send(200, "image/svg+xml", pictures[index]);
const notTheCentre = (reason: string) => ({ ok: false, problem: { code: "centre-answer-invalid", facts: { reason } } });

describe("a newer configuration", () => {
  it("comes with every picture it names, each fetched once", async () => {
    const answers = { [configurationPath]: configurationAnswer, [picturePath(0)]: svg(0), [picturePath(1)]: svg(1) };
    const mediaType = "image/svg+xml";
    expect(await fetched(answers)).toEqual({
      ok: true,
      value: { document, signed, pictures: hashes.map((hash, index) => ({ hash, mediaType, bytes: pictures[index] })) },
    });
    const expected = [configurationPath, picturePath(0), picturePath(1)].map((path) => `GET ${path}`);
    expect(server.requests.filter((request) => request.startsWith("GET"))).toEqual(expected);
  });

  it("fetches only the missing pictures", async () => {
    const answers = { [configurationPath]: configurationAnswer, [picturePath(1)]: svg(1) };
    const result = await fetched(answers, firstHash ? [firstHash] : []);
    expect(result.ok && result.value?.pictures.map(({ hash }) => hash)).toEqual([secondHash]);
  });

  const badPictures: readonly (readonly [name: string, answer: Answer, expected: object])[] = [
    ["that is another one", svg(0), notTheCentre("picture hash")],
    ["that is cut short", send(200, "image/svg+xml", pictures[1]?.subarray(1)), notTheCentre("picture hash")],
    ["that is no picture", send(200, "text/html", pictures[1]), notTheCentre("picture type text/html")],
    ["from a captive portal", send(302, "text/html"), notTheCentre("HTTP 302")],
    [
      "the centre does not have",
      send(404, "application/problem+json", JSON.stringify({ code: "not-found", status: 404, title: "no" })),
      { ok: false, problem: { code: "configuration-invalid", facts: { field: `picture ${secondHash}` } } },
    ],
    [
      "whose connection is cut",
      (response) => response.destroy(),
      { ok: false, problem: { code: "centre-unreachable", facts: { reason: "UND_ERR_SOCKET" } } },
    ],
  ];
  it.each(badPictures)("is dropped as a whole with a picture %s", async (_, answer, expected) => {
    const answers = { [configurationPath]: configurationAnswer, [picturePath(0)]: svg(0), [picturePath(1)]: answer };
    expect(await fetched(answers)).toEqual(expected);
  });

  it("is not fetched where the present one is current", async () => {
    expect(await fetched({ [configurationPath]: send(204, "text/plain") })).toEqual({ ok: true, value: null });
  });

  it("is not accepted from a captive portal's page", async () => {
    const page = send(200, "text/html", "<!doctype html>");
    expect(await fetched({ [configurationPath]: page })).toEqual(notTheCentre("configuration signature"));
  });
});
