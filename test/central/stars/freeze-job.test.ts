import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { countRows } from "../../../central/database/count-rows.ts";
import { connect } from "../../../central/database/sql.ts";
import { jobPaths } from "../../../contract/office/jobs/jobs.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { FreezeAsked, StarMonth } from "../../../contract/office/stars/star-months.ts";
import { untilJobIs, whileFreezesWait } from "../../support/centre/exports.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { startServerProcess } from "../../support/centre/server-process.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { sendCity } from "./city-month.ts";

let dataFolder: string;
let centre: TestCentre;
let city: string;
/** The city's March lies in the past for a centre on the present clock. */
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "counterstar-freeze-job-"));
  centre = await startCentre({ dataFolder });
  await sendCity(centre);
  await centre.rollUp();
  await addAccount(centre, "city", [{ role: "city" }]);
  await centre.sql`update accounts set name = '王科长' where login = 'city'`;
  city = await logInAs(centre, "city");
});
afterEach(async () => {
  await centre.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

const month = "2026-03-01";

const send = (path: string, body?: unknown, at: Pick<TestCentre, "url"> = centre) =>
  sendAsPage(at, path, { cookie: city, body });

const askToFreeze = async (at: Pick<TestCentre, "url"> = centre): Promise<string> => {
  const answer = await send(officePaths.starFreezes, { month, reason: "其余设备不等" }, at);
  if (answer.status !== 201) throw new Error(String(await outcomeOf(answer)));
  return FreezeAsked.parse(await answer.json()).job;
};

const readMonth = async (): Promise<StarMonth> =>
  StarMonth.parse(await (await send(`${officePaths.starMonths}?month=${month}`)).json());

test("the request does not wait for the freeze; of five at one moment one has a job, which the month shows", async () => {
  const job = await whileFreezesWait(centre, async () => {
    const order = { month, reason: "其余设备不等" };
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => send(officePaths.starFreezes, order)));
    const taken = answers.filter(({ status }) => status === 201);
    const refused = await Promise.all(answers.filter(({ status }) => status !== 201).map(outcomeOf));
    expect(refused).toEqual([1, 2, 3, 4].map(() => "star-month-freezing"));
    const { job: asked } = FreezeAsked.parse(await taken[0]?.json());
    await untilJobIs(centre, city, asked, "running");
    const { freeze, job: shown } = await readMonth();
    expect([freeze, shown]).toEqual([
      null,
      { id: asked, asker: "王科长", state: "running", rows: 0, total: null, problem: null },
    ]);
    return asked;
  });
  const done = await untilJobIs(centre, city, job, "done");
  // Two units, five windows and five persons.
  expect([done.rows, done.total, done.bytes, done.format]).toEqual([12, 12, null, null]);
  expect((await readMonth()).freeze?.frozenBy).toBe("王科长");
  const entries = await centre.sql<{ action: string }[]>`
    select action from access_log where subject ->> 'job' = ${job} order by id`;
  expect(entries.map(({ action }) => action)).toEqual(["star-freeze-asked", "star-month-frozen"]);
});

test("figures that change while it waits refuse the freeze, visibly, and it can be tried again", async () => {
  const job = await whileFreezesWait(centre, async () => {
    const asked = await askToFreeze();
    await untilJobIs(centre, city, asked, "running");
    await centre.sql`insert into touched_judgements (day) values ('2026-03-31')`;
    return asked;
  });
  const failed = await untilJobIs(centre, city, job, "failed", "done");
  expect([failed.state, failed.problem]).toEqual([
    "failed",
    { code: "star-month-counting", facts: { month: "2026-03" } },
  ]);
  expect([(await readMonth()).job?.problem?.code, await countRows(centre.sql, "star_freezes")]).toEqual([
    "star-month-counting",
    0,
  ]);
  await centre.rollUp();
  expect(await outcomeOf(await send(jobPaths.retries, { id: job }))).toBe(204);
  await untilJobIs(centre, city, job, "done");
});

test("a freeze that is cancelled in time leaves nothing", async () => {
  const job = await whileFreezesWait(centre, async () => {
    const asked = await askToFreeze();
    await untilJobIs(centre, city, asked, "running");
    expect(await outcomeOf(await send(jobPaths.cancellations, { id: asked }))).toBe(204);
    return asked;
  });
  await centre.stop();
  centre = await startCentre({ dataFolder });
  city = await logInAs(centre, "city");
  await untilJobIs(centre, city, job, "cancelled");
  expect(await countRows(centre.sql, "star_freezes")).toBe(0);
});

test("the freeze of a killed centre is done by another one, once", async () => {
  await centre.stop();
  const environment = { DATABASE_URL: centre.databaseUrl, COUNTERSTAR_CENTRE_DATA: dataFolder, COUNTERSTAR_DEMO: "0" };
  const killed = await startServerProcess({ environment });
  const sql = connect(centre.databaseUrl, { connections: 1 });
  const alone = { url: killed.ready.listening };
  const job = await whileFreezesWait({ sql }, async () => {
    city = await logInAs(alone, "city");
    const asked = await askToFreeze(alone);
    await untilJobIs(alone, city, asked, "running");
    await killed.end("SIGKILL");
    return asked;
  });
  await sql.end();
  centre = await startCentre({ dataFolder });
  await untilJobIs(centre, city, job, "done");
  expect((await readMonth()).freeze?.frozenBy).toBe("王科长");
});
