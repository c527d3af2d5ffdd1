import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readRoster } from "../../../central/roster/plan/stored-roster.ts";
import { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { verifyPin } from "../../../electron/main/login/verify-pin.ts";
import { enrolDevice, sendAs, type TestDevice } from "../../support/centre/device.ts";
import { verifiedText } from "../../support/centre/receipts.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

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

const run = (command: string, ...options: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const file = fileURLToPath(new URL(`../../../central/commands/${command}.ts`, import.meta.url));
    const env = { ...process.env, DATABASE_URL: centre.databaseUrl };
    execFile(process.execPath, [file, ...options], { env, maxBuffer: 2 ** 26 }, (error, output, errors) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, output, errors }),
    );
  });

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
  test("is a dry run as long as nobody says otherwise", async () => {
    const before = await wholeRoster();
    const { code, output } = await run("import-office", ...(await newPerson()));
    expect([code, output]).toEqual([0, expect.stringContaining("人员 staff    新增 added 1, 变更 changed 0")]);
    expect(output).toContain("A dry run, nothing was changed");
    expect(await wholeRoster()).toEqual(before);
  });

  test("brings somebody new to the kiosk, with a PIN that is shown once and has to be changed", async () => {
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

  test("does nothing at all where one row of it is wrong, and says where", async () => {
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
    expect(output).toContain("✗ roster-cell-missing  人员, row 3, 姓名\n    工作表“人员”第 3 行“姓名”是空的");
    expect(output).toContain("✗ roster-value-unknown  人员, row 3, 政治面貌");
    expect(output).toContain('the unit has no window "9"');
    expect(output).toContain("nothing was imported");
    expect(await wholeRoster()).toEqual(before);
  });

  test("deletes nothing by leaving it out, and changes only the columns that it has", async () => {
    const [before] = [(await shipped()).staff];
    const staff = await csv("staff", "unit code,staff number,star", "330100-XZFW,1001,5");
    expect((await run("import-office", staff, "--apply")).code).toBe(0);
    const [first, ...others] = before;
    expect((await shipped()).staff).toEqual([{ ...first, star: 5 }, ...others]);
  });

  test("without a file, with one that is not there, or with no sheet that is known, ends with 1", async () => {
    expect(await run("import-office")).toMatchObject({ code: 1, errors: expect.stringContaining("Usage") });
    const missing = await run("import-office", join(folder, "missing.xlsx"));
    expect([missing.code, missing.output]).toEqual([1, expect.stringContaining("✗ roster-file-unreadable")]);
    const other = await run("import-office", await csv("stock", "a,b", "1,2"));
    expect([other.code, other.output]).toEqual([1, expect.stringContaining("✗ roster-sheets-missing")]);
  });
});

describe("what an export wrote", () => {
  test.each(["roster.xlsx", "folder"])("changes nothing when it is imported again: %s", async (name) => {
    const path = join(folder, name);
    const photos = join(folder, `${name}.zip`);
    expect((await run("export-office", path, "--photos", photos)).code).toBe(0);
    const before = await wholeRoster();
    const { code, output } = await run("import-office", path, "--photos", photos, "--apply");
    expect([code, output.match(/(added|changed|retired|reinstated) 0/g)?.length, output.includes("✗")]).toEqual([
      0,
      12,
      false,
    ]);
    expect(await wholeRoster()).toEqual(before);
  });
});
