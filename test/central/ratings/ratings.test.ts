import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { enrolDevice, type TestDevice, upload } from "../../support/centre/device.ts";
import { explanationDraft, promptDraft } from "../../support/centre/duty-drafts.ts";
import {
  answerDraft,
  changeDraft,
  commentDraft,
  complaintDraft,
  type Draft,
  endOf,
  opinionDraft,
  ratingDraft,
  startedDraft,
  tagsDraft,
  writeEntries,
  writeLedger,
} from "../../support/centre/ledger.ts";
import { sendEpoch, verifiedReceipt } from "../../support/centre/receipts.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let device: TestDevice;

beforeAll(async () => {
  centre = await startCentre({ clock: () => Date.parse("2026-03-01T01:00:00.000Z") });
});
beforeEach(async () => {
  device = await enrolDevice(centre);
});
afterAll(() => centre.stop());

const send = (drafts: readonly Draft[], to: TestDevice = device) => sendEpoch(to, drafts);

const ratedSeqs = async (of: TestDevice = device) => {
  const rows = await centre.sql<{ seq: number }[]>`select seq from ratings where device = ${of.id} order by seq`;
  return rows.map(({ seq }) => seq);
};

const aService = () => ({ transaction: { transactionRef: randomUUID(), serviceNumber: 1, matterName: "社保卡补办" } });

describe("a rating", () => {
  test("is copied into the read model with all its fields", async () => {
    const service = aService();
    const promptId = randomUUID();
    const followUpHash = "ab".repeat(32);
    const draft = ratingDraft({ ...service, promptId, level: 2, source: "walk-up", followUpHash });
    await send([startedDraft(), { ...draft, at: "2026-03-01T09:30:00.000+08:00" }]);
    const [row] = await centre.sql`select * from ratings where device = ${device.id}`;
    expect({ ...row, received_at: undefined }).toEqual({
      device: device.id,
      epoch: 1,
      seq: 2,
      prompt_id: promptId,
      shift_id: "22222222-2222-4222-8222-222222222222",
      unit_code: "330100-XZFW",
      window_number: "3",
      staff_number: "1001",
      source: "walk-up",
      transaction_ref: service.transaction.transactionRef,
      service_number: 1,
      matter_name: "社保卡补办",
      level: 2,
      channel: "4",
      answered_after_ms: 3_200,
      answered_at: "2026-03-01T09:30:00.000+08:00",
      follow_up_hash: followUpHash,
      input: null,
      received_at: undefined,
    });
  });
  test("of a window or staff unknown to the office is counted all the same", async () => {
    expect(await send([ratingDraft({ unitCode: "?", windowNumber: "99", staffNumber: "nobody" })])).toEqual({
      size: 1,
      quarantined: [],
    });
    expect(await ratedSeqs()).toEqual([1]);
  });
  test("without a service counts by its prompt, once", async () => {
    const promptId = randomUUID();
    const sent = await send([ratingDraft({ promptId, level: 1 }), ratingDraft({ promptId, level: 5 }), ratingDraft()]);
    expect(sent).toEqual({ size: 3, quarantined: [{ seq: 2, reason: "already-rated" }] });
    expect(await ratedSeqs()).toEqual([1, 3]);
  });
  test("of a service that its device has rated is stored and quarantined, in the same batch or a later one", async () => {
    const service = aService();
    const already = (seq: number) => [{ seq, reason: "already-rated" }];
    const links = writeLedger(device.id, [ratingDraft(service), ratingDraft(service)]);
    const first = await verifiedReceipt(device, await upload(device, links));
    expect(first.quarantined).toEqual(already(2));
    const later = writeEntries(device.id, endOf(links), [ratingDraft(service)]);
    expect((await verifiedReceipt(device, await upload(device, later))).quarantined).toEqual(already(3));
    expect(await ratedSeqs()).toEqual([1]);
  });
  test("with another rating's follow-up is quarantined", async () => {
    const followUpHash = "cd".repeat(32);
    const sent = await send([ratingDraft({ followUpHash }), ratingDraft({ followUpHash })]);
    expect(sent).toEqual({ size: 2, quarantined: [{ seq: 2, reason: "already-rated" }] });
  });
  test.each([{ promptId: randomUUID() }, { followUpHash: "ef".repeat(32) }])(
    "of a service that its device has rated in an earlier batch is quarantined: %j",
    async (about) => {
      const links = writeLedger(device.id, [ratingDraft(about)]);
      expect((await verifiedReceipt(device, await upload(device, links))).quarantined).toEqual([]);
      const later = writeEntries(device.id, endOf(links), [ratingDraft(about), ratingDraft()]);
      const { quarantined } = await verifiedReceipt(device, await upload(device, later));
      expect(quarantined).toEqual([{ seq: 2, reason: "already-rated" }]);
      expect(await ratedSeqs()).toEqual([1, 3]);
    },
  );
  test("of the next service of the same transaction counts", async () => {
    const { transaction } = aService();
    const next = { transaction: { ...transaction, serviceNumber: 2 } };
    expect(await send([ratingDraft({ transaction }), ratingDraft(next)])).toEqual({ size: 2, quarantined: [] });
  });
});

