import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPlatform, type PlatformSettings } from "../../../central/platform/open-platform.ts";
import {
  OfficeUploads,
  RefusedUploads,
  refusedQuestion,
  resendPath,
  uploadsQuestion,
} from "../../../contract/office/platform/uploads.ts";
import { OfficeToday, todayQuestion } from "../../../contract/office/today/needs.ts";
import { grantOfRole } from "../../support/centre/grant-of-role.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { addUnits } from "../../support/centre/sample-office.ts";
import { type ServerProcess, startServerProcess } from "../../support/centre/server-process.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { platformSecret, type ReceivingPlatform, startReceivingPlatform } from "../../support/receiving-platform.ts";
import { mappingFile, sendShift, servedDraft, settingsFor, unaccounted } from "./upload-office.ts";

const hourMs = 3_600_000;
let dataFolder: string;
let platform: ReceivingPlatform;
let settings: PlatformSettings;
let centre: TestCentre;
const lines: string[] = [];
const logger = pino({ level: "info" }, { write: (line: string) => void lines.push(line) });
/** A day and two hours ago: the waiting time of what arrives is over for a centre of now. */
const agoMs = 26 * hourMs;
const clock = (): number => Date.now() - agoMs;
const today = (): string => new Date(clock() + 8 * hourMs).toISOString().slice(0, 10);

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "counterstar-platform-"));
  platform = await startReceivingPlatform();
  settings = await settingsFor(platform);
  // It receives ratings a day ago, and leaves the work of now to the processes of these tests.
  centre = await startCentre({ dataFolder, clock, logger });
  await centre.sql`insert into platform_begin (first_day) values (${today()})`;
  for (const role of ["city", "leader", "it"] as const) await addAccount(centre, role, [grantOfRole[role]]);
  await addUnits(centre.sql, ["elsewhere"]);
  await addAccount(centre, "leader-elsewhere", [{ role: "leader", unitCode: "elsewhere" }]);
});
/** Ended also after a failure. */
const started: ServerProcess[] = [];
afterAll(async () => {
  for (const each of started) await each.end("SIGKILL");
  await centre.stop();
  await platform.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

const ask = async (login: string, path: string, at: Pick<TestCentre, "url"> = centre): Promise<unknown> =>
  (await sendAsPage(at, path, { cookie: await logInAs(at, login) })).json();
const readUploads = async (login: string, at?: Pick<TestCentre, "url">): Promise<OfficeUploads> =>
  OfficeUploads.parse(await ask(login, uploadsQuestion.path, at));
const readRefused = async (login: string, query = ""): Promise<RefusedUploads> =>
  RefusedUploads.parse(await ask(login, `${refusedQuestion.path}${query}`));
const sendAgain = async (login: string, from: string, to: string, at: Pick<TestCentre, "url"> = centre) =>
  outcomeOf(await sendAsPage(at, resendPath, { cookie: await logInAs(at, login), body: { from, to } }));

const processOf = async (): Promise<ServerProcess> => {
  const running = await startServerProcess({
    environment: {
      DATABASE_URL: centre.databaseUrl,
      COUNTERSTAR_CENTRE_DATA: dataFolder,
      COUNTERSTAR_DEMO: "0",
      COUNTERSTAR_PLATFORM_URL: settings.url,
      COUNTERSTAR_PLATFORM_MAPPING: settings.mappingFile,
      COUNTERSTAR_PLATFORM_SECRET_FILE: settings.secretFile ?? "",
    },
  });
  started.push(running);
  return running;
};

describe("a centre", () => {
  test("that dies while the platform reads leaves its ratings 无应答; another one sends them again, and no other twice", async () => {
    await sendShift(
      centre,
      today(),
      Array.from({ length: 220 }, (_, index) => servedDraft(`P${index}`)),
    );
    const { promise: hasRead, resolve: read } = Promise.withResolvers<void>();
    const { promise: isDead, resolve: died } = Promise.withResolvers<void>();
    platform.behave("accept", "lose");
    platform.onBatch(async () => {
      if (platform.batches.length !== 2) return;
      read();
      await isDead;
    });
    const first = await processOf();
    await hasRead;
    await first.end("SIGKILL");
    died();
    const counts = async () => (await readUploads("city")).weeks.find((week) => week.counts.accepted > 0)?.counts;
    expect(await counts()).toEqual({ waiting: 20, accepted: 100, refused: 0, unanswered: 100 });
    const second = await processOf();
    const at = { url: second.ready.listening };
    // Answered, not only claimed: a claimed batch is 无应答 before the platform has read it.
    await expect.poll(counts).toEqual({ waiting: 0, accepted: 120, refused: 0, unanswered: 100 });
    expect(platform.batches.map((batch) => batch.length)).toEqual([100, 100, 20]);
    // Its turn would come minutes later: a person does not wait.
    expect(await sendAgain("city", today(), today(), at)).toBe(204);
    await expect.poll(async () => unaccounted(centre, platform)).toEqual([]);
    expect([platform.rows.size, platform.altered, platform.batches.length]).toEqual([220, [], 4]);
    expect(await second.end("SIGTERM")).toBe(0);
    expect(second.errors()).not.toContain(platformSecret);
  });

  test("that ends in order leaves a running batch to the next one", async () => {
    await sendShift(centre, today(), [servedDraft("Q1")]);
    const { promise: hasRead, resolve: read } = Promise.withResolvers<void>();
    platform.onBatch(() => read());
    platform.behave("hang-stored");
    const running = await processOf();
    await hasRead;
    expect(await running.end("SIGTERM")).toBe(0);
    const next = await processOf();
    expect(await sendAgain("city", today(), today(), { url: next.ready.listening })).toBe(204);
    await expect.poll(async () => unaccounted(centre, platform)).toEqual([]);
    await next.end("SIGTERM");
    expect(platform.altered).toEqual([]);
  });
});

describe("the page", () => {
  let running: ServerProcess;
  const at = () => ({ url: running.ready.listening });
  beforeAll(async () => {
    platform.refuseRows(({ projectNo }) => projectNo === "R1");
    await sendShift(centre, today(), [servedDraft("R1"), servedDraft("R2"), servedDraft("R3", { transaction: null })]);
    running = await processOf();
  });
  afterAll(() => running.end("SIGTERM"));

  test("counts by state for the reader's units, and names the causes", async () => {
    await expect.poll(async () => (await readUploads("city")).refusals.length).toBe(2);
    platform.refuseRows(() => false);
    const { line, weeks, others, refusals } = await readUploads("city", at());
    const last = { outcome: "judged", code: "0", receipt: expect.stringMatching(/^R\d+$/) };
    expect(line).toMatchObject({ firstDay: today(), waitHours: 24, windowDays: 30, pausedUntil: null, last });
    expect(weeks).toHaveLength(13);
    const sum = weeks.reduce((count, { counts }) => count + counts.accepted, 0);
    expect([sum, others.accepted]).toEqual([222, 0]);
    expect(refusals).toEqual([
      { reason: "platform", detail: "2003", count: 1 },
      { reason: "value-missing", detail: "projectNo", count: 1 },
    ]);
    expect((await readUploads("leader", at())).weeks).toEqual(weeks);
    const elsewhere = await readUploads("leader-elsewhere", at());
    expect(elsewhere.weeks.flatMap(({ counts }) => Object.values(counts)).some(Boolean)).toBe(false);
  });

  test("lists refused uploads without a word of the citizen; the platform's sentence is for the city office", async () => {
    const { uploads } = await readRefused("city");
    expect(uploads.map(({ reason, detail, message }) => [reason, detail, message]).toSorted()).toEqual([
      ["platform", "2003", "办件编号不存在"],
      ["value-missing", "projectNo", null],
    ]);
    expect((await readRefused("it")).uploads.map(({ message }) => message)).toEqual([null, null]);
    const [last] = uploads;
    const after = `${last?.state}/${last?.day}/${last?.device}/${last?.epoch}/${last?.seq}/${last?.number}`;
    expect((await readRefused("city", `?after=${after}`)).uploads).toEqual(uploads.slice(1));
    const [logged] =
      await centre.sql`select count(*)::int as count from access_log where action = 'refused-uploads-read'`;
    expect(logged).toEqual({ count: 3 });
  });

  test("tells the city office alone on 今日 how many were refused", async () => {
    const kinds = async (login: string) =>
      OfficeToday.parse(await ask(login, todayQuestion.path)).needs.map(({ kind, count }) => `${kind} ${count}`);
    expect(await kinds("city")).toContain("uploads-refused 1");
    expect((await kinds("it")).join()).not.toContain("uploads");
  });

  test("sends refused ones again, within the window, and logs who did", async () => {
    const long = new Date(clock() - 32 * 24 * hourMs).toISOString().slice(0, 10);
    expect([
      await sendAgain("city", long, today(), at()),
      await sendAgain("it", today(), today(), at()),
      await sendAgain("city", today(), today(), at()),
    ]).toEqual(["platform-window-over", "permission-missing", 204]);
    await expect.poll(async () => unaccounted(centre, platform)).toEqual([]);
    await expect
      .poll(async () => (await readUploads("city")).refusals)
      .toEqual([{ reason: "value-missing", detail: "projectNo", count: 1 }]);
    const [logged] = await centre.sql`
      select actor, subject from access_log where action = 'uploads-sent-again' order by id desc limit 1`;
    expect(logged).toEqual({ actor: "city", subject: { from: today(), to: today() } });
    const log = [...lines, running.errors()].join("\n");
    expect([log.includes(platformSecret), log.includes(settings.url)]).toEqual([false, false]);
  });

  test("has ratings from before the first day sent once a person asks for it", async () => {
    await centre.sql`update platform_begin set first_day = '9999-01-01'`;
    await sendShift(centre, today(), [servedDraft("S1")]);
    const [noted] = await centre.sql`select count(*)::int as count from platform_days`;
    expect(noted).toEqual({ count: 0 });
    expect(await sendAgain("city", today(), today(), at())).toBe(204);
    await expect.poll(() => [...platform.rows.values()].filter(({ projectNo }) => projectNo === "S1").length).toBe(1);
  });
});

describe("the settings", () => {
  const trouble = async (change: Partial<PlatformSettings>): Promise<string> =>
    openPlatform({ ...settings, ...change }).then(
      () => "",
      (error: Error) => error.message,
    );

  test("that do not fit name the file and the remedy in both languages", async () => {
    const [empty, wrong] = [join(dataFolder, "empty"), join(dataFolder, "wrong.json")];
    await writeFile(empty, " \n");
    await writeFile(wrong, "{}");
    expect(await trouble({})).toBe("");
    for (const [change, ...parts] of [
      [{ mappingFile: "/none.json" }, "COUNTERSTAR_PLATFORM_MAPPING", "ENOENT", "读不了", "cannot be read"],
      [{ mappingFile: wrong }, wrong, "appId", "不正确", "is not valid"],
      [{ secretFile: undefined }, "COUNTERSTAR_PLATFORM_SECRET_FILE", "映射文件要求签名", "asks for a signature"],
      [{ secretFile: empty }, "COUNTERSTAR_PLATFORM_SECRET_FILE", "映射文件要求签名"],
      [{ secretFile: "/none" }, "/none", "ENOENT"],
    ] as const) {
      const said = await trouble(change);
      for (const part of parts) expect(said).toContain(part);
    }
    expect(mappingFile).toBe(settings.mappingFile);
  });

  test("send nothing by default, and say so", async () => {
    const off = await startCentre();
    await addAccount(off, "city", [grantOfRole.city]);
    expect((await readUploads("city", off)).line).toBeNull();
    expect(await sendAgain("city", "2026-03-01", "2026-03-02", off)).toBe("platform-off");
    await off.stop();
  });
});
