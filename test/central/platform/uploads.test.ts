import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PlatformSettings } from "../../../central/platform/open-platform.ts";
import { upload } from "../../support/centre/device.ts";
import {
  changeDraft,
  commentDraft,
  endOf,
  ratingDraft,
  tagsDraft,
  writeEntries,
  writeLedger,
} from "../../support/centre/ledger.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { type ReceivingPlatform, startReceivingPlatform } from "../../support/receiving-platform.ts";
import { readAccount, roundOf, sendShift, servedDraft, settingsFor, shiftOf, unaccounted } from "./upload-office.ts";

const hourMs = 3_600_000;
const day = "2026-03-02";

let nowMs = Date.parse(`${day}T18:00:00+08:00`);
const clock = (): number => nowMs;
let centre: TestCentre;
let platform: ReceivingPlatform;
let settings: PlatformSettings;

beforeAll(async () => {
  centre = await startCentre({ clock });
  await centre.sql`insert into platform_begin (first_day) values (${day})`;
});
afterAll(() => centre.stop());

/** Each test has an office without ratings, and a platform of its own. */
beforeEach(async () => {
  await centre.sql`
    truncate ratings, rating_changes, rating_tags, rating_comments, claimed_services, rival_claims, figure_cells,
      touched_days, platform_days, platform_uploads, platform_counts`;
  await centre.sql`alter table platform_answers disable trigger all`;
  await centre.sql`alter table platform_batches disable trigger all`;
  await centre.sql`truncate platform_answers, platform_batches`;
  await centre.sql`alter table platform_answers enable trigger all`;
  await centre.sql`alter table platform_batches enable trigger all`;
  nowMs = Date.parse(`${day}T18:00:00+08:00`);
  platform = await startReceivingPlatform();
  settings = await settingsFor(platform);
  return () => platform.stop();
});

const round = (): Promise<void> => roundOf({ centre, platform: settings, clock });
/** Rounds until nothing waits any more, half an hour apart. */
const settle = async (rounds = 30): Promise<void> => {
  for (let each = 0; each < rounds; each += 1) {
    nowMs += hourMs / 2;
    await round();
  }
};
const later = (hours: number): void => {
  nowMs += hours * hourMs;
};
const served = (count: number) => Array.from({ length: count }, (_, index) => servedDraft(`P${index + 1}`));

/** The counts of the page are those of the rows. */
const countedAsStored = async (): Promise<unknown> => {
  const [row] = await centre.sql`
    select (select coalesce(sum(uploads), 0)::int from platform_counts) = (select count(*)::int from platform_uploads)
      and not exists (
        select from platform_counts as counted
        where uploads <> (
          select count(*) from platform_uploads as each
          where (each.day, each.unit_code, each.state, coalesce(each.reason, ''), coalesce(each.detail, ''))
            = (counted.day, counted.unit_code, counted.state, counted.reason, counted.detail))) as "isSame"`;
  return row?.["isSame"];
};

