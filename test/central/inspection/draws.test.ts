import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readWithin } from "../../../central/accounts/read-within.ts";
import { identifier } from "../../../central/database/statement.ts";
import {
  type Draw,
  DrawAsked,
  DrawnRating,
  type DrawOrder,
  drawsQuestion,
  OfficeDraw,
  OfficeDraws,
} from "../../../contract/office/inspection/draws.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { FreezeAsked } from "../../../contract/office/stars/star-months.ts";
import { enrolWithCode } from "../../support/centre/device.ts";
import { exportedFile, untilJobIs } from "../../support/centre/exports.ts";
import { changeDraft } from "../../support/centre/ledger.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { runCommand } from "../../support/centre/run-command.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { type CityDevice, cityWindows, sendCity, sendLater, shiftOf } from "../stars/city-month.ts";

let dataFolder: string;
let centre: TestCentre;
let other: TestCentre;
let devices: readonly CityDevice[];
let nowMs = Date.parse("2026-03-01T01:00:00Z");
const cookies = new Map<string, string>();
const cookieOf = (login: string): string => cookies.get(login) ?? "";

const people = ["inspector", "second inspector", "auditor", "city"] as const;

/** A session ends within hours. */
const setClock = async (time: string): Promise<void> => {
  nowMs = Date.parse(time);
  for (const login of people) cookies.set(login, await logInAs(centre, login));
};

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "counterstar-draws-"));
  centre = await startCentre({ dataFolder, clock: () => nowMs });
  other = await startCentre({ dataFolder, clock: () => nowMs });
  devices = await sendCity(centre);
  for (const login of people) {
    await addAccount(centre, login, [{ role: login === "second inspector" ? "inspector" : login }]);
  }
  await setClock("2026-04-02T01:00:00Z");
  await centre.rollUp();
  const body = { month: "2026-03-01", reason: "其余设备不等" };
  const answer = await sendAsPage(centre, officePaths.starFreezes, { body, cookie: cookieOf("city") });
  if (answer.status !== 201) throw new Error(await answer.text());
  await untilJobIs(centre, cookieOf("city"), FreezeAsked.parse(await answer.json()).job, "done");
});
afterAll(async () => {
  await other.stop();
  await centre.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

const ofMarch: DrawOrder = {
  ...{ from: "2026-03-01", to: "2026-03-31" },
  ...{ ratings: "negative", share: 10, minimum: 5, seed: "20260401" },
};

const ask = (order: unknown, login = "inspector", at = centre): Promise<Response> =>
  sendAsPage(at, officePaths.draws, { body: order, cookie: cookieOf(login) });

/** The draw of an order, or the code of the problem that its job failed with. */
const outcomeOfDraw = async (order: unknown, login = "inspector", at = centre): Promise<Draw | string> => {
  const answer = await ask(order, login, at);
  if (answer.status !== 201) throw new Error(await answer.text());
  const { job } = DrawAsked.parse(await answer.json());
  const { problem } = await untilJobIs(at, cookieOf(login), job, "done", "failed");
  if (problem) return problem.code;
  const [made] = await centre.sql<{ number: number }[]>`select number from inspection_draws where job = ${job}`;
  return (await read(made?.number ?? 0, login)).draw;
};

const draw = async (change: Partial<DrawOrder> = {}, login = "inspector", at = centre): Promise<Draw> => {
  const made = await outcomeOfDraw({ ...ofMarch, ...change }, login, at);
  if (typeof made === "string") throw new Error(made);
  return made;
};

const read = async (number: number, login = "inspector", at = centre): Promise<OfficeDraw> =>
  OfficeDraw.parse(
    await (await sendAsPage(at, `${officePaths.draw}?number=${number}`, { cookie: cookieOf(login) })).json(),
  );

const keysOf = ({ ratings }: OfficeDraw) => ratings.map(({ device, epoch, seq }) => `${device}/${epoch}/${seq}`);

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The keys of March's 差评, from the test's own ledgers. */
const negativeKeys = (): readonly string[] =>
  devices
    .flatMap(({ links }) => links.map(({ text }) => JSON.parse(text)))
    .filter(({ kind, body }) => kind === "rating-given" && body.level <= 2)
    .map(({ device, epoch, seq }) => ({ device, epoch, seq }))
    .toSorted((one, another) =>
      one.device === another.device ? one.seq - another.seq : one.device < another.device ? -1 : 1,
    )
    .map(({ device, epoch, seq }) => `${device}/${epoch}/${seq}`);

describe("a draw from a frozen month", () => {
  test("has the ratings that anybody computes from the seed and the ledger", async () => {
    const made = await draw();
    const frame = negativeKeys();
    expect(made).toEqual({
      ...ofMarch,
      ...{ number: 1, drawnAt: "2026-04-02T01:00:00.000Z", drawnBy: "inspector" },
      ...{ isFrozen: true, receivedUntil: "2026-04-02T01:00:00.000Z", frameSize: 24, drawn: 5 },
      frameHash: sha256(frame.map((key) => `${key}\n`).join("")),
    });
    const byHand = frame.toSorted((one, another) =>
      sha256(`20260401 ${one}`) < sha256(`20260401 ${another}`) ? -1 : 1,
    );
    expect(keysOf(await read(1))).toEqual(byHand.slice(0, 5));
  });

  test("is the same for another inspector, on another centre, after late ratings, under the next number", async () => {
    const [, , , , last] = devices;
    const [late] = cityWindows.slice(4);
    if (!last || !late) throw new Error("no such window");
    const shift = shiftOf({ ...late, day: "2026-03-12", asked: 1, levels: [1, 0, 0, 0, 0] });
    // And a 改评 of a rating in the frame, which was not drawn.
    const before = keysOf(await read(1));
    const negative = last.links
      .map(({ text }) => JSON.parse(text))
      .find(({ device, seq, body }) => body.level <= 2 && !before.includes(`${device}/1/${seq}`));
    const raised = changeDraft(negative.body.promptId, 5);
    await setClock("2026-04-08T01:00:00Z");
    devices = devices.with(4, await sendLater(last, "2026-04-08T08:50:00.000+08:00", [...shift, raised]));
    await setClock("2026-04-10T01:00:00Z");
    const made = await draw({}, "second inspector", other);
    expect([made.number, made.drawnBy, made.frameSize]).toEqual([2, "second inspector", 24]);
    expect(keysOf(await read(2))).toEqual(keysOf(await read(1)));
    expect((await read(2)).draw.frameHash).toBe((await read(1)).draw.frameHash);
  });

  test("has no rating of an older epoch that arrived after the newer one", async () => {
    const [, , window] = cityWindows;
    if (!window) throw new Error("no such window");
    const march = { ...window, day: "2026-03-12" };
    await setClock("2026-04-08T02:00:00Z");
    const device = await enrolWithCode(centre.url, await centre.newEnrolmentCode(window));
    await sendEpoch(device, shiftOf({ ...march, asked: 0, levels: [0, 0, 0, 0, 0] }), 2);
    await setClock("2026-04-10T01:00:00Z");
    await sendEpoch(device, shiftOf({ ...march, asked: 1, levels: [1, 0, 0, 0, 0] }));
    // One rating came on 8 April, and one is no 差评 any more.
    expect((await draw({ from: "2026-01-01" })).frameSize).toBe(24);
  });

  test("differs with another seed; another period has the ratings until midnight", async () => {
    const made = await draw({ seed: "20260402" });
    expect(keysOf(await read(made.number))).not.toEqual(keysOf(await read(1)));
    const quarter = await draw({ from: "2026-01-01" });
    expect(quarter).toMatchObject({ isFrozen: false, receivedUntil: "2026-04-09T16:00:00.000Z", frameSize: 24 });
    expect(quarter.frameHash).not.toBe((await read(1)).draw.frameHash);
    expect((await draw({ ratings: "all" })).drawn).toBe(65);
  });

  test("has no rating of a shift that still ran; once it has ended, or a day later, the rating is in it", async () => {
    const [first, second] = devices;
    const [window] = cityWindows;
    if (!first || !second || !window) throw new Error("no such window");
    const april = { from: "2026-04-01", to: "2026-04-30", ratings: "all" } as const;
    const shift = shiftOf({ ...window, day: "2026-04-10", asked: 1, levels: [0, 0, 0, 0, 1] });
    const sizeOn = async (time: string): Promise<number | string> => {
      await setClock(time);
      const made = await outcomeOfDraw({ ...ofMarch, ...april });
      return typeof made === "string" ? made : made.frameSize;
    };
    await setClock("2026-04-10T09:00:00Z");
    await sendLater(first, "2026-04-10T17:00:00.000+08:00", shift.slice(0, -1));
    expect(await sizeOn("2026-04-10T16:30:00Z")).toBe("draw-frame-empty");
    await setClock("2026-04-10T15:00:00Z");
    const ended = shiftOf({
      ...window,
      windowNumber: "2",
      staffNumber: "102",
      day: "2026-04-10",
      asked: 1,
      levels: [0, 0, 0, 0, 1],
    });
    await sendLater(second, "2026-04-10T23:00:00.000+08:00", ended);
    expect(await sizeOn("2026-04-10T16:30:00Z")).toBe(1);
    expect(await sizeOn("2026-04-11T16:30:00Z")).toBe(2);
    await setClock("2026-04-10T01:00:00Z");
  });

  test("is refused where there are no ratings, and to people who only read", async () => {
    expect(await outcomeOfDraw({ ...ofMarch, from: "2025-03-01", to: "2025-03-31" })).toBe("draw-frame-empty");
    const refused = [{ share: 0 }, { share: 101 }, { seed: "" }, { seed: "a b" }, { minimum: 0 }, { to: "2026-02-01" }];
    for (const change of refused) expect(await outcomeOf(await ask({ ...ofMarch, ...change }))).toBe("request-invalid");
    expect(await outcomeOf(await ask(ofMarch, "auditor"))).toBe("permission-missing");
    expect(await outcomeOf(await ask(ofMarch, "city"))).toBe("permission-missing");
  });

  test("is numbered without a gap when two inspectors draw at once", async () => {
    const before = (await draw()).number;
    const made = await Promise.all([draw(), draw({}, "second inspector", other), draw({ seed: "x" })]);
    expect(made.map(({ number }) => number).toSorted((one, another) => one - another)).toEqual(
      [1, 2, 3].map((more) => before + more),
    );
  });

  test("is listed for city and auditor, the newest first, and stands in the access log", async () => {
    for (const login of ["city", "auditor"]) {
      const answer = await sendAsPage(centre, drawsQuestion.path, { cookie: cookieOf(login) });
      const { draws } = OfficeDraws.parse(await answer.json());
      expect(draws.map(({ number }) => number)).toEqual(draws.map((_, index) => draws.length - index));
    }
    const logged = await centre.sql<{ actor: string; subject: object }[]>`
      select actor, subject from access_log where action in ('sample-asked', 'sample-drawn') order by id limit 2`;
    const [made] = await centre.sql<{ job: string }[]>`select job from inspection_draws where number = 1`;
    const subject = { ...ofMarch, job: made?.job };
    expect([...logged]).toEqual([
      { actor: "inspector", subject },
      { actor: "inspector", subject: { ...subject, draw: 1, frameSize: 24, drawn: 5 } },
    ]);
  });
});

const open = (body: unknown, login = "inspector"): Promise<Response> =>
  sendAsPage(centre, officePaths.drawnRatingReadings, { body, cookie: cookieOf(login) });

const purpose = "核对办件与评价";

describe("a drawn rating", () => {
  test("is opened for a purpose, which stands beside the draw and in the access log", async () => {
    const answer = await open({ number: 1, ordinal: 2, purpose }, "auditor");
    const shown = DrawnRating.parse(await answer.json());
    const { ratings } = await read(1);
    const [, drawn] = ratings;
    expect(shown.rating).toMatchObject({ device: drawn?.device, epoch: drawn?.epoch, seq: drawn?.seq });
    expect(shown.rating.negative?.level).toBeLessThanOrEqual(2);
    const noted = { readAt: "2026-04-10T01:00:00.000Z", readBy: "auditor", purpose };
    expect(ratings.map(({ readings }) => readings)).toEqual([[], [noted], [], [], []]);
    const logged = await centre.sql`
      select actor, purpose, subject from access_log where action = 'drawn-rating-read'`;
    const key = { device: drawn?.device, epoch: drawn?.epoch, seq: drawn?.seq };
    expect([...logged]).toEqual([{ actor: "auditor", purpose, subject: { draw: 1, ordinal: 2, ...key } }]);
  });

  test("is not opened without a purpose, nor where there is none, and then nothing is noted", async () => {
    expect(await outcomeOf(await open({ number: 1, ordinal: 2, purpose: "  " }))).toBe("request-invalid");
    expect(await outcomeOf(await open({ number: 1, ordinal: 6, purpose }))).toBe("not-found");
    expect(await outcomeOf(await open({ number: 999, ordinal: 1, purpose }))).toBe("not-found");
    const [row] = await centre.sql`select count(*)::int as count from drawn_rating_readings`;
    expect(row).toEqual({ count: 1 });
  });

  test("is not shown where its opening cannot be stored", async () => {
    await centre.sql`alter table access_log add constraint no_more check (action <> 'drawn-rating-read') not valid`;
    try {
      expect((await open({ number: 1, ordinal: 1, purpose })).ok).toBe(false);
    } finally {
      await centre.sql`alter table access_log drop constraint no_more`;
    }
    expect((await read(1)).ratings[0]?.readings).toEqual([]);
  });

  test("belongs to its window for the wall behind the queries; a draw to the whole office", async () => {
    const scope = { isAll: false, units: ["A"], windows: [] } as const;
    const seen = await readWithin(
      centre.sql,
      scope,
      (tx) => tx`
        select (select count(*)::int from inspection_draws) as draws,
          (select count(*)::int from drawn_ratings where unit_code <> 'A') as foreign,
          (select count(*)::int from drawn_ratings) > 0 as own`,
    );
    expect([...seen]).toEqual([{ draws: 0, foreign: 0, own: true }]);
  });
});

test.each(["inspection_draws", "drawn_ratings", "drawn_rating_readings"])("%s takes no change", async (table) => {
  const name = identifier(table);
  const [column] = await centre.sql<{ name: string }[]>`
    select column_name as name from information_schema.columns
    where table_name = ${table} and is_identity = 'NO' order by ordinal_position limit 1`;
  const changed = identifier(column?.name ?? "");
  await expect(centre.sql`update ${name} set ${changed} = ${changed}`).rejects.toThrow("append-only");
  await expect(centre.sql`delete from ${name}`).rejects.toThrow("append-only");
  await expect(centre.sql`truncate ${name} cascade`).rejects.toThrow("append-only");
});

test("a draw is exported with all that is needed to draw it again", async () => {
  const order = { kind: "draw", format: "csv", language: "zh", query: { number: 1 } } as const;
  const text = (await exportedFile(centre, cookieOf("auditor"), order)).toString("utf8");
  const lines = text.split("\r\n");
  const { draw: made, ratings } = await read(1);
  expect(lines.slice(1, 6).map((line) => line.split(",")[7])).toEqual(ratings.map(({ digest }) => digest));
  for (const line of ["种子,20260401", "抽样框条数,24", `抽样框哈希（SHA-256）,${made.frameHash}`]) {
    expect(lines).toContain(line);
  }
  expect(lines).toContain("复算命令,npm run centre -- recompute --draw 1");
  const missing = { ...order, query: { number: 999 } };
  await expect(exportedFile(centre, cookieOf("auditor"), missing)).rejects.toThrow("not-found");
});

describe("the command recompute", () => {
  const recompute = (...options: readonly string[]) =>
    runCommand("recompute", options, { DATABASE_URL: centre.databaseUrl });

  test("draws again, finds the same, and prints the frame for a check by hand", async () => {
    const same = await recompute("--draw", "1");
    expect([same.code, same.output.split("\n").at(-2)]).toEqual([0, "✓ 全部一致 The same frame, and the same ratings"]);
    const { output } = await recompute("--draw", "1", "--frame");
    expect(sha256(output)).toBe((await read(1)).draw.frameHash);
    expect((await recompute("--draw", "999")).code).toBe(1);
  });

  test("exits with 1 and names a drawn rating that is not in the frame any more", async () => {
    const [first] = keysOf(await read(1));
    const [device = "", epoch = "", seq = ""] = first?.split("/") ?? [];
    await centre.sql`
      update ratings set level = 5 where (device, epoch, seq) = (${device}, ${Number(epoch)}, ${Number(seq)})`;
    const { code, output } = await recompute("--draw", "1");
    expect([code, output.includes("✗ frame size: 已存 stored 24, 重算 recounted 23")]).toEqual([1, true]);
    expect(output).toContain(`✗ rating 1: 已存 stored ${first} `);
  });
});
