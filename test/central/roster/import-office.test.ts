import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect } from "../../../central/database/sql.ts";
import { everywhere, readPolicy } from "../../../central/policy/read-policy.ts";
import { readRoster, type StoredRoster } from "../../../central/roster/plan/stored-roster.ts";
import { verifyPin } from "../../../contract/node/pin-verifier.ts";
import { accountPaths } from "../../../contract/office/accounts/accounts.ts";
import { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { enrolDevice, sendAs, type TestDevice } from "../../support/centre/device.ts";
import { logInAs, sendAsPage, testPassword } from "../../support/centre/office-account.ts";
import { verifiedText } from "../../support/centre/receipts.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { openTestDatabase } from "../../support/centre/test-database.ts";
import { pngOf } from "../../support/roster/pictures.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "counterstar-roster-"));
});
afterAll(() => rm(folder, { recursive: true }));

let centre: TestCentre;
let device: TestDevice;
beforeEach(async () => {
  centre = await startCentre();
  device = await enrolDevice(centre);
});
afterEach(() => centre.stop());

interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

const runAt = (databaseUrl: string, command: string, ...options: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const file = fileURLToPath(new URL(`../../../central/commands/${command}.ts`, import.meta.url));
    const env = { ...process.env, DATABASE_URL: databaseUrl };
    execFile(process.execPath, [file, ...options], { env, maxBuffer: 2 ** 26 }, (error, output, errors) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, output, errors }),
    );
  });

const run = (command: string, ...options: readonly string[]) => runAt(centre.databaseUrl, command, ...options);

const csv = async (name: string, ...lines: readonly string[]): Promise<string> => {
  const path = join(folder, `${name}.csv`);
  await writeFile(path, `${lines.join("\n")}\n`);
  return path;
};

const shipped = async () =>
  ConfigurationDocument.parse(
    JSON.parse(await verifiedText(device, await sendAs(device, { method: "GET", path: syncPaths.configuration }))),
  );

const wholeRoster = async () => {
  const { units, windows, staff } = await readRoster(centre.sql);
  return [...units.values(), ...windows.values(), ...staff.values()];
};

const staffHeadings = "单位编码,工号,姓名,职务,政治面貌,可上岗窗口";
const newPerson = async () => [
  await csv("人员", staffHeadings, "330100-XZFW,1004,林晓,受理员,群众,3"),
  await csv("职责", "单位编码,工号,职责", "330100-XZFW,1004,办理登记", "330100-XZFW,1004,答复咨询"),
  await csv("承诺", "单位编码,工号,承诺", "330100-XZFW,1004,一次告知"),
];