describe("ratings", () => {
  test("are sent once their waiting time is over, by the names, codes and formats of the mapping", async () => {
    const promptId = randomUUID();
    await sendShift(centre, day, [
      servedDraft("P1", { promptId, level: 2 }),
      tagsDraft(promptId, "210", "211"),
      commentDraft(promptId, "等了很久"),
    ]);
    later(23);
    await round();
    expect(platform.batches).toEqual([]);
    later(2);
    await round();
    const [row] = platform.rows.values();
    expect(row).toEqual({
      assessId: expect.stringMatching(/^[0-9a-f]{32}$/),
      areaCode: "330100000000",
      deptCode: "330100000000XZFW",
      taskCode: "113301000024881XX23300109010001",
      taskHandleItem: "113301000024881XX2330010901000101",
      taskName: "居民身份证换领",
      projectNo: "P1",
      proStatus: "3",
      proManager: "测试1001",
      pf: "4",
      userProp: "9",
      satisfaction: "2",
      evalDetail: "210,211",
      writingEvaluation: "等了很久",
      assessTime: "2026-03-02 09:00:00",
      assessNumber: "1",
      dataSource: "330100",
    });
    await settle(3);
    expect([platform.batches.length, await unaccounted(centre, platform), await countedAsStored()]).toEqual([
      1,
      [],
      true,
    ]);
  });

  test("of a shift that runs are not sent", async () => {
    await sendShift(centre, day, [servedDraft("P1")]);
    await centre.sql`delete from shift_endings`;
    later(2);
    await centre.sql`update platform_days set touched_at = '-infinity'`;
    await centre.sql`update ratings set received_at = received_at - interval '23 hours'`;
    await round();
    expect(platform.batches).toEqual([]);
  });

  test("that lack a value, or whose value has no code, are refused here and listed", async () => {
    await sendShift(centre, day, [
      servedDraft("P1"),
      ratingDraft({ source: "walk-up" }),
      servedDraft("P2", { transaction: { transactionRef: "P2", serviceNumber: 1, matterName: "补发" } }),
      servedDraft("P".repeat(64)),
    ]);
    later(25);
    await round();
    expect([...platform.rows.values()].map(({ projectNo }) => projectNo).toSorted()).toEqual(
      ["P1", "P".repeat(64)].toSorted(),
    );
    expect((await readAccount(centre)).filter(({ state }) => state === "refused")).toEqual([
      { projectNo: "P2", state: "refused", reason: "code-missing", detail: "taskCode" },
      { projectNo: null, state: "refused", reason: "value-missing", detail: "projectNo" },
    ]);
    expect([await unaccounted(centre, platform), await countedAsStored()]).toEqual([[], true]);
  });

  test("that change after they were sent go out a second time as number 2, and a later change is listed", async () => {
    const promptId = randomUUID();
    const device = await sendShift(centre, day, [servedDraft("P1", { promptId, level: 5 })]);
    later(25);
    await round();
    const first = writeLedger(device.id, shiftOf(day, [servedDraft("P1", { promptId, level: 5 })]));
    const [end] = await centre.sql<{ size: number; head: string }[]>`
      select size, head from ledger_epochs where device = ${device.id}`;
    expect(end?.size).toBe(first.length);
    let position = { ...endOf(first), head: end?.head } as ReturnType<typeof endOf>;
    const add = async (draft: ReturnType<typeof commentDraft>): Promise<void> => {
      const links = writeEntries(device.id, position, [draft]);
      expect((await upload(device, links)).status).toBe(200);
      position = endOf(links);
      await centre.rollUp();
      later(25);
      await round();
    };
    await add(changeDraft(promptId, 1));
    await add(commentDraft(promptId, "没人理"));
    await add(commentDraft(promptId, "还是没人理"));
    const rows = [...platform.rows.values()];
    expect(rows.map(({ satisfaction, assessNumber }) => [satisfaction, assessNumber])).toEqual([
      ["5", "1"],
      ["1", "2"],
    ]);
    expect(await readAccount(centre)).toEqual([
      { projectNo: "P1", state: "refused", reason: "changed-again", detail: null },
    ]);
    expect([platform.altered, await countedAsStored()]).toEqual([[], true]);
  });
});

