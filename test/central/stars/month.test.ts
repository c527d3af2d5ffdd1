import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readWithin } from "../../../central/accounts/read-within.ts";
import { identifier } from "../../../central/database/statement.ts";
import { freezeMonth } from "../../../central/stars/freeze-month.ts";
import { readFreeze } from "../../../central/stars/freezes.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import type { FiguresBy } from "../../../contract/office/figures/figures.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { type Erratum, type Freeze, FreezeAsked, StarMonth } from "../../../contract/office/stars/star-months.ts";
import { OfficeStars } from "../../../contract/office/stars/stars.ts";
import { untilJobIs } from "../../support/centre/exports.ts";
import { untilWaiting } from "../../support/centre/lock-waits.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { type CityDevice, cityWindows, sendCity, sendLater, shiftOf } from "./city-month.ts";

let centre: TestCentre;
let devices: readonly CityDevice[];
let [city, leader] = ["", ""];
let nowMs = Date.parse("2026-03-01T01:00:00Z");
beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  devices = await sendCity(centre);
  await addAccount(centre, "city", [{ role: "city" }]);
  await addAccount(centre, "leader", [{ role: "leader", unitCode: "A" }]);
});
afterAll(() => centre.stop());

const setClock = async (time: string): Promise<void> => {
  nowMs = Date.parse(time);
  [city, leader] = [await logInAs(centre, "city"), await logInAs(centre, "leader")];
};

const month = "2026-03-01";
const march = { from: month, to: "2026-03-31" };

const readMonth = async (asked = month): Promise<StarMonth> =>
  StarMonth.parse(
    await (await sendAsPage(centre, `${officePaths.starMonths}?month=${asked}`, { cookie: city })).json(),
  );

const freeze = (reason: string | null, cookie = city): Promise<Response> =>
  sendAsPage(centre, officePaths.starFreezes, { body: { month, reason }, cookie });

/** The freeze, once the job that was asked for has ended. */
const frozenBy = async (asked: Response): Promise<Freeze> => {
  if (asked.status !== 201) throw new Error(await asked.text());
  const { job } = FreezeAsked.parse(await asked.json());
  await untilJobIs(centre, city, job, "done");
  const [row] = await centre.sql<
    { month: string }[]
  >`select work -> 'query' ->> 'month' as month from jobs where id = ${job}`;
  const freeze = await readFreeze(centre.sql, row?.month ?? "");
  if (!freeze) throw new Error("the job has frozen nothing");
  return freeze;
};

const readFrozen = async (by: FiguresBy, cookie = city): Promise<OfficeStars> => {
  const path = `${officePaths.stars}?${new URLSearchParams({ ...march, by, frozen: "yes" })}`;
  const answer = await sendAsPage(centre, path, { cookie });
  if (answer.status !== 200) throw new Error(await answer.text());
  return OfficeStars.parse(await answer.json());
};

const scores = ({ lines }: OfficeStars) =>
  lines.map(({ unitCode, key, rated, state }) => [
    `${unitCode}${key ?? ""}`,
    rated?.score.toFixed(6) ?? state,
    rated?.stars,
  ]);

const frozenScores = [
  ["A1", "4.535178", 5],
  ["A2", "4.384517", 4],
  ["A3", "too-few", undefined],
  ["B1", "4.069820", 3],
  ["B2", "3.936906", 3],
];

const corrected = ({ unitCode, key, before, after }: Erratum) => [
  `${unitCode}${key ?? ""}`,
  [before.levels, before.score?.toFixed(6), before.stars],
  [after.levels, after.score?.toFixed(6), after.stars],
];

const [a1, a2, a3, b1, b2] = [0, 1, 2, 3, 4] as const;
const deviceAt = (index: number): CityDevice => {
  const found = devices[index];
  if (!found) throw new Error("no such window");
  return found;
};

