import { afterAll, beforeAll, expect, test } from "vitest";
import { openRoundThread } from "../../../central/figures/roll-up/round-thread.ts";
import { lockOfJudging } from "../../../central/figures/signals/judge-next-day.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
beforeAll(async () => {
  centre = await startCentre();
});
afterAll(() => centre.stop());

const waiting = async () => (await centre.sql`select from touched_judgements`).count;

test("a round judges in its own thread, and the thread that it stops in ends", async () => {
  const signals = openRoundThread({ name: "signals", databaseUrl: centre.databaseUrl });
  await centre.sql.begin(async (tx) => {
    // The centre's own rounds find the turn taken.
    await tx`select pg_advisory_xact_lock(${lockOfJudging})`;
    await centre.sql`insert into touched_judgements (day) values ('2026-03-02')`;
    await signals.run(new Date());
    expect(await waiting()).toBe(1);
  });
  await expect
    .poll(async () => {
      await signals.run(new Date());
      return waiting();
    })
    .toBe(0);
  await signals.stop();
  await signals.stop();
});

test("figures are counted in a thread of their own", async () => {
  const figures = openRoundThread({ name: "figures", databaseUrl: centre.databaseUrl });
  const parts = async () => (await centre.sql`select from touched_parts where due_at <= now()`).count;
  await centre.sql`insert into touched_parts values ('2026-03-02', '2026-03-09 00:00+08')`;
  await expect
    .poll(async () => {
      await figures.run(new Date());
      return parts();
    })
    .toBe(0);
  await figures.stop();
});

test("a round that begins while the centre stops begins no thread", async () => {
  const figures = openRoundThread({ name: "figures", databaseUrl: centre.databaseUrl });
  await figures.stop();
  await expect(figures.run(new Date())).rejects.toThrow("stopped");
});

test("a round without a database fails with the reason, and the next one begins again", async () => {
  const signals = openRoundThread({ name: "signals", databaseUrl: "postgres://nobody:x@127.0.0.1:1/none" });
  await expect(signals.run(new Date())).rejects.toThrow();
  await expect(signals.run(new Date())).rejects.toThrow();
  await signals.stop();
});
