import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { type Fragment, fragment } from "../../../central/database/statement.ts";
import { type Difference, differenceLine } from "../../../central/figures/recompute/difference.ts";
import { recompute } from "../../../central/figures/recompute/recompute.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { closingDraft, endDraft, promptDraft, startDraft } from "../../support/centre/duty-drafts.ts";
import { changeDraft, type Draft, ratingDraft } from "../../support/centre/ledger.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { runCommand } from "../../support/centre/run-command.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { threeWindows } from "../ratings/three-windows.ts";

const { hall, rating } = threeWindows();

const march = { from: "2026-03-01", to: "2026-03-31" };

const found = async (days = march) => {
  const differences: Difference[] = [];
  const report = (difference: Difference): void => void differences.push(difference);
  const totals = await recompute(hall.centre.sql, {
    ...days,
    // A rating is set aside because of another device's claim, which is counted at another time.
    devicesAtOnce: 1,
    clock: () => hall.nowMs,
    report,
  });
  expect(totals.differences).toBe(differences.length);
  return { totals, differences };
};

const times = (count: number, make: () => readonly Draft[]): readonly Draft[] =>
  Array.from({ length: count }, make).flat();

/** A finished shift at one window: prompts of each outcome, a changed rating, a repeated one, and walk-ups. */
const mixedShift = (windowNumber: string, staffNumber: string): readonly Draft[] => {
  const shiftId = randomUUID();
  const of = { shiftId, staffNumber, windowNumber };
  const asked = (outcome?: string): readonly Draft[] => {
    const promptId = randomUUID();
    const opened = promptDraft(promptId, { shiftId, staffNumber });
    if (outcome) return [opened, closingDraft(promptId, outcome, "timed-out")];
    return [opened, ratingDraft({ promptId, ...of, level: 4 })];
  };
  const changed = randomUUID();
  const repeated = randomUUID();
  return [
    startDraft(shiftId, { staffNumber, windowNumber }),
    ...times(12, asked),
    ...times(2, () => asked("unanswered")),
    ...asked("cancelled"),
    ratingDraft({ promptId: changed, ...of, level: 1 }),
    changeDraft(changed, 4),
    ...times(2, () => [ratingDraft({ promptId: repeated, ...of, level: 2 })]),
    ratingDraft({ ...of, source: "walk-up", level: 5 }),
    endDraft(shiftId),
  ];
};

const decide = async (counts: boolean): Promise<void> => {
  const answer = await fetch(`${hall.centre.url}${officePaths.claimVerdicts}`, {
    method: "POST",
    headers: { ...hall.centre.asCity, "content-type": "application/json" },
    body: JSON.stringify({
      ...{ unitCode: sampleUnitCode, referenceSpace: "office", transactionRef: hall.reference, serviceNumber: 1 },
      verdicts: [
        { device: hall.third.id, epoch: 2, seq: 2, counts },
        { device: hall.fourth.id, epoch: 1, seq: 2, counts: true },
      ],
    }),
  });
  expect(answer.status).toBe(204);
};

/** Shifts at two windows, one that still runs, an older epoch that comes late, and a rating that is set aside. */
const fill = async (): Promise<void> => {
  const contested = (windowNumber: string): readonly Draft[] => {
    const shiftId = randomUUID();
    const first = rating(windowNumber, 1);
    return [startDraft(shiftId, { windowNumber }), { ...first, body: { ...first.body, shiftId } }, endDraft(shiftId)];
  };
  await sendEpoch(hall.third, contested("3"), 2);
  hall.nowMs += 1_000;
  await sendEpoch(hall.third, mixedShift("3", "1001"));
  await sendEpoch(hall.fourth, [...contested("4"), ...mixedShift("4", "1002")]);
  await sendEpoch(hall.elsewhere, mixedShift("3", "1001").slice(0, -1));
  await decide(false);
  await hall.centre.rollUp();
};

interface Alteration {
  readonly name: string;
  readonly table: string;
  readonly change: () => Fragment;
  /** Without the ids of device and shift. */
  readonly lines: readonly string[];
}

const ofThird = () => fragment`device = ${hall.third.id}`;
const mixedCell = () => fragment`${ofThird()} and answered = 12`;

const cell = "✗ 2026-03-01  330100-XZFW  3  1001  figure_cells …  ";

