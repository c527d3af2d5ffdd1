import { randomUUID } from "node:crypto";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ChainLink } from "../../../contract/ledger/chain.ts";
import { uploadMediaType, writeUpload } from "../../../contract/sync/upload.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import { enrolDevice, sendUploadText, signCheckpoint, type TestDevice, upload } from "../../support/centre/device.ts";
import {
  boot,
  type Draft,
  endOf,
  ratingDraft,
  startedDraft,
  writeEntries,
  writeLedger,
} from "../../support/centre/ledger.ts";
import { verifiedReceipt } from "../../support/centre/receipts.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

const nowMs = Date.parse("2026-03-01T01:00:00.000Z");

let centre: TestCentre;
let device: TestDevice;

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
});
beforeEach(async () => {
  device = await enrolDevice(centre);
});
afterAll(() => centre.stop());

const storedTexts = async (epoch = 1): Promise<readonly string[]> => {
  const rows = await centre.sql<{ text: string }[]>`
    select convert_from(entry, 'UTF8') as text from ledger_entries
    where device = ${device.id} and epoch = ${epoch} order by seq`;
  return rows.map(({ text }) => text);
};

const textsOf = (links: readonly ChainLink[]) => links.map(({ text }) => text);

const alarms = async () => [
  ...(await centre.sql`select kind, epoch, seq, times from alarms where device = ${device.id} order by kind, seq`),
];

const lastSeen = async () => {
  const [row] = await centre.sql<{ at: Date; checkpoint: unknown }[]>`
    select last_seen_at as at, last_checkpoint::jsonb as checkpoint from devices where id = ${device.id}`;
  return row;
};

const started = (marks: readonly string[]): readonly Draft[] => marks.map((mark) => startedDraft(mark));

/** The positions of which the signed statements of both sides are stored. */
const stated = async () => [
  ...(await centre.sql`
    select kind, epoch, size from ledger_statements where device = ${device.id} order by epoch, size, kind`),
];

describe("the signed statements", () => {
  test("of both sides are stored once for each position, also where the next upload repeats it", async () => {
    const links = writeLedger(device.id, started(["a", "b"]));
    const [first] = links;
    if (!first) throw new Error("no entry");
    await upload(device, [first]);
    await upload(device, [first]);
    await upload(device, [], endOf([first]));
    const ofFirst = ["checkpoint", "receipt"].map((kind) => ({ kind, epoch: 1, size: 1 }));
    expect(await stated()).toEqual(ofFirst);
    await upload(device, links);
    const ofSecond = ["checkpoint", "receipt"].map((kind) => ({ kind, epoch: 1, size: 2 }));
    expect(await stated()).toEqual([...ofFirst, ...ofSecond]);
  });
});

