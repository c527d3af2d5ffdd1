import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mostCodes } from "../../../../contract/office/devices/enrolment-codes.ts";
import { readEnrolmentTicket } from "../../../../contract/sync/enrolment-ticket.ts";
import { sampleUnitCode } from "../../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../../support/centre/start-centre.ts";

let centre: TestCentre;

beforeAll(async () => {
  centre = await startCentre();
});
afterAll(() => centre.stop());

describe("the command for a list of windows", () => {
  const command = fileURLToPath(new URL("../../../../central/commands/enrolment-codes.ts", import.meta.url));
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "counterstar-codes-"));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const runWith = async (windows: string, ...more: readonly string[]) => {
    await writeFile(join(folder, "windows.csv"), windows);
    const files = ["--windows", "windows.csv", "--csv", "codes.csv", "--sheet", "codes.html"];
    const options = { cwd: folder, env: { ...process.env, DATABASE_URL: centre.databaseUrl } };
    return promisify(execFile)(process.execPath, [command, ...files, ...more], options);
  };
  const run = async (...given: Parameters<typeof runWith>): Promise<string> => (await runWith(...given)).stdout;

  test("writes a table and a sheet that only their owner can read, and never overwrites a file", async () => {
    expect(
      await run(`unit,window\n${sampleUnitCode},3\n${sampleUnitCode},4\n`, "--centre", "https://10.0.0.2"),
    ).toContain("2 codes for the centre https://10.0.0.2");
    const csv = await readFile(join(folder, "codes.csv"), "utf8");
    const tickets = [...csv.matchAll(/,(counterstar-enrol:[^,]+),/g)].map(([, ticket = ""]) =>
      readEnrolmentTicket(ticket),
    );
    expect(tickets.map((ticket) => ticket?.centreUrl)).toEqual(["https://10.0.0.2", "https://10.0.0.2"]);
    expect((await stat(join(folder, "codes.csv"))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(folder, "codes.html"), "utf8")).toContain(tickets[0]?.code);
    await expect(run(`${sampleUnitCode},3\n`)).rejects.toThrow("cannot be created");
    expect(await readFile(join(folder, "codes.csv"), "utf8")).toBe(csv);
  });

  test("names the lines and the windows that it does not know", async () => {
    await expect(run("nonsense\n")).rejects.toThrow('These lines of windows.csv are not "unit code,window number": 1');
    await expect(run(`${sampleUnitCode},77\n`)).rejects.toThrow("has no window 77");
  });

  test("names the option that does not fit, and the list that is missing", async () => {
    const one = `${sampleUnitCode},3\n`;
    await expect(run(one, "--hours", "0")).rejects.toThrow("--hours must be a whole number from 1 to 720, not 0.");
    await expect(run(one, "--centre", "10.0.0.2")).rejects.toThrow(/--centre must be .+, not 10\.0\.0\.2\./);
    await expect(run(one, "--windows", "none.csv")).rejects.toThrow(
      /不能读取文件 none\.csv.+\nThe file none\.csv cannot/,
    );
    await expect(run(one, "--nonsense", "1")).rejects.toThrow("Usage: npm run centre -- codes");
  });

  test("issues no code for a list that is too long, and says how many lines it may have", async () => {
    const lines = Array.from({ length: mostCodes + 100 }, (_, index) => `${sampleUnitCode},${index + 1}`);
    await expect(run(lines.join("\n"))).rejects.toThrow("has 1100 windows. At most 1000 codes can be made at once");
    expect(await readdir(folder)).toEqual(["windows.csv"]);
  });

  test("removes the files it made, and no others, where it fails, so that it can be run again", async () => {
    await expect(run(`${sampleUnitCode},77\n`)).rejects.toThrow("has no window 77");
    expect(await readdir(folder)).toEqual(["windows.csv"]);
    await writeFile(join(folder, "codes.html"), "of somebody else");
    await expect(run(`${sampleUnitCode},3\n`)).rejects.toThrow("codes.html cannot be created");
    expect(await readdir(folder)).toEqual(["codes.html", "windows.csv"]);
    expect(await readFile(join(folder, "codes.html"), "utf8")).toBe("of somebody else");
    await rm(join(folder, "codes.html"));
    expect(await run(`${sampleUnitCode},3\n`)).toContain("1 codes");
  });

  test.each([
    ["http://127.0.0.1:7600", true],
    ["http://localhost:7600", true],
    ["http://0.0.0.0:7600", true],
    ["http://[::1]:7600", true],
    ["https://centre.example", false],
    ["https://127.example", false],
  ])("warns for the centre %s that no kiosk reaches it: %s", async (address, isWarned) => {
    const { stdout, stderr } = await runWith(`${sampleUnitCode},3\n`, "--centre", address);
    expect(stdout).toContain(`1 codes for the centre ${address}`);
    for (const part of ["COUNTERSTAR_CENTRE_PUBLIC_URL", "--centre", "别的机器", "other machine"])
      expect(stderr.includes(part)).toBe(isWarned);
  });
});