const alterations: readonly Alteration[] = [
  {
    name: "an altered cell, level by level",
    table: "figure_cells",
    change: () => fragment`
      update figure_cells set levels[2] = 0, levels[5] = levels[5] + 1 where ${mixedCell()}`,
    lines: [`${cell}levels 2: 已存 stored 0, 重算 recounted 1`, `${cell}levels 5: 已存 stored 2, 重算 recounted 1`],
  },
  {
    name: "a deleted cell",
    table: "figure_cells",
    change: () => fragment`delete from figure_cells where ${mixedCell()}`,
    lines: [
      `${cell}opened: 已存 stored -, 重算 recounted 15`,
      `${cell}answered: 已存 stored -, 重算 recounted 12`,
      `${cell}unanswered: 已存 stored -, 重算 recounted 2`,
      `${cell}cancelled: 已存 stored -, 重算 recounted 1`,
      `${cell}levels 2: 已存 stored -, 重算 recounted 1`,
      `${cell}levels 4: 已存 stored -, 重算 recounted 13`,
      `${cell}levels 5: 已存 stored -, 重算 recounted 1`,
      `${cell}walk_up_levels 5: 已存 stored -, 重算 recounted 1`,
      `${cell}raised: 已存 stored -, 重算 recounted 1`,
    ],
  },
  {
    name: "an invented cell, of a device that does not exist, too",
    table: "figure_cells",
    change: () => fragment`
      insert into figure_cells
      select 'ffffffff-ffff-4fff-8fff-ffffffffffff', '2026-03-09', shift_id, unit_code, '77', '1009',
        0, 0, 0, 0, '{0,0,0,0,3}', '{0,0,0,0,0}', 0
      from figure_cells where ${mixedCell()}`,
    lines: ["✗ 2026-03-09  330100-XZFW  77  1009  figure_cells …  levels 5: 已存 stored 3, 重算 recounted -"],
  },
  {
    name: "an altered published line",
    table: "published_lines",
    change: () => fragment`
      update published_lines set is_partial = true where kind = 'window' and unit_code = '330100-XZFW' and key = '3'`,
    lines: [
      "✗ 2026-03-01  330100-XZFW  3  -  published_lines window  is_partial: 已存 stored true, 重算 recounted false",
    ],
  },
  {
    name: "an altered count of a reason",
    table: "reason_cells",
    change: () => fragment`update reason_cells set ratings = 9 where ${ofThird()} and level = 2 and tag_code = ''`,
    lines: ["✗ 2026-03-01  330100-XZFW  3  -  reason_cells …  ratings: 已存 stored 9, 重算 recounted 1"],
  },
  {
    name: "an altered row of the list of ratings",
    table: "listed_ratings",
    change: () => fragment`update listed_ratings set has_comment = true where ${ofThird()} and level = 2`,
    lines: ["✗ 2026-03-01  330100-XZFW  3  -  listed_ratings …  has_comment: 已存 stored true, 重算 recounted false"],
  },
  {
    name: "an invented row of the list of ratings, on a day without any",
    table: "listed_ratings",
    change: () => fragment`
      insert into listed_ratings
      select device, '2026-03-17', epoch, seq, tag_code, unit_code, window_number, source, received_at, 1, false, false, false
      from listed_ratings where ${ofThird()} and level = 2`,
    lines: ["✗ 2026-03-17  330100-XZFW  3  -  listed_ratings …  level: 已存 stored 1, 重算 recounted -"],
  },
  {
    name: "an invented published line",
    table: "published_lines",
    change: () => fragment`
      insert into published_lines (first_day, kind, unit_code, key, is_partial, opened)
      values ('2026-03-01', 'window', '330100-XZFW', '99', false, 4)`,
    lines: ["✗ 2026-03-01  330100-XZFW  99  -  published_lines window  opened: 已存 stored 4, 重算 recounted -"],
  },
  {
    name: "an altered sum of a quarter",
    table: "published_sums",
    change: () => fragment`
      update published_sums set levels[3] = 90
      where kind = 'unit' and unit_code = '330100-XZFW' and (first_day, last_day) = ('2026-01-01', '2026-03-31')`,
    lines: [
      "✗ 2026-01-01  330100-XZFW  -  -  published_sums 2026-01-01–2026-03-31 unit  levels 3: 已存 stored 90, 重算 recounted 0",
    ],
  },
  {
    name: "an invented sum of a month",
    table: "published_sums",
    change: () => fragment`
      insert into published_sums (first_day, last_day, kind, unit_code, key, answered, unanswered, levels)
      values ('2026-03-01', '2026-03-31', 'person', '330100-XZFW', '1009', 0, 4, '{0,0,0,0,0}')`,
    lines: [
      "✗ 2026-03-01  330100-XZFW  -  1009  published_sums 2026-03-01–2026-03-31 person  unanswered: 已存 stored 4, 重算 recounted -",
    ],
  },
  {
    name: "an altered rating of the read model",
    table: "ratings",
    change: () => fragment`update ratings set level = 5 where ${ofThird()} and level = 2`,
    lines: ["✗ 2026-03-01  330100-XZFW  3  1001  counted_rows …  level: 已存 stored 5, 重算 recounted 2"],
  },
  {
    name: "a deleted prompt of the read model",
    table: "prompt_endings",
    change: () => fragment`delete from prompt_endings where ${ofThird()} and outcome = 'cancelled'`,
    lines: ["✗ 2026-03-01  330100-XZFW  3  1001  counted_rows …  outcome: 已存 stored open, 重算 recounted cancelled"],
  },
  {
    name: "a deleted end of a shift",
    table: "shift_endings",
    change: () => fragment`delete from shift_endings where ${ofThird()} and epoch = 1`,
    lines: ["✗ 2026-03-01  -  -  -  shift_endings …  row: 已存 stored -, 重算 recounted present"],
  },
];

