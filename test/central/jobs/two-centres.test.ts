import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Sql } from "../../../central/database/sql.ts";
import type { ExportOrder } from "../../../contract/office/reports/exports.ts";
import { askForExport, downloadOf, untilJobIs, whileFiguresAreHeld } from "../../support/centre/exports.ts";
import { addAccount, logInAs } from "../../support/centre/office-account.ts";
import { startServerProcess } from "../../support/centre/server-process.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { cutOff } from "../../support/centre/test-database.ts";

let dataFolder: string;
let centre: TestCentre;
let city: string;
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "counterstar-two-centres-"));
  centre = await startCentre({ dataFolder });
  await addAccount(centre, "city", [{ role: "city" }]);
  city = await logInAs(centre, "city");
});
afterEach(async () => {
  await centre.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

const figures: ExportOrder = {
  kind: "figures",
  format: "csv",
  language: "zh",
  query: { from: "2026-03-01", to: "2026-03-31", by: "units", flagged: "with", unit: null },
};

interface Attempted {
  readonly id: string;
  readonly attempt: number;
  readonly pieces: number;
}

const readAttempts = async (sql: Sql): Promise<readonly Attempted[]> => [
  ...(await sql<Attempted[]>`
    select id, attempt, (select count(*)::int from job_pieces where job = jobs.id and job_pieces.attempt = jobs.attempt) as pieces
    from jobs order by asked_at`),
];

test("two centres on one database do each job once", async () => {
  const other = await startCentre({ dataFolder });
  const ids: string[] = [];
  for (const at of Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? centre : other))) {
    ids.push(await askForExport(at, city, figures));
  }
  for (const id of ids) await untilJobIs(centre, city, id, "done");
  expect(await readAttempts(centre.sql)).toEqual(ids.map((id) => ({ id, attempt: 1, pieces: 1 })));
  await other.stop();
});

test("a centre that stops in the middle gives its job to the other one", async () => {
  const other = await startCentre({ dataFolder });
  const [id, stopped] = await whileFiguresAreHeld(other, async () => {
    const asked = await askForExport(centre, city, figures);
    await untilJobIs(other, city, asked, "running");
    return [asked, centre.stop()] as const;
  });
  await stopped;
  centre = other;
  const done = await untilJobIs(centre, city, id, "done");
  expect(done.bytes).toBeGreaterThan(100);
  expect((await readAttempts(centre.sql)).map(({ pieces }) => pieces)).toEqual([1]);
});

test("the job of a killed centre is done again, once, by another one", async () => {
  await centre.stop();
  const environment = { DATABASE_URL: centre.databaseUrl, COUNTERSTAR_CENTRE_DATA: dataFolder, COUNTERSTAR_DEMO: "0" };
  const killed = await startServerProcess({ environment });
  centre = await startCentre({ dataFolder });
  // Each centre does one job at a time: two jobs that run are one of either centre.
  const ids = await whileFiguresAreHeld(centre, async () => {
    const asked = [await askForExport(centre, city, figures), await askForExport(centre, city, figures)];
    for (const each of asked) await untilJobIs(centre, city, each, "running");
    await killed.end("SIGKILL");
    return asked;
  });
  for (const each of ids) {
    await untilJobIs(centre, city, each, "done");
    expect((await downloadOf(centre, city, each)).status).toBe(200);
  }
  const attempts = await readAttempts(centre.sql);
  expect(attempts.map(({ pieces }) => pieces)).toEqual([1, 1]);
  expect(attempts.map(({ attempt }) => attempt).sort()).toEqual([1, 2]);
});

test("jobs go on after the database was away", async () => {
  const open = await cutOff(centre.databaseUrl);
  // The poll of the centre fails meanwhile.
  await expect(centre.sql`select 1`).rejects.toThrow();
  await open();
  await expect.poll(() => logInAs(centre, "city").catch(() => "")).not.toBe("");
  const id = await askForExport(centre, city, figures);
  await untilJobIs(centre, city, id, "done");
});
