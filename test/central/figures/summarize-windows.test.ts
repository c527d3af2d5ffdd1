import { afterAll, beforeAll, expect, test } from "vitest";
import { summarizeWindows } from "../../../central/figures/signals/summarize-windows.ts";
import { enrolDevice } from "../../support/centre/device.ts";
import { onDay, shiftDrafts } from "../../support/centre/golden-office.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { addUnits } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
beforeAll(async () => {
  centre = await startCentre();
  await addUnits(centre.sql, ["S"]);
});
afterAll(() => centre.stop());

const touch = () => centre.sql`
  insert into touched_windows select distinct day, unit_code, window_number from window_days
  on conflict (day, unit_code, window_number) do update set day = excluded.day`;
const waiting = async () => (await centre.sql`select from touched_windows`).count;

test("a window can change while it is summarized: the count of its day does not wait", async () => {
  const device = await enrolDevice(centre);
  const place = { unitCode: "S", windowNumber: "1", staffNumber: "P1", unanswered: 2 };
  await sendEpoch(device, onDay("2026-03-04", shiftDrafts({ ...place, levels: [0, 0, 1, 2, 9] })));
  await centre.rollUp();
  expect(await waiting()).toBe(0);
  const { promise: isReleased, resolve: release } = Promise.withResolvers<void>();
  const { promise: isHeld, resolve: held } = Promise.withResolvers<void>();
  // A round that summarizes now waits for the visits: the one below, or the centre's own.
  const holding = centre.sql.begin(async (tx) => {
    await tx`lock table prompts in access exclusive mode`;
    held();
    await isReleased;
  });
  await isHeld;
  await touch();
  const summarizing = summarizeWindows(centre.sql);
  await expect
    .poll(
      async () => (await centre.sql`select from pg_locks where not granted and relation = 'prompts'::regclass`).count,
    )
    .toBeGreaterThan(0);
  await centre.sql.begin(async (tx) => {
    await tx`set local lock_timeout = 2000`;
    await tx`update touched_windows set day = day`;
  });
  release();
  await holding;
  await summarizing;
  await expect.poll(async () => ((await summarizeWindows(centre.sql)) === 0 ? waiting() : null)).toBe(0);
});