describe("a continuation of the ledger", () => {
  test("is stored byte for byte under its hash, and receipted", async () => {
    const links = writeLedger(device.id, [startedDraft("0.1.0 星"), ratingDraft(), ratingDraft()]);
    const receipt = await verifiedReceipt(device, await upload(device, links));
    const { epoch, size, head } = endOf(links);
    const receivedAt = new Date(nowMs).toISOString();
    expect(receipt).toEqual({
      type: "receipt",
      v: 1,
      device: device.id,
      epoch,
      size,
      head,
      receivedAt,
      quarantined: [],
      configuration: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(await storedTexts()).toEqual(textsOf(links));
    const rows = await centre.sql<{ hash: string }[]>`
      select encode(hash, 'hex') as hash from ledger_entries where device = ${device.id} order by seq`;
    expect(rows.map(({ hash }) => hash)).toEqual(links.map(({ hash }) => hash));
  });
  test("may be packed with brotli, or with gzip as an older kiosk does; every answer names both", async () => {
    const links = writeLedger(device.id, started(["a", "b"]));
    const [first, second] = [links.slice(0, 1), links.slice(1)];
    const text = (sent: readonly ChainLink[]) =>
      writeUpload({ checkpoint: signCheckpoint(device, endOf(sent)), entryTexts: textsOf(sent) });
    const packed = await sendUploadText(device, "", {
      headers: { "content-type": uploadMediaType, "content-encoding": "br" },
      body: new Uint8Array(brotliCompressSync(text(first))),
    });
    const gzipped = await sendUploadText(device, text(second));
    const refused = await sendUploadText(device, "");
    expect([packed, gzipped, refused].map(({ status }) => status)).toEqual([200, 200, 400]);
    for (const answer of [packed, gzipped, refused]) expect(answer.headers.get("accept-encoding")).toBe("br, gzip");
    expect(await storedTexts()).toEqual(textsOf(links));
  });
  test("comes in batches, and is stored once when sent twice", async () => {
    const links = writeLedger(device.id, started(["a", "b", "c", "d"]));
    await upload(device, links.slice(0, 2));
    const again = await verifiedReceipt(device, await upload(device, links.slice(0, 2)));
    expect(again.size).toBe(2);
    const overlapping = await verifiedReceipt(device, await upload(device, links.slice(1)));
    expect(overlapping).toMatchObject({ size: 4, head: links[3]?.hash });
    expect(await storedTexts()).toEqual(textsOf(links));
    expect(await alarms()).toEqual([]);
  });
  test("begins a new epoch at its first entry while an older one is completed later", async () => {
    const first = writeLedger(device.id, started(["a", "b"]), 1);
    const second = writeLedger(device.id, started(["c"]), 2);
    await upload(device, first.slice(0, 1));
    expect((await upload(device, second, endOf(second, 2))).status).toBe(200);
    expect((await upload(device, first.slice(1))).status).toBe(200);
    expect([await storedTexts(1), await storedTexts(2)]).toEqual([textsOf(first), textsOf(second)]);
  });
  test("that arrives at the same moment twice is stored once", async () => {
    const links = writeLedger(device.id, started(["a", "b", "c"]));
    const answers = await Promise.all([upload(device, links), upload(device, links), upload(device, links)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await storedTexts()).toEqual(textsOf(links));
  });
});

describe("a gap", () => {
  test("between the stored and the sent entries names the expected position and stores nothing", async () => {
    const links = writeLedger(device.id, started(["a", "b", "c", "d"]));
    await upload(device, links.slice(0, 1));
    const answer = await upload(device, links.slice(2));
    const facts = { expectedEpoch: 1, expectedSeq: 2 };
    expect(await refusalIn(answer)).toEqual({ status: 409, code: "ledger-gap", facts });
    expect(await storedTexts()).toEqual(textsOf(links.slice(0, 1)));
  });
  test("before a new epoch's first entry counts as well, and leaves no trace of the epoch", async () => {
    const links = writeLedger(device.id, started(["a", "b"]), 7);
    const answer = await upload(device, links.slice(1), endOf(links, 7));
    const facts = { expectedEpoch: 7, expectedSeq: 1 };
    expect(await refusalIn(answer)).toEqual({ status: 409, code: "ledger-gap", facts });
    expect([...(await centre.sql`select epoch from ledger_epochs where device = ${device.id}`)]).toEqual([]);
  });
  test("is found from a checkpoint beyond the ledger", async () => {
    const links = writeLedger(device.id, started(["a", "b"]));
    expect(await refusalIn(await upload(device, [], endOf(links)))).toMatchObject({ code: "ledger-gap" });
  });
});

describe("a fork", () => {
  test("keeps both branches, raises one alarm, and the first ledger goes on", async () => {
    const links = writeLedger(device.id, started(["a", "b", "c"]));
    await upload(device, links.slice(0, 2));
    const branch = writeEntries(device.id, endOf(links.slice(0, 1)), started(["x", "y"]));
    const refusal = { status: 422, code: "ledger-fork", facts: { epoch: 1, seq: 2 } };
    expect(await refusalIn(await upload(device, branch))).toEqual(refusal);
    expect(await refusalIn(await upload(device, branch))).toEqual(refusal);
    const forked = await centre.sql<{ text: string }[]>`
      select convert_from(entry, 'UTF8') as text from forked_entries where device = ${device.id} order by seq`;
    expect(forked.map(({ text }) => text)).toEqual(textsOf(branch));
    expect(await storedTexts()).toEqual(textsOf(links.slice(0, 2)));
    expect(await alarms()).toEqual([{ kind: "fork", epoch: 1, seq: 2, times: 2 }]);
    expect((await upload(device, links.slice(2))).status).toBe(200);
  });
  test("at the join is found although the entries themselves are new", async () => {
    const links = writeLedger(device.id, started(["a", "b"]));
    await upload(device, links);
    const other = writeLedger(device.id, started(["a", "x", "y"]));
    expect(await refusalIn(await upload(device, other.slice(2)))).toMatchObject({
      code: "ledger-fork",
      facts: { epoch: 1, seq: 2 },
    });
  });
  test("is found from a checkpoint with another head", async () => {
    const links = writeLedger(device.id, started(["a", "b"]));
    await upload(device, links);
    const other = writeLedger(device.id, started(["x"]));
    expect(await refusalIn(await upload(device, [], endOf(other)))).toMatchObject({ code: "ledger-fork" });
    expect(await alarms()).toEqual([{ kind: "fork", epoch: 1, seq: 1, times: 1 }]);
  });
});

describe("a checkpoint without entries", () => {
  test("confirms the stored entries and records that the device was seen", async () => {
    const links = writeLedger(device.id, started(["a"]));
    await upload(device, links);
    const receipt = await verifiedReceipt(device, await upload(device, [], endOf(links)));
    expect(receipt).toMatchObject({ epoch: 1, size: 1, head: links[0]?.hash, quarantined: [] });
    expect(await lastSeen()).toMatchObject({ at: new Date(nowMs), checkpoint: { size: 1 } });
  });
  test("that has shrunk raises the truncation alarm", async () => {
    const links = writeLedger(device.id, started(["a", "b", "c"]));
    await upload(device, links);
    const receipt = await verifiedReceipt(device, await upload(device, [], endOf(links.slice(0, 1))));
    expect(receipt.size).toBe(1);
    expect(await alarms()).toEqual([{ kind: "truncation", epoch: 1, seq: 1, times: 1 }]);
  });
  test("that was overtaken in transit raises no alarm and does not replace the newer checkpoint", async () => {
    const links = writeLedger(device.id, started(["a", "b"]));
    await upload(device, links, endOf(links), { mono: 5_000 });
    await upload(device, [], endOf(links.slice(0, 1)), { mono: 4_000 });
    expect(await alarms()).toEqual([]);
    expect(await lastSeen()).toMatchObject({ checkpoint: { size: 2 } });
  });
  test("that was in transit since before a restart raises no alarm; a shorter one from a new start raises the alarm", async () => {
    const links = writeLedger(device.id, started(["a", "b", "c"]));
    const [before, after, later] = [boot, randomUUID(), randomUUID()];
    await upload(device, links.slice(0, 1), endOf(links.slice(0, 1)), { boot: before });
    await upload(device, links.slice(1), endOf(links), { boot: after });
    await upload(device, [], endOf(links.slice(0, 2)), { boot: before });
    expect(await alarms()).toEqual([]);
    expect(await lastSeen()).toMatchObject({ checkpoint: { size: 3, boot: after } });
    // Entries that are already stored do not raise it either.
    await upload(device, links.slice(0, 2), endOf(links.slice(0, 2)), { boot: before });
    expect(await lastSeen()).toMatchObject({ checkpoint: { size: 3, boot: after } });
    await upload(device, [], endOf(links.slice(0, 2)), { boot: later });
    expect(await alarms()).toEqual([{ kind: "truncation", epoch: 1, seq: 2, times: 1 }]);
  });
});

describe("the beginning of an epoch", () => {
  const begun = (reason: string, before: unknown): Draft => ({ kind: "epoch-begun", body: { reason, before } });

  test("raises an alarm where the device lost its database", async () => {
    const first = writeLedger(device.id, [begun("first-start", null), startedDraft()]);
    await upload(device, first);
    expect(await alarms()).toEqual([]);
    const second = writeLedger(device.id, [begun("database-missing", { ...endOf(first), salvaged: 0 })], 2);
    expect((await upload(device, second, endOf(second, 2))).status).toBe(200);
    expect(await alarms()).toEqual([{ kind: "database-lost", epoch: 2, seq: 1, times: 1 }]);
    await upload(device, second, endOf(second, 2));
    expect(await alarms()).toEqual([{ kind: "database-lost", epoch: 2, seq: 1, times: 1 }]);
  });
});
