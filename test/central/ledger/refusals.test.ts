import { request as httpRequest } from "node:http";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ChainLink } from "../../../contract/ledger/chain.ts";
import { genesisHash } from "../../../contract/ledger/entry.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import {
  uploadMaxPackedBytes,
  uploadMaxUnpackedBytes,
  uploadMediaType,
  writeUpload,
} from "../../../contract/sync/upload.ts";
import { freshNonceIn, refusalIn } from "../../support/centre/answers.ts";
import {
  enrolDevice,
  sendAs,
  sendUploadText,
  signCheckpoint,
  type TestDevice,
  upload,
} from "../../support/centre/device.ts";
import { createDeviceKeys } from "../../support/centre/device-keys.ts";
import { endOf, startedDraft, writeLedger } from "../../support/centre/ledger.ts";
import { signHeaders } from "../../support/centre/signed-request.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let device: TestDevice;
let links: readonly ChainLink[];

beforeAll(async () => {
  centre = await startCentre();
});
beforeEach(async () => {
  device = await enrolDevice(centre);
  links = writeLedger(device.id, [startedDraft("a"), startedDraft("b"), startedDraft("c")]);
});
afterAll(() => centre.stop());

const sendTexts = (entryTexts: readonly string[], position = endOf(links)) =>
  sendUploadText(device, writeUpload({ checkpoint: signCheckpoint(device, position), entryTexts }));

const texts = () => links.map(({ text }) => text);

const expectNothingStored = async () => {
  const rows = await centre.sql`select from ledger_entries where device = ${device.id}`;
  expect(rows.length).toBe(0);
};

describe("a broken chain", () => {
  test("with an altered entry breaks at the entry after it", async () => {
    const [first = "", second = "", third = ""] = texts();
    const altered = second.replace('"b"', '"B"');
    expect(altered).not.toBe(second);
    const answer = await sendTexts([first, altered, third]);
    expect(await refusalIn(answer)).toEqual({ status: 422, code: "chain-broken", facts: { seq: 3 } });
    await expectNothingStored();
  });
  test("with a missing entry breaks there", async () => {
    const [first = "", , third = ""] = texts();
    expect(await refusalIn(await sendTexts([first, third]))).toMatchObject({ code: "chain-broken", facts: { seq: 3 } });
  });
  test("with swapped entries breaks there", async () => {
    const [first = "", second = "", third = ""] = texts();
    const answer = await sendTexts([first, third, second]);
    expect(await refusalIn(answer)).toMatchObject({ code: "chain-broken", facts: { seq: 3 } });
  });
  test("whose first entry follows another one breaks at 1", async () => {
    const text = links[0]?.text.replace(genesisHash, sha256Hex("something")) ?? "";
    const answer = await sendTexts([text], { epoch: 1, size: 1, head: sha256Hex(text) });
    expect(await refusalIn(answer)).toMatchObject({ code: "chain-broken", facts: { seq: 1 } });
  });
  test("with an entry of another device, or of another epoch, breaks there", async () => {
    const foreign = writeLedger((await enrolDevice(centre)).id, [startedDraft("a")]);
    const answer = await sendTexts([foreign[0]?.text ?? ""], endOf(foreign));
    expect(await refusalIn(answer)).toMatchObject({ code: "chain-broken", facts: { seq: 1 } });
    const later = writeLedger(device.id, [startedDraft("a")], 2);
    const mixed = await sendTexts([later[0]?.text ?? ""], { epoch: 1, size: 1, head: endOf(later).head });
    expect(await refusalIn(mixed)).toMatchObject({ code: "chain-broken", facts: { seq: 1 } });
  });
});

describe("a wrong checkpoint", () => {
  const refused = (reason: string) => ({ status: 422, code: "checkpoint-wrong", facts: { reason } });

  test("signed by another key", async () => {
    const checkpoint = signCheckpoint(device, endOf(links), {}, createDeviceKeys());
    const answer = await sendUploadText(device, writeUpload({ checkpoint, entryTexts: texts() }));
    expect(await refusalIn(answer)).toEqual(refused("signature"));
    await expectNothingStored();
  });
  test("altered after it was signed", async () => {
    const { text, signature } = signCheckpoint(device, endOf(links));
    const checkpoint = { text: text.replace('"size":3', '"size":2'), signature };
    const answer = await sendUploadText(device, writeUpload({ checkpoint, entryTexts: texts().slice(0, 2) }));
    expect(await refusalIn(answer)).toEqual(refused("signature"));
  });
  test("of another device, although this one signed it", async () => {
    const other = await enrolDevice(centre);
    expect(await refusalIn(await upload(device, links, endOf(links), { device: other.id }))).toEqual(refused("device"));
  });
  test("that names another size or head than the last entry's", async () => {
    const { epoch, size, head } = endOf(links);
    expect(await refusalIn(await upload(device, links, { epoch, size: 4, head }))).toEqual(refused("size"));
    const answer = await upload(device, links, { epoch, size, head: sha256Hex("other") });
    expect(await refusalIn(answer)).toEqual(refused("head"));
    expect(await refusalIn(await upload(device, [], { epoch, size: 0, head }))).toEqual(refused("head"));
  });
  test("of another type: a receipt never passes for a checkpoint", async () => {
    expect(await refusalIn(await upload(device, links, endOf(links), { type: "receipt" }))).toEqual(refused("type"));
  });
});

