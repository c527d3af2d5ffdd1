import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Difference, differenceLine } from "../../../central/figures/recompute/difference.ts";
import { recompute } from "../../../central/figures/recompute/recompute.ts";
import { openSigner } from "../../../central/keys/signing-key.ts";
import { verifyStored } from "../../../central/ledger/audit/verify-stored.ts";
import type { DeviceId } from "../../../contract/words.ts";
import { type CityTotals, fillCity } from "../../bench/city/fill-city.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let dataFolder: string;
let centre: TestCentre;
let totals: CityTotals;

beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), "counterstar-city-"));
  centre = await startCentre({ dataFolder, demo: true });
  const place = { sql: centre.sql, url: centre.databaseUrl, signer: await openSigner(dataFolder) };
  const options = { size: 0.0005, seed: 3, ledgerEvery: 1, days: 75, say: () => undefined };
  totals = await fillCity(place, options);
});
afterAll(async () => {
  await centre.stop();
  await rm(dataFolder, { recursive: true });
});

test("the bench's city has the read models, cells and lines that the centre counts from its entries", async () => {
  const [found] = await centre.sql<{ entries: number; refused: number; ratings: number }[]>`
    select (select count(*) from ledger_entries) as entries, (select count(*) from quarantined_entries) as refused,
      (select count(*) from ratings) as ratings`;
  expect(found).toEqual({ entries: totals.entries, refused: 0, ratings: totals.ratings });
  expect(totals.ratings).toBeGreaterThan(1_000);
  const differences: Difference[] = [];
  const days = { from: "2025-12-01", to: "2026-02-28" };
  const report = (difference: Difference): void => void differences.push(difference);
  const counted = await recompute(centre.sql, { ...days, clock: Date.now, report });
  expect(differences.slice(0, 5).map(differenceLine)).toEqual([]);
  expect(counted).toMatchObject({ devices: totals.windows, differences: 0 });
  expect(counted.cells).toBeGreaterThan(100);
});

test("the ledgers of the bench's city verify", async () => {
  const [first] = await centre.sql<{ id: DeviceId }[]>`
    select device as id from ledger_epochs order by size desc limit 1`;
  if (!first) throw new Error("no ledger");
  const signer = await openSigner(dataFolder);
  const found = await verifyStored(centre.sql, { device: first.id, signer, at: new Date() });
  expect([found?.faults, found?.notices, found?.checkpoints, found?.receipts]).toEqual([[], [], 1, 1]);
});
