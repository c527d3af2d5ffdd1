import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enrolDevice, type TestDevice } from "../../support/centre/device.ts";
import { at, closingDraft, promptDraft } from "../../support/centre/duty-drafts.ts";
import {
  changeDraft,
  commentDraft,
  type Draft,
  ratingDraft,
  tagsDraft,
  withdrawalDraft,
} from "../../support/centre/ledger.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let device: TestDevice;

beforeAll(async () => {
  centre = await startCentre({ clock: () => Date.parse("2026-04-01T01:00:00.000Z") });
  device = await enrolDevice(centre);
});
afterAll(() => centre.stop());

/** Uploads entries, all written on one day, as an epoch, and returns the days that wait to be counted again. */
const daysTouchedBy = async (epoch: number, day: string, ...drafts: readonly Draft[]): Promise<readonly string[]> => {
  await sendEpoch(
    device,
    drafts.map((draft) => at(`2026-03-${day}T09:00:00.000+08:00`, draft)),
    epoch,
  );
  const rows = await centre.sql<{ day: string }[]>`
    select right(day, 2) as day from touched_days where device = ${device.id} order by day`;
  await centre.sql`delete from touched_days`;
  return rows.map(({ day: touched }) => touched);
};

test("an upload touches the days of its prompts and ratings, and those of earlier ones that it answers or changes", async () => {
  const [rated, closed, again] = [randomUUID(), randomUUID(), randomUUID()];
  const rate = (promptId: string) => ratingDraft({ promptId, level: 2 });
  const opened = [rated, closed, again].map((promptId) => promptDraft(promptId));
  expect(await daysTouchedBy(1, "02", ...opened)).toEqual(["02"]);
  expect(await daysTouchedBy(2, "03", rate(rated))).toEqual(["02", "03"]);
  expect(await daysTouchedBy(3, "04", closingDraft(closed, "unanswered", "timed-out"))).toEqual(["02"]);
  for (const [index, draft] of [
    tagsDraft(rated, "101"),
    commentDraft(rated, "太慢"),
    withdrawalDraft(rated),
    changeDraft(rated, 3),
  ].entries())
    expect(await daysTouchedBy(4 + index, "05", draft)).toEqual(["03"]);
  // Its second opening is refused, so its end is that of the first.
  expect(await daysTouchedBy(8, "06", promptDraft(again), closingDraft(again, "unanswered", "timed-out"))).toEqual([
    "02",
  ]);
  // The second rating is refused, and its reason is one of the first.
  expect(await daysTouchedBy(9, "09", rate(rated), tagsDraft(rated, "102"))).toEqual(["02", "03"]);
});