describe("a malformed upload", () => {
  const malformed = { status: 400, code: "upload-malformed" };

  test("because a line is not JSON, or no entry", async () => {
    const answer = await sendTexts([...texts(), "not json"]);
    expect(await refusalIn(answer)).toEqual({ ...malformed, facts: { reason: "line 5 is not an entry" } });
    expect(await refusalIn(await sendTexts(['{"v":1}']))).toMatchObject(malformed);
    expect(await refusalIn(await sendTexts(["", ""]))).toMatchObject(malformed);
    await expectNothingStored();
  });
  test("because there is no checkpoint, or nothing at all", async () => {
    expect(await refusalIn(await sendUploadText(device, `${texts().join("\n")}\n`))).toMatchObject(malformed);
    expect(await refusalIn(await sendUploadText(device, ""))).toMatchObject(malformed);
  });
  test("because it is not gzip", async () => {
    const answer = await sendUploadText(device, "x", { body: "plain text" });
    expect(await refusalIn(answer)).toEqual({ ...malformed, facts: { reason: "not gzip" } });
  });
  test("because it is not brotli", async () => {
    const headers = { "content-type": uploadMediaType, "content-encoding": "br" };
    const answer = await sendUploadText(device, "x", { headers });
    expect(await refusalIn(answer)).toEqual({ ...malformed, facts: { reason: "not br" } });
  });
  test("because it is not UTF-8: a byte that is replaced is another hash", async () => {
    const bytes = Buffer.from(writeUpload({ checkpoint: signCheckpoint(device, endOf(links)), entryTexts: texts() }));
    bytes[bytes.indexOf('"a"') + 1] = 0xff;
    const answer = await sendUploadText(device, bytes);
    expect(await refusalIn(answer)).toEqual({ ...malformed, facts: { reason: "not UTF-8" } });
  });
  test("because its media type is another", async () => {
    const headers = { "content-type": "application/json", "content-encoding": "gzip" };
    const answer = await sendUploadText(device, "{}", { headers });
    expect(await refusalIn(answer)).toMatchObject({ status: 415, code: "media-type-unsupported" });
    const unpacked = await sendUploadText(device, "{}", { headers: { "content-type": uploadMediaType } });
    expect(await refusalIn(unpacked)).toMatchObject({ status: 415, code: "media-type-unsupported" });
  });
});

describe("an upload that is too large", () => {
  const tooLarge = (maxBytes: number) => ({ status: 413, code: "body-too-large", facts: { maxBytes } });

  test("when it is unpacked: a gzip bomb stops at the limit", async () => {
    const bomb = gzipSync(Buffer.alloc(uploadMaxUnpackedBytes + 1, 0x20));
    expect(bomb.byteLength).toBeLessThan(64 * 1024);
    const answer = await sendUploadText(device, "", { body: new Uint8Array(bomb) });
    expect(await refusalIn(answer)).toEqual(tooLarge(uploadMaxUnpackedBytes));
    expect(freshNonceIn(answer)).not.toBe("");
  });
  test("when it is unpacked: a brotli bomb stops there as well", async () => {
    const body = new Uint8Array(brotliCompressSync(Buffer.alloc(uploadMaxUnpackedBytes + 1, 0x20)));
    const headers = { "content-type": uploadMediaType, "content-encoding": "br" };
    expect(body.byteLength).toBeLessThan(1024);
    expect(await refusalIn(await sendUploadText(device, "", { headers, body }))).toEqual(
      tooLarge(uploadMaxUnpackedBytes),
    );
  });
  test("as it comes: 50 MB are refused by their length", async () => {
    const answer = await sendAs(device, {
      method: "POST",
      path: syncPaths.ledger,
      headers: { "content-type": uploadMediaType, "content-encoding": "gzip" },
      body: new Uint8Array(50 * 1024 * 1024),
    });
    expect(await refusalIn(answer)).toEqual(tooLarge(uploadMaxPackedBytes));
    expect(freshNonceIn(answer)).not.toBe("");
  });
  test("as it comes: 50 MB without a length are refused at the limit", async () => {
    const headers = await signHeaders(centre.url, {
      method: "POST",
      path: syncPaths.ledger,
      headers: { "content-type": uploadMediaType, "content-encoding": "gzip" },
      keyId: device.id,
      keys: device.keys,
    });
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = httpRequest(`${centre.url}${syncPaths.ledger}`, { method: "POST", headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.on("error", reject);
      for (let megabytes = 0; megabytes < 50; megabytes += 1) sent.write(Buffer.alloc(1024 * 1024));
      sent.end();
    });
    expect(status).toBe(413);
  });
});
