import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { migrate } from "../../../central/database/migrate.ts";
import { readMigrations } from "../../../central/database/migrations.ts";
import { connect, type Sql } from "../../../central/database/sql.ts";
import { judgeNextDay } from "../../../central/figures/signals/judge-next-day.ts";
import { summarizeWindows } from "../../../central/figures/signals/summarize-windows.ts";
import { startEmbeddedDatabase } from "../../../central/postgresql/embedded-database.ts";
import { copySummaries, fillCity, lastDay } from "./fill-city.ts";

/** `npm run bench-signals`: time and memory of the job that judges one day of a city, on a PostgreSQL of its own. */

const { values } = parseArgs({
  options: {
    windows: { type: "string", default: "2000" },
    days: { type: "string", default: "7" },
    visits: { type: "string", default: "50" },
  },
});
const city = { windows: Number(values.windows), days: Number(values.days), visitsADay: Number(values.visits) };

const mebibytes = (bytes: number): number => Math.round(bytes / 2 ** 20);

/** Time, most memory of this process, and the longest time in which it answered no other request. */
const measure = async (name: string, work: () => Promise<void>): Promise<void> => {
  const before = process.memoryUsage().rss;
  let most = before;
  const look = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const [startedAt, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const [seconds, { user, system }] = [(performance.now() - startedAt) / 1_000, process.cpuUsage(cpu)];
  clearInterval(look);
  delay.disable();
  most = Math.max(most, process.memoryUsage().rss);
  console.log(
    `${name}: ${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of processor in this process, ` +
      `${mebibytes(before)} → ${mebibytes(most)} MiB, longest pause ${Math.round(delay.max / 1e6)} ms`,
  );
};

const run = async (sql: Sql): Promise<void> => {
  await migrate(sql, await readMigrations());
  await fillCity(sql, city);
  await sql`analyze`;
  console.log(`${city.windows} windows, ${city.visitsADay} visits a day at each`);
  await sql`insert into touched_windows select distinct day, unit_code, window_number from figure_cells`;
  await measure(`summarize ${city.days} days`, async () => {
    while ((await summarizeWindows(sql)) > 0);
  });
  await copySummaries(sql, city.days);
  await sql`delete from touched_judgements where day <> ${lastDay}`;
  await measure("judge a day", async () => void (await judgeNextDay(sql, { at: new Date() })));
  const [found] = await sql<{ flags: number; signals: string[] }[]>`
    select count(*) as flags, array_agg(distinct signal) as signals from flags`;
  console.log(`flags: ${found?.flags} (${found?.signals?.join(", ")})`);
  const [size] = await sql<{ bytes: number }[]>`
    select (pg_total_relation_size('window_days') + pg_total_relation_size('person_days'))::float8 / count(*) as bytes
    from window_days`;
  console.log(`summaries: ${Math.round(size?.bytes ?? 0)} bytes a window and day`);
};

const folder = await mkdtemp(join(tmpdir(), "counterstar-judge-city-"));
await chmod(folder, 0o711);
const { url, stop } = await startEmbeddedDatabase(folder, () => undefined);
const sql = connect(url, { connections: 2 });
try {
  await run(sql);
} finally {
  await sql.end();
  await stop();
  await rm(folder, { recursive: true, force: true });
}
