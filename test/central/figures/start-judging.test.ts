import { afterAll, beforeAll, expect, test } from "vitest";
import { lockOfJudging } from "../../../central/figures/signals/judge-next-day.ts";
import { openJudging } from "../../../central/figures/signals/start-judging.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
beforeAll(async () => {
  centre = await startCentre();
});
afterAll(() => centre.stop());

const waiting = async () => (await centre.sql`select from touched_judgements`).count;

test("a round judges in its own thread, and the thread that it stops in ends", async () => {
  const judging = openJudging(centre.databaseUrl);
  await centre.sql.begin(async (tx) => {
    // The centre's own rounds find the turn taken.
    await tx`select pg_advisory_xact_lock(${lockOfJudging})`;
    await centre.sql`insert into touched_judgements (day) values ('2026-03-02')`;
    await judging.judge(new Date());
    expect(await waiting()).toBe(1);
  });
  await expect
    .poll(async () => {
      await judging.judge(new Date());
      return waiting();
    })
    .toBe(0);
  await judging.stop();
  await judging.stop();
});

test("a round without a database fails with the reason, and the next one begins again", async () => {
  const judging = openJudging("postgres://nobody:x@127.0.0.1:1/none");
  await expect(judging.judge(new Date())).rejects.toThrow();
  await expect(judging.judge(new Date())).rejects.toThrow();
  await judging.stop();
});