describe("an import", () => {
  test("is a dry run unless told otherwise", async () => {
    const before = await wholeRoster();
    const { code, output } = await run("import-office", ...(await newPerson()));
    expect([code, output]).toEqual([0, expect.stringContaining("人员 staff    新增 added 1, 变更 changed 0")]);
    expect(output).toContain("Dry run: nothing was changed");
    expect(await wholeRoster()).toEqual(before);
  });

  test("ships a new person to the kiosk, with a PIN that is shown once and has to be changed", async () => {
    const pins = join(folder, "pins.csv");
    const { code, output } = await run("import-office", ...(await newPerson()), "--apply", "--pins", pins);
    expect([code, output]).toEqual([0, expect.stringContaining("✓ 已导入")]);
    const member = (await shipped()).staff.find(({ number }) => number === "1004");
    expect(member).toMatchObject({
      name: { zh: "林晓" },
      politicalStatus: "non-party",
      duties: [{ zh: "办理登记" }, { zh: "答复咨询" }],
      commitments: [{ zh: "一次告知" }],
      honours: [],
      portrait: null,
      mustChangePin: true,
    });
    const [, pin = ""] = /,1004,林晓,(\d{6})\r\n$/.exec(await readFile(pins, "utf8")) ?? [];
    expect(member && (await verifyPin(pin, member.pin, null))).toBe(true);
    expect(((await stat(pins)).mode & 0o777).toString(8)).toBe("600");
    const everything = await centre.sql`select * from staff`;
    expect([output.includes(pin), JSON.stringify(everything).includes(pin)]).toEqual([false, false]);
  });

  test("does nothing where the list of PINs exists already: it may be another import's", async () => {
    const before = await wholeRoster();
    const pins = join(folder, "there.xlsx");
    await writeFile(pins, "");
    const { code, output, errors } = await run("import-office", ...(await newPerson()), "--apply", "--pins", pins);
    expect([code, output.includes("✓"), errors]).toEqual([1, false, expect.stringContaining("EEXIST")]);
    expect(await wholeRoster()).toEqual(before);
  });

  test("gives a new person an account, with a link that sets a password and is shown once", async () => {
    const links = join(folder, "links.csv");
    const accounts = await csv("账号", "登录名,姓名,角色,单位编码", "lin.xiao,林晓,单位领导,330100-XZFW");
    const { code, output } = await run("import-office", accounts, "--apply", "--links", links);
    expect([code, output]).toEqual([0, expect.stringContaining("账号 accounts  新增 added 1")]);
    const [, token = ""] = /^lin\.xiao,林晓,\S*#link=([\w-]{43})\r$/m.exec(await readFile(links, "utf8")) ?? [];
    expect([output.includes(token), ((await stat(links)).mode & 0o777).toString(8)]).toEqual([false, "600"]);
    const used = await sendAsPage(centre, accountPaths.linkUses, { body: { token, password: testPassword } });
    expect(used.status).toBe(204);
    expect(await logInAs(centre, "lin.xiao")).toContain("=");
    const logged = await centre.sql<{ action: string; subject: unknown }[]>`
      select action, subject from access_log where action = 'account-imported'`;
    const after = [{ role: "leader", unitCode: "330100-XZFW" }];
    expect([...logged]).toEqual([
      { action: "account-imported", subject: { account: "lin.xiao", after, isDisabled: false } },
    ]);
  });

  test("does nothing where one row of it is wrong, and says where", async () => {
    const before = await wholeRoster();
    const [, ...texts] = await newPerson();
    const staff = await csv(
      "人员",
      staffHeadings,
      "330100-XZFW,1004,林晓,受理员,群众,3",
      "330100-XZFW,1005,,受理员,群人,9",
    );
    const { code, output } = await run("import-office", staff, ...texts, "--apply");
    expect(code).toBe(1);
    expect(output).toContain("✗ roster-cell-missing  人员, row 3, 姓名\n    工作表“人员”第 3 行“姓名”没有填写");
    expect(output).toContain("✗ roster-value-unknown  人员, row 3, 政治面貌");
    expect(output).toContain('the unit has no window "9"');
    expect(output).toContain("nothing was imported");
    expect(await wholeRoster()).toEqual(before);
  });

  test("deletes nothing that it leaves out, and changes only the columns that it has", async () => {
    const [before] = [(await shipped()).staff];
    const staff = await csv("staff", "unit code,staff number,star", "330100-XZFW,1001,5");
    expect((await run("import-office", staff, "--apply")).code).toBe(0);
    const [first, ...others] = before;
    expect((await shipped()).staff).toEqual([{ ...first, star: 5 }, ...others]);
  });

  test("without a file, with a missing one, or without a known sheet, exits with 1", async () => {
    expect(await run("import-office")).toMatchObject({ code: 1, errors: expect.stringContaining("Usage") });
    const missing = await run("import-office", join(folder, "missing.xlsx"));
    expect([missing.code, missing.output]).toEqual([1, expect.stringContaining("✗ roster-file-unreadable")]);
    const other = await run("import-office", await csv("stock", "a,b", "1,2"));
    expect([other.code, other.output]).toEqual([1, expect.stringContaining("✗ roster-sheets-missing")]);
  });
});

