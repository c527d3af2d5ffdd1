import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { enrolDevice, type TestDevice } from "../../support/centre/device.ts";
import { changeDraft, commentDraft, ratingDraft, tagsDraft, withdrawalDraft } from "../../support/centre/ledger.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let device: TestDevice;
let promptId: string;

beforeAll(async () => {
  centre = await startCentre();
});
beforeEach(async () => {
  device = await enrolDevice(centre);
  promptId = randomUUID();
});
afterAll(() => centre.stop());

const rated = (level: number) => ratingDraft({ promptId, level });

/** First level, present level, tags and comment of every rating of the prompt. */
const standing = async () => {
  const rows = await centre.sql<{ level: number; present: number; tags: string[]; comment: string | null }[]>`
    select level, present_level as present, tag_codes as tags, comment from present_ratings where prompt_id = ${promptId}`;
  return rows.map(({ level, present, tags, comment }) => [level, present, tags, comment]);
};

const clean = (size: number) => ({ size, quarantined: [] });

describe("a present rating", () => {
  test("equals the first one where nothing followed", async () => {
    await sendEpoch(device, [rated(4)]);
    expect(await standing()).toEqual([[4, 4, [], null]]);
  });
  test("has the newest tags, even if none, and the newest comment", async () => {
    const drafts = [
      rated(2),
      tagsDraft(promptId, "201"),
      tagsDraft(promptId, "201", "203"),
      commentDraft(promptId, "等了一小时"),
      commentDraft(promptId, "等了两小时 🙏"),
    ];
    expect(await sendEpoch(device, drafts)).toEqual(clean(5));
    expect(await standing()).toEqual([[2, 2, ["201", "203"], "等了两小时 🙏"]]);
    await sendEpoch(device, [...drafts, tagsDraft(promptId)]);
    expect(await standing()).toEqual([[2, 2, [], "等了两小时 🙏"]]);
  });
  test("has no comment once it was withdrawn, and the next one that is given", async () => {
    const drafts = [rated(2), commentDraft(promptId, "慢"), withdrawalDraft(promptId)];
    expect(await sendEpoch(device, drafts)).toEqual(clean(3));
    expect(await standing()).toEqual([[2, 2, [], null]]);
    await sendEpoch(device, [...drafts, commentDraft(promptId, "不算慢")]);
    expect(await standing()).toEqual([[2, 2, [], "不算慢"]]);
  });
  test("keeps its first level beside the one it was changed to", async () => {
    expect(await sendEpoch(device, [rated(1), changeDraft(promptId, 4)])).toEqual(clean(2));
    expect(await standing()).toEqual([[1, 4, [], null]]);
  });
  test("is changed once", async () => {
    const drafts = [rated(1), changeDraft(promptId, 4), changeDraft(promptId, 5)];
    const again = { size: 3, quarantined: [{ seq: 3, reason: "already-changed" }] };
    expect(await sendEpoch(device, drafts)).toEqual(again);
    expect(await standing()).toEqual([[1, 4, [], null]]);
  });
  test("is changed once, also when the second change comes in another upload", async () => {
    const drafts = [rated(1), changeDraft(promptId, 4)];
    await sendEpoch(device, drafts);
    const later = await sendEpoch(device, [...drafts, changeDraft(promptId, 1)]);
    expect(later.quarantined).toEqual([{ seq: 3, reason: "already-changed" }]);
    expect(await standing()).toEqual([[1, 4, [], null]]);
  });
  test("loses the tags of the earlier level with the change, and has those of the later one", async () => {
    const drafts = [rated(2), tagsDraft(promptId, "201"), changeDraft(promptId, 5)];
    await sendEpoch(device, drafts);
    expect(await standing()).toEqual([[2, 5, [], null]]);
    await sendEpoch(device, [...drafts, tagsDraft(promptId, "510")]);
    expect(await standing()).toEqual([[2, 5, ["510"], null]]);
  });
  test("keeps a comment written before the change", async () => {
    await sendEpoch(device, [rated(2), commentDraft(promptId, "慢"), changeDraft(promptId, 5)]);
    expect(await standing()).toEqual([[2, 5, [], "慢"]]);
  });
});

test("the input of a rating and of its change, and the rest of the screen before the change, are stored; older entries have neither", async () => {
  const read = async () => {
    const [row] = await centre.sql<{ gave: string | null; changed: string | null; restedMs: string | null }[]>`
      select ratings.input as gave, rating_changes.input as changed, rested_ms::text as "restedMs"
      from ratings join rating_changes using (device, prompt_id) where prompt_id = ${promptId}`;
    return row;
  };
  const change = changeDraft(promptId, 5);
  const drafts = [
    ratingDraft({ promptId, level: 1, input: "touch" }),
    { ...change, body: { ...change.body, input: "mouse", restedMs: 6_500 } },
  ];
  expect(await sendEpoch(device, drafts)).toEqual(clean(2));
  expect(await read()).toEqual({ gave: "touch", changed: "mouse", restedMs: "6500" });
  promptId = randomUUID();
  await sendEpoch(await enrolDevice(centre), [ratingDraft({ promptId, level: 1 }), changeDraft(promptId, 5)]);
  expect(await read()).toEqual({ gave: null, changed: null, restedMs: null });
});

describe("an entry that arrives out of order", () => {
  test("waits for its rating", async () => {
    const second = [changeDraft(promptId, 3), tagsDraft(promptId, "311"), commentDraft(promptId, "还行")];
    expect(await sendEpoch(device, second, 2)).toEqual(clean(3));
    expect(await standing()).toEqual([]);
    expect(await sendEpoch(device, [rated(1), tagsDraft(promptId, "101")])).toEqual(clean(2));
    expect(await standing()).toEqual([[1, 3, ["311"], "还行"]]);
  });
  test("does not make older tags or comments the newest", async () => {
    await sendEpoch(device, [tagsDraft(promptId, "202"), commentDraft(promptId, "新")], 2);
    await sendEpoch(device, [rated(2), tagsDraft(promptId, "201"), commentDraft(promptId, "旧")]);
    expect(await standing()).toEqual([[2, 2, ["202"], "新"]]);
  });
  test("does not bring a comment back that was withdrawn, nor withdraw a newer one", async () => {
    await sendEpoch(device, [withdrawalDraft(promptId)], 2);
    await sendEpoch(device, [rated(2), commentDraft(promptId, "旧")]);
    expect(await standing()).toEqual([[2, 2, [], null]]);
    await sendEpoch(device, [commentDraft(promptId, "新")], 4);
    await sendEpoch(device, [withdrawalDraft(promptId)], 3);
    expect(await standing()).toEqual([[2, 2, [], "新"]]);
  });
});

test("no entry of another device changes a rating", async () => {
  const other = await enrolDevice(centre);
  const foreign = [changeDraft(promptId, 5), tagsDraft(promptId, "510"), commentDraft(promptId, "很好")];
  expect(await sendEpoch(other, foreign)).toEqual(clean(3));
  expect(await sendEpoch(device, [rated(1), changeDraft(promptId, 2)])).toEqual(clean(2));
  expect(await standing()).toEqual([[1, 2, [], null]]);
});
