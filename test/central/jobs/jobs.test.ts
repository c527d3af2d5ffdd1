import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countRows } from "../../../central/database/count-rows.ts";
import { fragment } from "../../../central/database/statement.ts";
import { accountPaths } from "../../../contract/office/accounts/accounts.ts";
import type { Grant } from "../../../contract/office/accounts/roles.ts";
import { jobPaths } from "../../../contract/office/jobs/jobs.ts";
import { type ExportOrder, exportRoutes } from "../../../contract/office/reports/exports.ts";
import {
  askForExport,
  downloadOf,
  exportedFile,
  readJobs,
  untilJobIs,
  whileFiguresAreHeld,
} from "../../support/centre/exports.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { addUnits, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let city: string;
let leader: string;
let it: string;
beforeAll(async () => {
  centre = await startCentre();
  await addAccount(centre, "city", [{ role: "city" }]);
  await addAccount(centre, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
  await addAccount(centre, "it", [{ role: "it" }]);
  [city, leader, it] = [await logInAs(centre, "city"), await logInAs(centre, "leader"), await logInAs(centre, "it")];
});
afterAll(() => centre.stop());

const accessLog: ExportOrder = { kind: "access-log", format: "csv", language: "zh", query: {} };
const figures: ExportOrder = {
  kind: "figures",
  format: "csv",
  language: "zh",
  query: { from: "2026-03-01", to: "2026-03-31", by: "units", flagged: "with", unit: null },
};

const act = async (path: string, id: string, cookie: string) =>
  outcomeOf(await sendAsPage(centre, path, { body: { id }, cookie }));

describe("a job", () => {
  test("is asked for, done, and downloaded by its asker alone; others get the same as for an unknown one", async () => {
    const id = await askForExport(centre, leader, figures);
    const job = await untilJobIs(centre, leader, id, "done");
    expect(job).toMatchObject({ kind: "figures", format: "csv", isOwn: true, query: figures.query, problem: null });
    const own = await downloadOf(centre, leader, id);
    expect([own.status, own.headers.get("content-type"), own.headers.get("content-disposition")]).toEqual([
      200,
      "text/csv; charset=utf-8",
      `attachment; filename="export.csv"; filename*=UTF-8''${encodeURIComponent("各单位的评价数字 2026-03-01 2026-03-31 未冻结.csv")}`,
    ]);
    expect((await own.arrayBuffer()).byteLength).toBe(job.bytes);
    const [foreign, unknown] = [await downloadOf(centre, city, id), await downloadOf(centre, city, randomUUID())];
    expect([foreign.status, await foreign.text()]).toEqual([404, await unknown.text()]);
    expect((await downloadOf(centre, city, "no-id")).status).toBe(404);
  });

  test("comes before the second one of a person who asked for several earlier", async () => {
    const several: string[] = [];
    const other = await whileFiguresAreHeld(centre, async () => {
      for (let each = 0; each < 4; each += 1) several.push(await askForExport(centre, leader, figures));
      await untilJobIs(centre, leader, several[0] ?? "", "running");
      return askForExport(centre, city, figures);
    });
    await untilJobIs(centre, leader, several[3] ?? "", "done");
    const ended = await centre.sql<{ id: string }[]>`
      select id from jobs where id = any(${[...several, other]}::uuid[]) order by ended_at`;
    expect(ended.map(({ id }) => id)).toEqual([several[0], other, ...several.slice(1)]);
  });

  test("is begun as soon as the one before is done", async () => {
    const ids: string[] = [];
    await whileFiguresAreHeld(centre, async () => {
      for (let each = 0; each < 6; each += 1) ids.push(await askForExport(centre, leader, figures));
    });
    await untilJobIs(centre, leader, ids[5] ?? "", "done");
    const [median] = await centre.sql<{ seconds: number }[]>`
      select extract(epoch from percentile_cont(0.5) within group (order by wait))::float8 as seconds
      from (select ended_at - lag(ended_at) over (order by ended_at) as wait from jobs where id = any(${ids}::uuid[])) as ends`;
    // Between two looks of the centre are two seconds.
    expect(median?.seconds).toBeLessThan(1.5);
  });

  test("is listed for its asker, and without its content for the city office and IT", async () => {
    const id = await askForExport(centre, leader, figures);
    await untilJobIs(centre, leader, id, "done");
    const mine = await readJobs(centre, leader);
    expect([mine.seesAll, mine.jobs.every(({ isOwn }) => isOwn)]).toEqual([false, true]);
    for (const cookie of [city, it]) {
      const { seesAll, jobs } = await readJobs(centre, cookie);
      const seen = jobs.find((job) => job.id === id);
      expect([seesAll, seen?.asker, seen?.isOwn, seen?.query]).toEqual([true, "leader", false, null]);
    }
  });

  test("leaves its asking, its reading and its download in the access log", async () => {
    const id = await askForExport(centre, city, accessLog);
    await untilJobIs(centre, city, id, "done");
    await downloadOf(centre, city, id);
    const logged = await centre.sql<{ action: string; actor: string }[]>`
      select action, actor from access_log where subject ->> 'job' = ${id} order by access_log.id`;
    expect([...logged]).toEqual(
      ["export-asked", "access-log-exported", "export-downloaded"].map((action) => ({ action, actor: "city" })),
    );
  });

  test("has the rights that its asker has when it is written", async () => {
    const accountId = await addAccount(centre, "changing", [{ role: "city" }]);
    const cookie = await logInAs(centre, "changing");
    const id = await whileFiguresAreHeld(centre, async () => {
      const running = await askForExport(centre, city, figures);
      await untilJobIs(centre, city, running, "running");
      const waiting = await askForExport(centre, cookie, accessLog);
      await untilJobIs(centre, cookie, waiting, "waiting");
      await centre.sql`delete from account_grants where account = ${accountId}`;
      return waiting;
    });
    const job = await untilJobIs(centre, city, id, "failed", "done");
    expect([job.state, job.problem, job.bytes]).toEqual(["failed", { code: "permission-missing", facts: {} }, null]);
    await centre.sql`insert into account_grants (account, role) values (${accountId}, 'auditor')`;
    expect(await act(jobPaths.retries, job.id, cookie)).toBe(204);
    expect((await untilJobIs(centre, city, job.id, "failed", "done")).state).toBe("done");
  });

  test("is refused at once where a supervisor asks for a paper about the whole unit", async () => {
    await addAccount(centre, "supervisor", [{ role: "supervisor", unitCode: sampleUnitCode, windowNumber: "3" }]);
    const cookie = await logInAs(centre, "supervisor");
    for (const kind of ["unit-report", "hall-poster"] as const) {
      const body = { kind, format: "pdf", language: "zh", query: { month: "2026-03", unit: sampleUnitCode } };
      const asked = await sendAsPage(centre, exportRoutes[kind].path, { body, cookie });
      expect(await outcomeOf(asked)).toBe("unit-not-yours");
    }
  });

  test("is withdrawn with its file when its asker loses a role or a place, and not by another place", async () => {
    const person = { id: await addAccount(centre, "moved", [{ role: "leader", unitCode: sampleUnitCode }]) };
    const cookie = await logInAs(centre, "moved");
    const give = async (grants: readonly Grant[]) =>
      outcomeOf(
        await sendAsPage(centre, accountPaths.accountChanges, {
          body: { ...person, name: "moved", staff: null, grants },
          cookie: city,
        }),
      );
    await addUnits(centre.sql, ["next"]);
    const next: Grant = { role: "leader", unitCode: "next" };
    const id = await askForExport(centre, cookie, figures);
    await untilJobIs(centre, cookie, id, "done");
    expect(await give([{ role: "leader", unitCode: sampleUnitCode }, next])).toBe(204);
    expect((await downloadOf(centre, cookie, id)).status).toBe(200);
    expect(await give([next])).toBe(204);
    const unknown = await (await downloadOf(centre, cookie, randomUUID())).text();
    const gone = await downloadOf(centre, cookie, id);
    expect([gone.status, await gone.text()]).toEqual([404, unknown]);
    expect((await readJobs(centre, cookie)).jobs).toEqual([]);
    const later = await askForExport(centre, cookie, figures);
    await untilJobIs(centre, cookie, later, "done");
    expect((await downloadOf(centre, cookie, later)).status).toBe(200);
  });

  test("of a disabled account is not written", async () => {
    const accountId = await addAccount(centre, "leaving", [{ role: "city" }]);
    const asked = await askForExport(centre, await logInAs(centre, "leaving"), accessLog);
    await untilJobIs(centre, city, asked, "done");
    await centre.sql`update jobs set state = 'failed', problem = '{"code":"job-broken"}', file_name = null,
      media_type = null, byte_count = null where id = ${asked}`;
    await centre.sql`update accounts set disabled_at = now() where id = ${accountId}`;
    expect(await act(jobPaths.retries, asked, city)).toBe(204);
    expect((await untilJobIs(centre, city, asked, "failed", "done")).problem?.code).toBe("job-account-ended");
  });

  test("is cancelled while it runs, tried again and deleted, by its asker or by those who see it", async () => {
    const id = await whileFiguresAreHeld(centre, async () => {
      const running = await askForExport(centre, leader, figures);
      await untilJobIs(centre, leader, running, "running");
      expect(await act(jobPaths.deletions, running, leader)).toBe("job-not-ended");
      expect(await act(jobPaths.retries, running, leader)).toBe("not-found");
      expect(await act(jobPaths.cancellations, running, leader)).toBe(204);
      expect(await act(jobPaths.cancellations, running, leader)).toBe("not-found");
      return running;
    });
    // The next job is done after the cancelled one has ended: that one has written nothing.
    const next = await askForExport(centre, leader, figures);
    await untilJobIs(centre, leader, next, "done");
    expect((await downloadOf(centre, leader, id)).status).toBe(404);
    expect(await countRows(centre.sql, "job_pieces", fragment`job = ${id}`)).toBe(0);
    expect(await act(jobPaths.retries, id, it)).toBe(204);
    await untilJobIs(centre, leader, id, "done");
    expect(await act(jobPaths.deletions, id, leader)).toBe(204);
    expect(await act(jobPaths.deletions, id, leader)).toBe("not-found");
    expect((await readJobs(centre, it)).jobs.some((job) => job.id === id)).toBe(false);
  });

  test("of another person can be neither cancelled, nor repeated, nor deleted by those who do not see it", async () => {
    const id = await askForExport(centre, city, accessLog);
    await untilJobIs(centre, city, id, "done");
    for (const path of Object.values(jobPaths)) expect(await act(path, id, leader)).toBe("not-found");
  });

  test("ends after seven days: its file is no longer given out", async () => {
    const id = await askForExport(centre, city, accessLog);
    await untilJobIs(centre, city, id, "done");
    await centre.sql`update jobs set ended_at = now() - interval '7 days 1 minute' where id = ${id}`;
    expect((await downloadOf(centre, city, id)).status).toBe(404);
  });
});

test("a large file comes in pieces and arrives whole", async () => {
  await centre.sql`
    insert into access_log (actor_kind, actor, action, purpose)
    select 'command', 'test', 'command-run', repeat(md5(number::text), 8) from generate_series(1, 20000) as number`;
  const text = (await exportedFile(centre, city, accessLog)).toString("utf8");
  expect(text.split("\r\n").filter((line) => line.includes("test,命令")).length).toBe(20_000);
  const [pieces] = await centre.sql<{ most: number }[]>`select max(number) as most from job_pieces`;
  expect(pieces?.most).toBeGreaterThan(3);
});

test("an order of another kind than its route's is refused", async () => {
  const answer = await sendAsPage(centre, exportRoutes.figures.path, { body: accessLog, cookie: leader });
  expect(await outcomeOf(answer)).toBe("request-invalid");
});

test("an export is refused where twenty files of the same person wait, and of no other person", async () => {
  const account = await addAccount(centre, "asking-often", [{ role: "city" }]);
  const often = await logInAs(centre, "asking-often");
  await whileFiguresAreHeld(centre, async () => {
    const asked = await Promise.allSettled(Array.from({ length: 40 }, () => askForExport(centre, often, figures)));
    const jobs = asked.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    expect(jobs).toHaveLength(20);
    const refused = asked.flatMap((each) => (each.status === "rejected" ? [String(each.reason)] : []));
    expect(refused.filter((reason) => reason.includes("exports-waiting"))).toHaveLength(20);
    const [first = "", second = ""] = jobs;
    for (const id of [first, second]) expect(await act(jobPaths.cancellations, id, often)).toBe(204);
    expect(await act(jobPaths.retries, first, often)).toBe(204);
    await askForExport(centre, often, figures);
    expect(await act(jobPaths.retries, second, often)).toBe("exports-waiting");
    await act(jobPaths.cancellations, await askForExport(centre, city, figures), city);
    await centre.sql`
      update jobs set state = 'cancelled', ended_at = now() where account = ${account} and ended_at is null`;
  });
});