describe("the end of a month", () => {
  test("names the devices that have not reported until then, and refuses to freeze without them", async () => {
    await setClock("2026-03-31T03:00:00Z");
    expect(await outcomeOf(await freeze(null))).toBe("star-month-running");
    await setClock("2026-04-01T01:00:00Z");
    // At the end of its last week the month has days to count once more.
    await centre.rollUp();
    expect((await readMonth()).missing).toHaveLength(5);
    for (const index of [a1, a2, a3, b1]) await sendLater(deviceAt(index), "2026-04-01T08:40:00.000+08:00");
    expect(await readMonth()).toEqual({
      ...{ month, freeze: null, isOver: true, hasFigures: true, job: null },
      missing: [
        {
          device: deviceAt(b2).device.id,
          ...{ unitCode: "B", unitName: { zh: "B单位", en: "Unit B" }, windowNumber: "2" },
          ...{ why: "silent", reportedAt: "2026-03-31T11:00:00.000+08:00" },
        },
      ],
      missingCount: 1,
    });
    expect(await outcomeOf(await freeze(null))).toBe("star-month-incomplete");
    expect(await outcomeOf(await freeze("   "))).toBe("request-invalid");
    expect(await outcomeOf(await freeze(null, leader))).toBe("permission-missing");
    const without = { body: { month: "2019-05-01", reason: "没有数字" }, cookie: city };
    expect(await outcomeOf(await sendAsPage(centre, officePaths.starFreezes, without))).toBe("star-month-empty");
    expect((await readMonth("2019-05-01")).hasFigures).toBe(false);
  });

  test("knows that a device which reported still has entries of the month", async () => {
    const unsent = { unsent: 12, oldestUnsentMs: 24 * 3_600_000 };
    await sendLater(deviceAt(b2), "2026-04-01T08:41:00.000+08:00", [], unsent);
    expect((await readMonth()).missing.map(({ why }) => why)).toEqual(["unsent"]);
    // The checkpoint of an upload that drains a backlog does not repeat it.
    await sendLater(deviceAt(b2), "2026-04-01T08:41:05.000+08:00");
    expect((await readMonth()).missing.map(({ why }) => why)).toEqual(["unsent"]);
    await sendLater(deviceAt(b2), "2026-04-01T08:42:00.000+08:00", [], { ...unsent, oldestUnsentMs: 60_000 });
    expect((await readMonth()).missing).toEqual([]);
    await sendLater(deviceAt(b2), "2026-03-31T11:00:00.000+08:00");
    expect((await readMonth()).missing.map(({ why }) => why)).toEqual(["silent"]);
  });

  test("is frozen by the city office once the device has reported, with versions and a hash of the counts", async () => {
    await setClock("2026-04-02T01:00:00Z");
    devices = devices.with(b2, await sendLater(deviceAt(b2), "2026-04-02T08:50:00.000+08:00"));
    await centre.rollUp();
    const frozen = await frozenBy(await freeze(null));
    expect(frozen).toEqual({
      ...{ frozenAt: "2026-04-02T01:00:00.000Z", frozenBy: "city", inputHash: frozen.inputHash },
      ...{ formulaVersion: 1, definitionVersion: 1, policyVersion: 2, missingCount: 0, reason: null },
    });
    expect(await outcomeOf(await freeze(null))).toBe("star-month-frozen");
    const windows = await readFrozen("windows");
    expect([scores(windows), windows.freeze, windows.errata]).toEqual([frozenScores, frozen, []]);
    const stored = await centre.sql<{ line: unknown[] }[]>`
      select jsonb_build_array(kind, unit_code, nullif(key, ''), is_partial,
        case when levels is null then null else jsonb_build_array(answered, unanswered, levels) end) as line
      from frozen_stars order by array_position(array['unit', 'window', 'person'], kind), unit_code, key`;
    expect(sha256Hex(stored.map(({ line }) => `${JSON.stringify(line)}\n`).join(""))).toBe(frozen.inputHash);
  });

  test("stays as it was frozen when a late stick brings a rating: an erratum has the old and the new score", async () => {
    await setClock("2026-04-08T01:00:00Z");
    const [late] = cityWindows.slice(b2);
    if (!late) throw new Error("no such window");
    const shift = shiftOf({ ...late, day: "2026-03-12", asked: 1, levels: [1, 0, 0, 0, 0] });
    devices = devices.with(b2, await sendLater(deviceAt(b2), "2026-04-08T08:50:00.000+08:00", shift));
    await centre.rollUp();
    const windows = await readFrozen("windows");
    expect([scores(windows), windows.errata.map(corrected)]).toEqual([
      frozenScores,
      [["B2", [[3, 7, 10, 30, 50], "3.936906", 3], [[4, 7, 10, 30, 50], "3.902747", 3]]],
    ]);
    expect((await readFrozen("units")).errata.map(({ unitCode }) => unitCode)).toEqual(["B"]);
    // A single late rating of a person waits until ten have changed.
    expect((await readFrozen("staff")).errata).toEqual([]);
    await centre.rollUp();
    expect((await readFrozen("windows")).errata).toHaveLength(1);
  });

  test("adds an erratum of a person once ten ratings have changed", async () => {
    const [late] = cityWindows.slice(b2);
    if (!late) throw new Error("no such window");
    const shift = shiftOf({ ...late, day: "2026-03-13", asked: 9, levels: [0, 0, 0, 0, 9] });
    devices = devices.with(b2, await sendLater(deviceAt(b2), "2026-04-08T09:10:00.000+08:00", shift));
    await centre.rollUp();
    expect((await readFrozen("staff")).errata.map(({ key, after }) => [key, after.levels])).toEqual([
      ["202", [4, 7, 10, 30, 59]],
    ]);
    expect((await readFrozen("windows")).errata).toHaveLength(2);
  });

  test("is read within the reader's place, also where a query forgets it", async () => {
    const windows = await readFrozen("windows", leader);
    expect([scores(windows), windows.errata]).toEqual([frozenScores.slice(0, 3), []]);
    const scope = { isAll: false, units: ["A"], windows: [] } as const;
    const rows = await readWithin(
      centre.sql,
      scope,
      (tx) => tx<{ unitCode: string }[]>`
        select distinct unit_code as "unitCode" from frozen_stars union select unit_code from star_errata`,
    );
    expect(rows.map(({ unitCode }) => unitCode)).toEqual(["A"]);
    await expect(readWithin(centre.sql, scope, (tx) => tx`select missing from star_freezes`)).rejects.toThrow(
      "permission denied",
    );
  });

  test.each(["star_freezes", "frozen_stars", "star_errata"])("refuses every change of %s", async (table) => {
    const name = identifier(table);
    await expect(centre.sql`update ${name} set month = month`).rejects.toThrow("append-only");
    await expect(centre.sql`delete from ${name}`).rejects.toThrow("append-only");
    await expect(centre.sql`truncate ${name} cascade`).rejects.toThrow("append-only");
    const everything = { isAll: true } as const;
    for (const right of ["insert", "update", "delete"]) {
      const [row] = await readWithin(
        centre.sql,
        everything,
        (tx) => tx<{ may: boolean }[]>`select has_table_privilege(${table}, ${right}) as may`,
      );
      expect([right, row?.may]).toEqual([right, false]);
    }
  });
});