describe("a platform", () => {
  test.each([
    ["loses the answer after it has stored a batch", ["lose"]],
    ["cuts the line before it reads", ["lose-early", "lose-early"]],
    ["hangs", ["hang"]],
    ["hangs after it has stored a batch", ["hang-stored", "hang-stored"]],
    ["answers 500 and 503", [{ status: 500 }, { status: 503 }]],
    ["answers 200 with an error inside", ["error-inside"]],
    ["answers with a page to log in", ["no-json"]],
    ["redirects", ["redirect"]],
    ["refuses the sender for a while", [{ status: 401 }, { status: 403 }, { status: 429 }]],
    ["does all of it", ["lose", "hang", "error-inside", { status: 502 }, "hang-stored", "lose-early", "no-json"]],
  ] as const)("that %s has every rating once in the end", async (_name, moods) => {
    await sendShift(centre, day, served(150));
    platform.behave(...moods);
    later(24);
    await settle();
    expect(await unaccounted(centre, platform)).toEqual([]);
    expect([platform.rows.size, platform.altered, await countedAsStored()]).toEqual([150, [], true]);
  });

  test("that refuses single rows has the others, and the refused ones are listed with its code and sentence", async () => {
    await sendShift(centre, day, served(20));
    platform.refuseRows(({ projectNo }) => projectNo === "P7" || projectNo === "P9");
    later(25);
    await round();
    expect(await unaccounted(centre, platform)).toEqual([]);
    const refused = await centre.sql`
      select reason, detail, message, fields_json from platform_uploads where state = 'refused'`;
    const said = { reason: "platform", detail: "2003", message: "办件编号不存在", fields_json: null };
    expect([platform.rows.size, [...refused]]).toEqual([18, [said, said]]);
  });

  test("that refuses a whole batch for one wrong row has all others", async () => {
    await sendShift(centre, day, served(100));
    platform.refuseRows(({ projectNo }) => projectNo === "P42", true);
    later(24);
    await settle(8);
    expect([await unaccounted(centre, platform), platform.rows.size]).toEqual([[], 99]);
    expect(platform.batches.length).toBeLessThan(30);
  });

  test("that refuses everything is asked less and less often", async () => {
    await sendShift(centre, day, served(100));
    platform.refuseRows(() => true, true);
    later(25);
    await round();
    expect(platform.batches.length).toBeLessThanOrEqual(10);
    platform.refuseRows(() => false);
    later(1);
    await round();
    expect(await unaccounted(centre, platform)).toEqual([]);
  });

  test("that cannot be reached leaves the rows 未报, and one that may have them 无应答", async () => {
    await sendShift(centre, day, served(3));
    const gone = await startReceivingPlatform();
    await gone.stop();
    later(25);
    await roundOf({ centre, platform: { ...settings, url: gone.url }, clock });
    expect((await readAccount(centre)).map(({ state }) => state)).toEqual(["waiting", "waiting", "waiting"]);
    later(1);
    platform.behave("lose");
    await round();
    expect((await readAccount(centre)).map(({ state }) => state)).toEqual(["unanswered", "unanswered", "unanswered"]);
    // It cannot be reached now, but may have them from before.
    later(1);
    await roundOf({ centre, platform: { ...settings, url: gone.url }, clock });
    expect((await readAccount(centre)).map(({ state }) => state)).toEqual(["unanswered", "unanswered", "unanswered"]);
    later(1);
    await round();
    expect([await unaccounted(centre, platform), platform.altered]).toEqual([[], []]);
  });

  test("gets an unanswered row again as it was, also where the rating has changed, and then the change", async () => {
    const promptId = randomUUID();
    const device = await sendShift(centre, day, [servedDraft("P1", { promptId, level: 5 })]);
    platform.behave("lose");
    later(25);
    await round();
    const [end] = await centre.sql<{ epoch: number; size: number; head: never }[]>`
      select epoch, size, head from ledger_epochs where device = ${device.id}`;
    if (!end) throw new Error("the device has a ledger");
    await upload(device, writeEntries(device.id, end, [changeDraft(promptId, 1)]));
    await centre.rollUp();
    later(24);
    await settle(4);
    expect([...platform.rows.values()].map(({ satisfaction, assessNumber }) => [satisfaction, assessNumber])).toEqual([
      ["5", "1"],
      ["1", "2"],
    ]);
    expect(platform.altered).toEqual([]);
  });

  test("gets nothing twice from centres that send at the same time", async () => {
    await sendShift(centre, day, served(250));
    platform.behave("lose", "hang", "accept", { status: 500 });
    later(24);
    for (let each = 0; each < 12; each += 1) {
      later(1);
      await Promise.all([round(), round(), round()]);
    }
    expect([await unaccounted(centre, platform), platform.altered, platform.rows.size]).toEqual([[], [], 250]);
    // Only the failed batches came again.
    expect(platform.batches.flat().length).toBeLessThanOrEqual(250 + 3 * 100);
  });

  test("gets nothing after its window for late ratings is over; they are listed", async () => {
    await sendShift(centre, day, served(2));
    later(24 * 31);
    await round();
    expect(platform.batches).toEqual([]);
    expect((await readAccount(centre)).map(({ reason }) => reason)).toEqual(["window-over", "window-over"]);
  });
});
