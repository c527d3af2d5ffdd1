import { Writable } from "node:stream";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createLogger } from "../../../central/http/logging.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { uploadMediaType, writeUpload } from "../../../contract/sync/upload.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import {
  enrolDevice,
  requestEnrolment,
  sendUploadText,
  signCheckpoint,
  type TestDevice,
  upload,
} from "../../support/centre/device.ts";
import { createDeviceKeys } from "../../support/centre/device-keys.ts";
import { endOf, ratingDraft, writeEntries, writeLedger } from "../../support/centre/ledger.ts";
import { fetchNonce, signHeaders } from "../../support/centre/signed-request.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let device: TestDevice;
let log: readonly string[] = [];

const stream = new Writable({
  write: (chunk: Buffer, _encoding, done) => {
    log = [...log, chunk.toString("utf8")];
    done();
  },
});

beforeAll(async () => {
  centre = await startCentre({ logger: createLogger(stream) });
});
beforeEach(async () => {
  device = await enrolDevice(centre);
  log = [];
});
afterAll(() => centre.stop());

const logged = () =>
  log
    .map((line) => JSON.parse(line) as { readonly msg: string; readonly code?: string })
    .flatMap(({ msg, code }) => (msg === "refused" ? [code] : []));

const links = () => writeLedger(device.id, [ratingDraft()]);

const unsigned = (): Promise<Response> =>
  fetch(`${centre.url}${syncPaths.ledger}`, {
    method: "POST",
    headers: { "content-type": uploadMediaType, "content-encoding": "gzip" },
    body: "anything",
  });

const textFor = (by: TestDevice, keys = by.keys): string => {
  const written = links();
  const checkpoint = signCheckpoint(device, endOf(written), {}, keys);
  return writeUpload({ checkpoint, entryTexts: written.map(({ text }) => text) });
};

/** Sent once, then repeated as a whole. */
const replayed = async (): Promise<Response> => {
  const nonce = await fetchNonce(centre.url);
  await sendUploadText(device, textFor(device), { nonce });
  return sendUploadText(device, textFor(device), { nonce });
};

const withOthersCheckpoint = async (): Promise<Response> => {
  const other = await enrolDevice(centre);
  return sendUploadText(other, textFor(device));
};

/** Signed correctly, with another body behind the headers. */
const withOtherBody = async (): Promise<Response> => {
  const headers = { "content-type": uploadMediaType, "content-encoding": "gzip" };
  const request = { method: "POST", path: syncPaths.ledger, headers, body: textFor(device) } as const;
  const signed = await signHeaders(centre.url, { ...request, keyId: device.id, keys: device.keys });
  return fetch(centre.url + syncPaths.ledger, { method: "POST", headers: signed, body: "anything" });
};

const withOtherDigest = (): Promise<Response> =>
  sendUploadText(device, textFor(device), {
    tamper: (headers) => ({ ...headers, "content-digest": "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:" }),
  });

const otherHistory = async (): Promise<Response> => {
  await upload(device, links());
  return upload(device, links());
};

const altered = (): Promise<Response> => {
  const written = [...links(), ...writeEntries(device.id, endOf(links()), [ratingDraft()])];
  return upload(device, written, endOf(written));
};

test.each([
  ["an upload without a signature", 401, "signature-missing", unsigned],
  [
    "an upload signed by another key",
    401,
    "signature-wrong",
    () => sendUploadText(device, textFor(device), { keys: createDeviceKeys() }),
  ],
  ["an upload sent a second time", 401, "nonce-unknown", replayed],
  ["an upload with another device's checkpoint", 422, "checkpoint-wrong", withOthersCheckpoint],
  [
    "an upload with a checkpoint signed by another key",
    422,
    "checkpoint-wrong",
    () => sendUploadText(device, textFor(device, createDeviceKeys())),
  ],
  ["an upload with another body than the signed one", 400, "content-digest-wrong", withOtherBody],
  ["an upload whose digest was changed in transit", 401, "signature-wrong", withOtherDigest],
  ["an upload whose entries do not follow each other", 422, "chain-broken", altered],
  ["an upload with another history", 422, "ledger-fork", otherHistory],
] as const)("%s is refused with its own problem, and the log says so", async (_, status, code, attack) => {
  expect(await refusalIn(await attack())).toMatchObject({ status, code });
  expect(logged()).toEqual([code]);
});

test("a code that two devices use at the same moment enrols one of them, and the log has the other", async () => {
  const code = await centre.newEnrolmentCode();
  const answers = await Promise.all([1, 2].map(() => requestEnrolment(centre.url, code, createDeviceKeys())));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403]);
  expect(logged()).toEqual(["enrolment-code-refused"]);
});

test("a client that guesses codes has to wait after ten, and the log has every one of them", async () => {
  const guesses: (string | undefined)[] = [];
  for (let guess = 0; guess < 12; guess += 1) {
    guesses.push((await refusalIn(await requestEnrolment(centre.url, `GUESS-${guess}`, createDeviceKeys()))).code);
  }
  expect(guesses.slice(-2)).toEqual(["too-many-requests", "too-many-requests"]);
  expect(logged()).toEqual(guesses);
});
