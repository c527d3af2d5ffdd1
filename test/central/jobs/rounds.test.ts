import { afterAll, beforeAll, expect, test } from "vitest";
import { startRollUp } from "../../../central/figures/roll-up/start-rounds.ts";
import { lockOfJudging } from "../../../central/figures/signals/judge-next-day.ts";
import { type RoundState, Rounds, roundsQuestion } from "../../../contract/office/jobs/rounds.ts";
import { addAccount, logInAs, sendAsPage } from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let city: string;
beforeAll(async () => {
  centre = await startCentre();
  await addAccount(centre, "city", [{ role: "city" }]);
  city = await logInAs(centre, "city");
});
afterAll(() => centre.stop());

const readRounds = async (): Promise<readonly RoundState[]> =>
  Rounds.parse(await (await sendAsPage(centre, roundsQuestion.path, { cookie: city })).json()).rounds;

/** A centre's rounds on the same database, stopped once `isSeen`. */
const withRounds = async (isSeen: () => Promise<void>): Promise<readonly string[]> => {
  const warnings: string[] = [];
  const logger = { warn: (_: object, message: string) => void warnings.push(message) };
  const stop = startRollUp({
    sql: centre.sql,
    databaseUrl: centre.databaseUrl,
    clock: Date.now,
    logger: logger as never,
  });
  await isSeen();
  await stop();
  return warnings;
};

test("both rounds are noted, and nothing waits in an office without entries", async () => {
  await expect.poll(async () => (await readRounds()).every(({ endedAt }) => endedAt !== null)).toBe(true);
  const rounds = await readRounds();
  expect(rounds.map(({ endedAt, ...round }) => [round, typeof endedAt])).toEqual(
    ["figures", "signals"].map((name) => [
      { name, behindDays: 0, oldestDay: null, judging: null, failure: null },
      "string",
    ]),
  );
});

test("days that wait are counted while another centre judges, with the day that is judged now", async () => {
  await centre.sql.begin(async (tx) => {
    // As a centre that judges: no other one takes its turn.
    await tx`select pg_advisory_xact_lock(${lockOfJudging})`;
    await centre.sql`insert into touched_judgements (day) values ('2026-03-02'), ('2026-03-03')`;
    await centre.sql`update rounds set day = '2026-03-03', begun_at = now() where name = 'signals'`;
    const [, signals] = await readRounds();
    expect([signals?.behindDays, signals?.oldestDay, signals?.judging?.day]).toEqual([2, "2026-03-02", "2026-03-03"]);
  });
  await expect.poll(async () => (await readRounds())[1]?.behindDays).toBe(0);
  const [row] = await centre.sql<{ day: string }[]>`select day from rounds where name = 'signals'`;
  expect([row?.day, (await readRounds())[1]?.judging]).toEqual(["2026-03-02", null]);
});

test("a failure is shown with its reason, until a later round succeeds", async () => {
  await centre.sql`alter table touched_judgements rename to hidden_judgements`;
  const failureOf = async () => {
    const [row] = await centre.sql<{ failure: string | null }[]>`select failure from rounds where name = 'signals'`;
    return row?.failure ?? null;
  };
  const warnings = await withRounds(async () => {
    await expect.poll(failureOf).toBe('relation "touched_judgements" does not exist');
  });
  expect(warnings).toContain("signals not judged");
  await centre.sql`alter table hidden_judgements rename to touched_judgements`;
  await withRounds(async () => {
    await expect.poll(failureOf).toBe(null);
  });
  expect((await readRounds()).map(({ failure }) => failure)).toEqual([null, null]);
});