const withoutIds = (line: string): string =>
  line.replace(
    /(?<=figure_cells |reason_cells |listed_ratings |counted_rows |ratings |shift_endings )device [^:]*?(?= {2})/,
    "…",
  );

/** Makes a change, and returns its undoing. */
const altered = async ({ table, change }: Alteration): Promise<() => Promise<void>> => {
  const { sql } = hall.centre;
  const saved = await sql`select * from ${sql(table)}`;
  await sql`${change()}`;
  return () =>
    sql.begin(async (tx) => {
      await tx`delete from ${tx(table)}`;
      await tx`insert into ${tx(table)} select * from jsonb_populate_recordset(null::${tx(table)}, ${tx.json(saved)})`;
    });
};

describe("recompute", () => {
  beforeEach(fill);

  test("finds a mixed ledger equal, also while a shift runs and days wait to be counted", async () => {
    const { totals, differences } = await found();
    expect(differences).toEqual([]);
    const [stored] = await hall.centre.sql<{ devices: number; cells: number; lines: number; rows: number }[]>`
      select (select count(*) from devices) as devices, (select count(*) from figure_cells) as cells,
        (select count(*) from published_lines) as lines, (select count(*) from counted_rows) as rows`;
    expect(totals).toEqual({ ...march, ...stored, differences: 0 });
    expect(totals.cells).toBe(3);
    // Nothing of it remains, and a day that the centre is about to count is waited for.
    await sendEpoch(hall.elsewhere, mixedShift("3", "1002"), 2);
    expect((await found()).differences).toEqual([]);
  });

  test("changes its period to whole parts of weeks, and finds nothing outside it", async () => {
    await hall.centre.sql`update figure_cells set raised = 7 where ${mixedCell()}`;
    const other = await found({ from: "2026-03-04", to: "2026-03-29" });
    await hall.centre.sql`update figure_cells set raised = 1 where ${mixedCell()}`;
    expect([other.totals.from, other.totals.to, other.differences]).toEqual(["2026-03-02", "2026-03-29", []]);
  });

  test.each(alterations)("names $name", async (alteration) => {
    const undo = await altered(alteration);
    const { differences } = await found();
    await undo();
    expect(differences.map((each) => withoutIds(differenceLine(each)))).toEqual(alteration.lines);
    expect((await found()).differences).toEqual([]);
  });

  test("as a command exits with 1 and names the cell, or with 0", async () => {
    const command = (...options: readonly string[]) =>
      runCommand("recompute", options, { DATABASE_URL: hall.centre.databaseUrl });
    // The command's clock is this machine's: by it, the shift that runs at the centre is over by its age.
    hall.nowMs = Date.now();
    await hall.centre.rollUp();
    const options = ["--from", "2026-03-01", "--to", "2026-03-31"];
    const equal = await command(...options);
    expect([equal.code, equal.errors, equal.output]).toEqual([0, "", expect.stringContaining("✓ 全部一致")]);
    await hall.centre.sql`update figure_cells set answered = 99 where device = ${hall.third.id} and answered > 5`;
    const altered = await command(...options);
    expect([altered.code, altered.errors]).toEqual([1, ""]);
    expect(altered.output).toMatch(
      /^✗ 2026-03-01 {2}330100-XZFW {2}3 {2}1001 .*answered: 已存 stored 99, 重算 recounted 12\n/,
    );
    expect(altered.output).toMatch(/✗ 1 处不符 1 differences\n$/);
    const wrong = await command("--from", "March");
    expect([wrong.code, wrong.errors]).toEqual([1, expect.stringContaining("Usage: npm run centre -- recompute")]);
  });
});