const strangeSeal = {
  scheme: "hpke-base-x25519-sha256-aes256gcm",
  keyId: "\u0000",
  encapsulatedKeyBase64: "",
  ciphertextBase64: "",
};
const strangeService = { transaction: { transactionRef: "\ud83d", serviceNumber: 1 } };
const strangeChoice = { type: "multiple", choices: ["good", "\u0000"] };

describe("an entry that cannot be interpreted", () => {
  const good = () => ratingDraft();
  const isolated: readonly (readonly [string, string, () => Draft])[] = [
    ["is of an unknown kind", "kind-unknown", () => ({ kind: "from-the-future", body: { anything: [1, 2] } })],
    ["has a level of zero", "body-invalid", () => ratingDraft({ level: 0 })],
    ["has an unknown field", "body-invalid", () => ratingDraft({ extra: true })],
    ["has a character no database can store", "body-invalid", () => ratingDraft({ unitCode: "a\u0000b" })],
    ["has half a character", "body-invalid", () => ratingDraft({ channel: "\ud83d" })],
    ["has a tag no database can store", "body-invalid", () => tagsDraft(randomUUID(), "101", "a\u0000")],
    ["has half a character in a tag", "body-invalid", () => tagsDraft(randomUUID(), "\ude00")],
    ["has a comment no database can store", "body-invalid", () => commentDraft(randomUUID(), "慢\u0000")],
    ["has a comment that is too long", "body-invalid", () => commentDraft(randomUUID(), "慢".repeat(151))],
    ["changes a rating to nothing", "body-invalid", () => changeDraft(randomUUID(), 0)],
    ["has an opinion of spaces", "body-invalid", () => opinionDraft({ text: " \u3000 " })],
    ["has half a character in a window's number", "body-invalid", () => opinionDraft({ windowNumber: "\ud83d" })],
    ["has a complaint sealed to a strange key", "body-invalid", () => complaintDraft({ sealed: strangeSeal })],
    ["answers with a choice no database can store", "body-invalid", () => answerDraft("q1", strangeChoice)],
    ["answers a question with NUL", "body-invalid", () => answerDraft("q\u0000", { type: "scale", value: 1 })],
    ["asks about a service no database can store", "body-invalid", () => promptDraft(randomUUID(), strangeService)],
    ["explains a service no database can store", "body-invalid", () => explanationDraft({ transactionRef: "a\u0000" })],
    ["has a kind no database can store", "kind-unknown", () => ({ kind: "a\u0000", body: {} })],
  ];
  test.each(isolated)("because it %s is stored, listed, and never blocks its neighbours", async (_why, reason, bad) => {
    const sent = await send([good(), bad(), good()]);
    expect(sent).toEqual({ size: 3, quarantined: [{ seq: 2, reason }] });
    expect(await ratedSeqs()).toEqual([1, 3]);
  });
  test("is listed again when its upload is repeated", async () => {
    const links = writeLedger(device.id, [good(), { kind: "from-the-future", body: {} }]);
    const first = await verifiedReceipt(device, await upload(device, links));
    expect((await verifiedReceipt(device, await upload(device, links))).quarantined).toEqual(first.quarantined);
  });
  test.each(["0000-01-01T00:00:00Z", "9999-12-31T23:59:59+14:00", "1970-01-01T00:00:00.000000001Z"])(
    "differs from one with the time %s, which is accepted",
    async (at) => {
      expect(await send([{ ...good(), at }])).toEqual({ size: 1, quarantined: [] });
      expect(await ratedSeqs()).toEqual([1]);
    },
  );
  test("differs from one with the largest numbers, which is accepted", async () => {
    const most = Number.MAX_SAFE_INTEGER;
    const transaction = { transactionRef: randomUUID(), serviceNumber: most };
    expect(await send([ratingDraft({ transaction, answeredAfterMs: most })])).toEqual({ size: 1, quarantined: [] });
  });
});
