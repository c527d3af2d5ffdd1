import { cpSync, rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { centreTexts, drained, findingsAt } from "../electron/support/both-ledgers.ts";
import { enrolledKiosk } from "../electron/support/sync-kiosk.ts";
import { until } from "../electron/support/until.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";

let centre: TestCentre;
beforeAll(async () => {
  centre = await startCentre();
});
afterAll(() => centre.stop());

const ratingsOfWindow = async (): Promise<number | undefined> => {
  const [row] = await centre.sql<{ count: number }[]>`
    select count(*)::int as count from ratings where unit_code = '330100-XZFW' and window_number = '3'`;
  return row?.count;
};

it("a new machine that enrols at a window continues it: two histories, one window, and no fork", async () => {
  const old = await enrolledKiosk(centre);
  old.rate(3);
  old.startSync();
  await drained(centre, old);
  await old.close();
  const fresh = await enrolledKiosk(centre);
  fresh.rate(2);
  fresh.startSync();
  await drained(centre, fresh);
  await fresh.close();
  expect(await ratingsOfWindow()).toBe(5);
  expect([await findingsAt(centre, old), await findingsAt(centre, fresh)]).toMatchObject([
    { ratings: 3, alarms: [] },
    { ratings: 2, alarms: [] },
  ]);
});

it("a data folder from last week cannot be used again: the centre refuses it, keeps its entries, and says so", async () => {
  const kiosk = await enrolledKiosk(centre);
  kiosk.rate(2);
  kiosk.startSync();
  await drained(centre, kiosk);
  await kiosk.killSync();
  const backup = `${kiosk.folder}-backup`;
  kiosk.reopen(() => cpSync(kiosk.folder, backup, { recursive: true }));
  kiosk.rate(2);
  kiosk.startSync();
  await drained(centre, kiosk);
  await kiosk.killSync();
  const held = await centreTexts(centre, kiosk);
  kiosk.reopen(() => {
    rmSync(kiosk.folder, { recursive: true });
    cpSync(backup, kiosk.folder, { recursive: true });
  });
  kiosk.rate(3);
  kiosk.startSync();
  await until("the fork was refused", () => kiosk.heard.includes("ledger-fork"));
  expect(await centreTexts(centre, kiosk)).toEqual(held);
  expect((await findingsAt(centre, kiosk)).alarms).toContain("fork");
  await kiosk.close();
});
