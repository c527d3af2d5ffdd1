import { expect, test } from "vitest";
import { connect } from "../../../central/database/sql.ts";
import { judgeNextDay } from "../../../central/figures/signals/judge-next-day.ts";
import { openTestDatabase } from "../../support/centre/test-database.ts";

test("a centre that stops leaves the day that it judges to a later round, the newest first", async () => {
  const database = await openTestDatabase(undefined);
  const sql = connect(database.url, { connections: 2 });
  const due = async () => (await sql<{ day: string }[]>`select day from touched_judgements`).map(({ day }) => day);
  const at = new Date();
  try {
    await sql`insert into touched_judgements (day) values ('2026-03-02'), ('2026-03-03')`;
    await expect(judgeNextDay(sql, { at, stopping: AbortSignal.abort() })).rejects.toThrow("aborted");
    expect((await due()).toSorted()).toEqual(["2026-03-02", "2026-03-03"]);
    expect(await judgeNextDay(sql, { at })).toBe(true);
    expect(await due()).toEqual(["2026-03-02"]);
    expect([await judgeNextDay(sql, { at }), await judgeNextDay(sql, { at })]).toEqual([true, false]);
  } finally {
    await sql.end();
    await database.close();
  }
});