describe("an export", () => {
  test.each(["roster.xlsx", "folder"])("changes nothing when it is imported again: %s", async (name) => {
    const path = join(folder, name);
    const photos = join(folder, `${name}.zip`);
    expect((await run("export-office", path, "--photos", photos)).code).toBe(0);
    const before = await wholeRoster();
    const { code, output } = await run("import-office", path, "--photos", photos, "--apply");
    expect([code, output.match(/(added|changed|retired|reinstated) 0/g)?.length, output.includes("✗")]).toEqual([
      0,
      16,
      false,
    ]);
    expect(await wholeRoster()).toEqual(before);
  });
});

describe("the demonstration office", () => {
  let demo: TestCentre;
  beforeAll(async () => {
    demo = await startCentre({ demo: true });
  });
  afterAll(() => demo.stop());

  test("comes back unchanged, drawings and English included, and fills an empty centre with the same data", async () => {
    const path = join(folder, "demo.xlsx");
    const photos = join(folder, "demo.zip");
    await runAt(demo.databaseUrl, "export-office", path, "--photos", photos);
    const again = await runAt(demo.databaseUrl, "import-office", path, "--photos", photos, "--apply");
    expect([again.code, again.output.match(/(added|changed|retired|reinstated) 0/g)?.length]).toEqual([0, 16]);
    expect(again.output).not.toContain("roster-");
    const empty = await openTestDatabase(undefined);
    const sql = connect(empty.url, { connections: 1 });
    const filled = await runAt(empty.url, "import-office", path, "--apply");
    expect([filled.code, filled.output]).toEqual([0, expect.stringContaining("✓ 已导入")]);
    const without = (roster: StoredRoster) => [...roster.staff.values()].map((line) => ({ ...line, portrait: null }));
    const [before, after] = [await readRoster(demo.sql), await readRoster(sql)];
    expect([after.units, after.windows, without(after)]).toEqual([before.units, before.windows, without(before)]);
    expect(filled.output.match(/^\S+ {2}\S+ {2}\S+ {2}\d{6}$/gm)?.length).toBe(before.staff.size);
    expect((await readPolicy(sql, everywhere, new Date()))?.content.policy.promptMs).toBe(30_000);
    await sql.end();
    await empty.close();
  });
});

describe("photos", () => {
  const png = pngOf();
  const zipped = async (files: Readonly<Record<string, Uint8Array>>) => {
    const path = join(folder, "photos.zip");
    await writeFile(path, zipSync({ ...files }));
    return path;
  };
  test("come to the kiosk under the hash of their bytes", async () => {
    const photos = await zipped({ "照片/1001.png": png, "__MACOSX/._1001.png": png });
    const { code, output } = await run("import-office", "--photos", photos, "--apply");
    expect([code, output]).toEqual([0, expect.stringContaining("照片 photos   1")]);
    const hash = createHash("sha256").update(png).digest("hex");
    expect((await shipped()).staff.map(({ portrait }) => portrait === hash)).toEqual([true, false]);
    const answer = await sendAs(device, { method: "GET", path: `${syncPaths.pictures}/${hash}` });
    expect([answer.headers.get("content-type"), Buffer.from(await answer.arrayBuffer())]).toEqual(["image/png", png]);
  });

  test("that are no picture, too large, without an owner or not in a zip file are reported, and nothing is imported", async () => {
    const before = await wholeRoster();
    const large = Buffer.concat([png, Buffer.alloc(2 * 1024 * 1024)]);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>');
    const photos = await zipped({ "1001.png": png, "1002.png": large, "1003.svg": svg, "9999.png": png });
    const { code, output } = await run("import-office", "--photos", photos, "--apply");
    expect([code, output.match(/roster-\S+/g)]).toEqual([
      1,
      ["roster-photo-large", "roster-photo-unfit", "roster-photo-unused"],
    ]);
    const broken = await run("import-office", "--photos", await csv("none", "x"), "--apply");
    expect([broken.code, broken.output]).toEqual([1, expect.stringContaining("✗ roster-photos-unreadable")]);
    expect(await wholeRoster()).toEqual(before);
  });
});
