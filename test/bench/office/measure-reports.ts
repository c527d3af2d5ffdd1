import { quantile, toTenths } from "../support/statistics.ts";
import { type Example, examplesOf } from "./examples.ts";
import { readingRoutes } from "./reading-routes.ts";

export interface Report {
  readonly route: string;
  readonly query: string;
  readonly role: Example["role"];
  /** 0 where no answer came in a minute. */
  readonly status: number;
  readonly p95Ms: number;
  readonly kB: number;
}

export interface Reports {
  readonly reports: readonly Report[];
  /** Routes of the router without an example. */
  readonly missing: readonly string[];
}

const mostAsked = 12;
/** A slow question is asked again only as long as this has not passed. */
const longestMs = 4_000;

export type Ask = (path: string, role: Example["role"]) => Promise<{ readonly status: number; readonly bytes: number }>;

const measureReport = async (ask: Ask, { route, query, role }: Example): Promise<Report> => {
  const tookMs: number[] = [];
  const beganAtMs = performance.now();
  let answer = { status: 0, bytes: 0 };
  while (tookMs.length < mostAsked && performance.now() - beganAtMs < longestMs) {
    const startedAtMs = performance.now();
    answer = await ask(route + query, role);
    tookMs.push(performance.now() - startedAtMs);
  }
  // The first one found nothing in memory.
  if (tookMs.length > 2) tookMs.shift();
  const { status, bytes } = answer;
  return { route, query, role, status, p95Ms: toTenths(quantile(tookMs, 0.95)), kB: toTenths(bytes / 1_000) };
};

/** The centre goes on with a question whose answer comes too late: those come at the end. */
const isHeavy = ({ route, query }: Example): boolean => route.endsWith("/flags") || query.includes("flagged=without");

/** Asks every question of the office, one after another. */
export const measureReports = async (ask: Ask, say: (line: string) => void): Promise<Reports> => {
  const { examples, missing } = examplesOf(await readingRoutes());
  const reports: Report[] = [];
  const inOrder = examples.toSorted((one, other) => Number(isHeavy(one)) - Number(isHeavy(other)));
  for (const example of inOrder) {
    const report = await measureReport(ask, example);
    say(`${report.p95Ms} ms, ${report.kB} kB  ${report.role} ${report.route}${decodeURIComponent(report.query)}`);
    reports.push(report);
  }
  return { reports, missing };
};
