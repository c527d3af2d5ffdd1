import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { rebuildReadModels } from "../../../central/ledger/projecting/rebuild-read-models.ts";
import { readQuarantined } from "../../../central/ledger/read-quarantined.ts";
import { departments } from "../../../central/read-models.ts";
import { type ChainLink, readLink } from "../../../contract/ledger/chain.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { writeUpload } from "../../../contract/sync/upload.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import { enrolDevice, sendUploadText, signCheckpoint, type TestDevice, upload } from "../../support/centre/device.ts";
import {
  commentDraft,
  type Draft,
  endOf,
  opinionDraft,
  ratingDraft,
  startedDraft,
  writeEntries,
  writeLedger,
} from "../../support/centre/ledger.ts";
import { attemptDraft } from "../../support/centre/login-drafts.ts";
import { verifiedReceipt } from "../../support/centre/receipts.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let device: TestDevice;

beforeAll(async () => {
  centre = await startCentre();
});
beforeEach(async () => {
  device = await enrolDevice(centre);
});
afterAll(() => centre.stop());

const listed = async () =>
  (await readQuarantined(centre.sql))
    .filter((each) => each.device === device.id)
    .map(({ seq, reason, entry }) => [seq, reason, entry.toString("utf8")]);

const ratedPrompts = async () => {
  const rows = await centre.sql<{ id: string }[]>`
    select prompt_id as id from ratings where device = ${device.id} order by seq`;
  return rows.map(({ id }) => id);
};

/** The link as in another version of the envelope. */
const asVersion = (version: number, { text }: ChainLink): ChainLink => {
  const changed = text.replace('"v":1', `"v":${version}`);
  const link = readLink(changed, sha256Hex);
  if (!link) throw new Error("an entry of another version is no entry");
  return link;
};

/** A rating, the entries of `poison`, and another rating. */
const around = (poison: Draft): { readonly links: readonly ChainLink[]; readonly promptIds: readonly string[] } => {
  const promptIds = [randomUUID(), randomUUID()];
  const [first, last] = promptIds.map((promptId) => ratingDraft({ promptId }));
  return {
    promptIds,
    links: writeLedger(
      device.id,
      [first, poison, last].flatMap((draft) => draft ?? []),
    ),
  };
};

const unreadable: readonly (readonly [string, string, Draft])[] = [
  ["of an unknown kind", "kind-unknown", { kind: "hologram-shown", body: { anything: [1, "二"] } }],
  ["whose kind contains NUL", "kind-unknown", { kind: "rating\0given", body: {} }],
  ["with a megabyte of text", "body-invalid", commentDraft(randomUUID(), "长".repeat(350_000))],
  ["with NUL, escaped as JSON has it", "body-invalid", opinionDraft({ text: "a\0b" })],
  ["with NUL in the name of a field", "kind-unknown", { kind: "from-the-future", body: { "a\0b": "\0" } }],
  ["with half a surrogate pair", "body-invalid", opinionDraft({ text: "a\ud83d" })],
  ["with the other half", "body-invalid", opinionDraft({ text: "\ude00b" })],
  ["with a number too large for any column", "body-invalid", attemptDraft("0123456789abcdef", { unlocks: 2 ** 40 })],
];

describe("an entry that cannot be read", () => {
  test.each(unreadable)("%s is stored, listed with its bytes, and its neighbours count", async (_, reason, poison) => {
    const { links, promptIds } = around(poison);
    const receipt = await verifiedReceipt(device, await upload(device, links));
    expect(receipt).toMatchObject({ size: 3, quarantined: [{ seq: 2, reason }] });
    expect(await ratedPrompts()).toEqual(promptIds);
    expect(await listed()).toEqual([[2, reason, links[1]?.text]]);
    await rebuildReadModels(centre.sql, departments);
    expect(await ratedPrompts()).toEqual(promptIds);
    expect(await listed()).toEqual([[2, reason, links[1]?.text]]);
  });

  test("because a newer kiosk wrote it in another version of the envelope is stored and listed as well", async () => {
    const [first] = writeLedger(device.id, [ratingDraft()]);
    if (!first) throw new Error("one draft is one link");
    const newer = asVersion(2, first);
    const links = [newer, ...writeEntries(device.id, endOf([newer]), [ratingDraft()])];
    const receipt = await verifiedReceipt(device, await upload(device, links));
    expect(receipt).toMatchObject({ size: 2, quarantined: [{ seq: 1, reason: "kind-unknown" }] });
    expect((await ratedPrompts()).length).toBe(1);
    expect(await listed()).toEqual([[1, "kind-unknown", newer.text]]);
  });

  test("is counted after an update that can read it", async () => {
    const { links, promptIds } = around(ratingDraft());
    await upload(device, links);
    // As the previous version left it.
    await centre.sql`delete from ratings where device = ${device.id} and seq = 2`;
    await centre.sql`insert into quarantined_entries values (${device.id}, 1, 2, 'kind-unknown')`;
    expect(await ratedPrompts()).toEqual(promptIds);
    await rebuildReadModels(centre.sql, departments);
    expect((await ratedPrompts()).length).toBe(3);
    expect(await listed()).toEqual([]);
  });
});

describe("a line that is no JSON", () => {
  test.each([
    ["with a raw NUL", "\0"],
    ["with a raw line separator of its own", "\u0001"],
  ])("%s comes from no kiosk: the whole upload is refused, and accepted once sent without it", async (_, raw) => {
    const links = writeLedger(device.id, [startedDraft("a"), startedDraft("b")]);
    const [first, second] = links.map(({ text }) => text);
    const spoiled = second?.replace('"b"', `"b${raw}"`) ?? "";
    const text = writeUpload({
      checkpoint: signCheckpoint(device, { epoch: 1, size: 2, head: sha256Hex(spoiled) }),
      entryTexts: [first ?? "", spoiled],
    });
    const facts = { reason: "line 3 is not an entry" };
    expect(await refusalIn(await sendUploadText(device, text))).toEqual({
      status: 400,
      code: "upload-malformed",
      facts,
    });
    expect((await verifiedReceipt(device, await upload(device, links))).size).toBe(2);
  });
});
