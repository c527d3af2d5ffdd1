import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { openDatabase } from "../../../central/commands/run-command.ts";
import type { Sql } from "../../../central/database/sql.ts";
import { demoOffice } from "../../../central/demo-office/demo-office.ts";
import { issueEnrolmentCode } from "../../../central/devices/enrolment/enrolment-code.ts";
import { everywhere, readPolicy } from "../../../central/policy/read-policy.ts";
import { readSettings } from "../../../central/settings.ts";
import { parseJson } from "../../../contract/parse-json.ts";
import { changePolicy } from "../../support/centre/change-policy.ts";
import { codeFromCommand, startServerProcess } from "../../support/centre/server-process.ts";
import { atTheEnd } from "./clean-up.ts";
import { folderForCentre } from "./folders.ts";

/** The real centre in a process of its own, on its own PostgreSQL, with the demonstration office. */
export interface BenchCentre {
  readonly url: string;
  readonly newEnrolmentCode: () => Promise<string>;
  readonly newEnrolmentCodes: (count: number) => Promise<readonly string[]>;
  readonly ratingCount: () => Promise<number>;
  /** The time the centre took for each request of a kiosk, from its log, milliseconds. */
  readonly answeredMs: () => readonly number[];
  /**
   * Makes kiosks show the attract loop after the shortest time allowed, from the next configuration on. Returns it,
   * ms.
   */
  readonly shortenIdling: () => Promise<number>;
}

export const startBenchCentre = async (): Promise<BenchCentre> => {
  const dataFolder = join(await folderForCentre(), "data");
  // An operator's own database must not be filled with test ratings.
  const server = await startServerProcess({ environment: { COUNTERSTAR_CENTRE_DATA: dataFolder, DATABASE_URL: "" } });
  atTheEnd(async () => void (await server.end("SIGTERM")));
  const { listening: url } = server.ready;
  return {
    url,
    newEnrolmentCode: () => codeFromCommand(dataFolder),
    newEnrolmentCodes: (count) => withDatabase(dataFolder, (sql) => enrolmentCodes(sql, count)),
    answeredMs: () => answersIn(server.errors()),
    ratingCount: () =>
      withDatabase(dataFolder, async (sql) => {
        const [row] = await sql<{ count: number }[]>`select count(*) as count from ratings`;
        return row?.count ?? 0;
      }),
    shortenIdling: () => shortenIdling(dataFolder),
  };
};

const shortestIdlingMs = 10_000;

const Answered = z.looseObject({ msg: z.literal("answered"), route: z.string().startsWith("/v1/"), ms: z.number() });

const answersIn = (log: string): readonly number[] =>
  log.split("\n").flatMap((line) => Answered.safeParse(parseJson(line)).data?.ms ?? []);

const withDatabase = async <Value>(dataFolder: string, work: (sql: Sql) => Promise<Value>): Promise<Value> => {
  const sql = await openDatabase(readSettings({ COUNTERSTAR_CENTRE_DATA: dataFolder }));
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
};

const enrolmentCodes = async (sql: Sql, count: number): Promise<readonly string[]> => {
  const window = { unitCode: "330100-XZFW", windowNumber: "3" };
  const codes: string[] = [];
  while (codes.length < count) {
    codes.push(await issueEnrolmentCode(sql, window, { clock: Date.now, random: randomBytes }));
  }
  return codes;
};

const shortenIdling = (dataFolder: string): Promise<number> =>
  withDatabase(dataFolder, async (sql) => {
    const policy = await readPolicy(sql, everywhere, new Date());
    const attract = policy?.content.attract;
    if (!attract) throw new Error("the demonstration office has nothing to show on an idle screen");
    await changePolicy(sql, { attract: { ...attract, afterMs: shortestIdlingMs } });
    return shortestIdlingMs;
  });

/** A member of staff who may serve at the window of the enrolment codes. */
export const someStaff = (): { readonly number: string; readonly pin: string } => {
  const member = demoOffice.staff.find(({ unitCode }) => unitCode === "330100-XZFW");
  if (!member) throw new Error("the demonstration office has nobody for the window");
  return member;
};

const arrivalLimitMs = 20_000;

/** Waits until the centre has exactly `expected` ratings. Throws where it has more, or fewer for too long. */
export const assertRatingsArrive = async (centre: BenchCentre, expected: number): Promise<void> => {
  const giveUpAtMs = performance.now() + arrivalLimitMs;
  for (;;) {
    const found = await centre.ratingCount();
    if (found === expected) return;
    if (found > expected || performance.now() > giveUpAtMs) {
      throw new Error(`the centre holds ${found} ratings in place of ${expected}`);
    }
    await wait(200);
  }
};