test("a month is frozen without a missing device for a written reason, and says so", async () => {
  const february = "2026-02-01";
  await centre.sql`update devices set enrolled_at = '2026-01-05', last_checkpoint = null where unit_code = 'A'`;
  await centre.sql`
    insert into published_lines (first_day, kind, unit_code, key, is_partial, opened)
    values ('2026-02-02', 'unit', 'A', '', false, 4)`;
  const body = { month: february, reason: "窗口撤并，设备已报废" };
  const answer = await sendAsPage(centre, officePaths.starFreezes, { body, cookie: city });
  expect(await frozenBy(answer)).toMatchObject({ missingCount: 3, reason: body.reason });
});

test("figures that are published while a month is frozen come before it or become errata", async () => {
  await setClock("2026-05-02T01:00:00Z");
  const [, , , window] = cityWindows;
  if (!window) throw new Error("no such window");
  const april = { ...window, day: "2026-04-15" };
  const first = shiftOf({ ...april, asked: 100, levels: [0, 0, 0, 10, 40] });
  devices = devices.with(b1, await sendLater(deviceAt(b1), "2026-05-01T09:00:00.000+08:00", first));
  await centre.rollUp();
  const order = { month: "2026-04-01", reason: "其余设备不等" };
  const parts = { by: "city", nowMs, unresolved: async () => [] };
  const published = await centre.sql.begin(async (tx) => {
    expect(await freezeMonth(tx, order, parts)).toMatchObject({ ok: true });
    const late = shiftOf({ ...april, asked: 1, levels: [1, 0, 0, 0, 0] });
    await sendLater(deviceAt(b1), "2026-05-02T09:00:00.000+08:00", late);
    const rolledUp = centre.rollUp();
    await untilWaiting(centre.sql, 1);
    return { rolledUp };
  });
  await published.rolledUp;
  const path = `${officePaths.stars}?from=2026-04-01&to=2026-04-30&by=windows&frozen=yes`;
  const { lines, errata } = OfficeStars.parse(await (await sendAsPage(centre, path, { cookie: city })).json());
  expect(lines.map(({ counts }) => counts?.levels)).toEqual([[0, 0, 0, 10, 40]]);
  expect(errata.map(({ after }) => after.levels)).toEqual([[1, 0, 0, 10, 40]]);
});

test("a month with many missing devices lists the first, and says how many there are", async () => {
  await centre.sql`
    insert into devices (id, public_key, fingerprint, app_version, unit_code, window_number, enrolled_at)
    select gen_random_uuid(), decode(lpad(place::text, 88, '0'), 'hex'), 'f', '1', unit_code, window_number, enrolled_at
    from (select * from devices where unit_code = 'B' limit 1) as one, generate_series(1, 120) as place`;
  const { missing, missingCount } = await readMonth("2026-06-01");
  expect(missing).toHaveLength(100);
  expect(missingCount).toBeGreaterThanOrEqual(120);
});
