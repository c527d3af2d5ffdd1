import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { openDatabase } from "../../../central/commands/run-command.ts";
import { readSettings } from "../../../central/settings.ts";
import { pageHeadersOf } from "../../support/centre/page-headers.ts";
import { startServerProcess } from "../../support/centre/server-process.ts";
import { planCity } from "../city/city-plan.ts";
import { atTheEnd } from "../support/clean-up.ts";
import { toHundredths } from "../support/statistics.ts";
import { type CityClient, cityClient } from "./city-client.ts";
import { hall } from "./examples.ts";
import { type Ask, measureReports, type Reports } from "./measure-reports.ts";
import { loadWith, measureUploads } from "./measure-uploads.ts";
import { watchMemory } from "./process-usage.ts";
import { measureRawInsert } from "./raw-insert.ts";

const City = z.looseObject({
  ...{ size: z.number(), seed: z.int(), windows: z.int(), ratings: z.int() },
  /** Of so many windows one has a ledger of entries. */
  ledgerEvery: z.int(),
});

export interface OfficeFigures extends Reports {
  readonly size: number;
  readonly windows: number;
  readonly ratings: number;
  readonly report_p95_ms: number;
  readonly largest_answer_kB: number;
  readonly ingest_one_visit_per_s: number;
  readonly ingest_one_visit_p99_ms: number;
  readonly ingest_entries_per_s: number;
  readonly raw_insert_rows_per_s: number;
  readonly ingest_to_raw_ratio: number;
  readonly poll_cores: number;
  readonly rollup_lag_ms: number;
  readonly peak_memory_mib: number;
  readonly peak_memory_with_postgres_mib: number;
  readonly details: object;
}

/** The last lines of the centre's log that are no answers. */
const troubleIn = (log: string): string =>
  log
    .split("\n")
    .filter((line) => line !== "" && !line.includes('"msg":"answered"'))
    .slice(-5)
    .join("\n");

/** The pages give up after ten seconds. */
const patienceMs = 60_000;
/**
 * So many uploads wait for their receipts at each moment, where a city sends six hundred a second and each waits thirty
 * milliseconds: 18, and two more.
 */
const kiosksAtOnce = 20;
/** With a backlog: more than are counted. */
const kiosksBehind = 600;
/** The centre answers so many questions for a configuration at a time, and asks other kiosks to come again. */
const questionsAtOnce = 8;
/**
 * The signs of life of a kiosk, one a minute, until it asks again for its configuration, of which each receipt names the
 * mark.
 */
const signsPerQuestion = 15;

/** Starts a real centre on the database of a city, and measures it. */
export const measureOffice = async (
  folder: string,
  seconds: number,
  say: (line: string) => void,
): Promise<OfficeFigures> => {
  const city = City.parse(JSON.parse(await readFile(join(folder, "city.json"), "utf8")));
  const environment = { COUNTERSTAR_CENTRE_DATA: folder, DATABASE_URL: "" };
  const server = await startServerProcess({ environment });
  const stop = atTheEnd(async () => void (await server.end("SIGTERM")));
  const pid = server.process.pid ?? 0;
  const memory = watchMemory(pid);
  const sql = await openDatabase(readSettings(environment));
  try {
    const headers = {
      city: await pageHeadersOf(sql, "bench", [{ role: "city" }, { role: "it" }, { role: "caller" }]),
      leader: await pageHeadersOf(sql, "bench-of-a-unit", [{ role: "leader", unitCode: hall }]),
    };
    const { listening: url } = server.ready;
    const ask: Ask = async (path, role) => {
      const signal = AbortSignal.timeout(patienceMs);
      const answer = await fetch(url + path, { headers: headers[role], signal }).catch(() => undefined);
      return { status: answer?.status ?? 0, bytes: (await answer?.arrayBuffer())?.byteLength ?? 0 };
    };
    say("uploads");
    const { windows } = planCity(city.size);
    const epoch = Math.floor(Date.now() / 1_000);
    // Those with a ledger of entries are left as they are. Others in each run: no window has ten thousands of visits in a day.
    const usable = windows.filter(({ index }) => index % city.ledgerEvery !== 0);
    const every = Math.max(1, Math.floor(usable.length / kiosksAtOnce));
    const chosen = usable.filter((_, place) => place % every === epoch % every).slice(0, kiosksAtOnce);
    const clients = await Promise.all(chosen.map((window) => cityClient(url, city.seed, window, epoch)));
    const others = usable.filter((window) => !chosen.includes(window));
    const first = epoch % Math.max(1, others.length - kiosksBehind);
    const behind: CityClient[] = [];
    for (const window of others.slice(first, first + kiosksBehind))
      behind.push(await cityClient(url, city.seed, window, epoch));
    const [window] = chosen;
    if (!window) throw new Error("the city has no windows");
    const raw = await measureRawInsert(sql, window);
    const uploads = await measureUploads(sql, clients, behind, pid, seconds);
    say("polling");
    for (const client of clients) await client.askConfiguration();
    const polling = await loadWith(clients.slice(0, questionsAtOnce), pid, seconds, (client, round) =>
      round % (signsPerQuestion + 1) === 0 ? client.askConfiguration() : client.beat(),
    );
    say("reports");
    const { reports, missing } = await measureReports(ask, say);
    const requestsPerSecond = (city.windows * (1 + 1 / signsPerQuestion)) / 60;
    const peak = memory();
    return {
      ...{ size: city.size, windows: city.windows, ratings: city.ratings },
      report_p95_ms: Math.max(...reports.map(({ p95Ms }) => p95Ms)),
      largest_answer_kB: Math.max(...reports.map(({ kB }) => kB)),
      ingest_one_visit_per_s: uploads.oneVisit.perSecond,
      ingest_one_visit_p99_ms: uploads.oneVisit.tookMs.p99,
      ingest_entries_per_s: uploads.backlog.perSecond,
      raw_insert_rows_per_s: raw,
      ingest_to_raw_ratio: toHundredths(uploads.backlog.perSecond / raw),
      poll_cores: toHundredths((requestsPerSecond * (polling.centreMs + polling.postgresMs)) / 1_000),
      rollup_lag_ms: uploads.rollUpLagMs.lines,
      peak_memory_mib: peak.own,
      peak_memory_with_postgres_mib: peak.all,
      details: { ...uploads, polling },
      reports,
      missing,
    };
  } catch (error) {
    say(troubleIn(server.errors()));
    throw error;
  } finally {
    await sql.end();
    await stop();
  }
};
