import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { enrolDevice, sendAs, type TestDevice } from "../../support/centre/device.ts";
import { verifiedText } from "../../support/centre/receipts.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let device: TestDevice;
beforeAll(async () => {
  centre = await startCentre();
  device = await enrolDevice(centre);
});
afterAll(() => centre.stop());

const command = fileURLToPath(new URL("../../../central/commands/unlock-staff.ts", import.meta.url));

const run = async (...options: readonly string[]): Promise<string> => {
  const environment = { ...process.env, DATABASE_URL: centre.databaseUrl };
  const { stdout } = await promisify(execFile)(process.execPath, [command, ...options], { env: environment });
  return stdout;
};

const unlocksShipped = async () => {
  const answer = await sendAs(device, { method: "GET", path: syncPaths.configuration });
  const { staff, version } = ConfigurationDocument.parse(JSON.parse(await verifiedText(device, answer)));
  return { version, unlocks: staff.map(({ number, unlocks }) => [number, unlocks]) };
};

describe("the command that unlocks a staff number", () => {
  test("increments the unlock counter that is shipped to devices, for that person alone, each time it is run", async () => {
    expect((await unlocksShipped()).unlocks).toEqual([
      ["1001", 0],
      ["1002", 0],
    ]);
    expect(await run("--unit", sampleUnitCode, "--staff", "1002")).toMatch(
      new RegExp(`^${sampleUnitCode} 1002: .*Unlocked\\. Every device receives it within a minute\\.\n$`),
    );
    await run("--unit", sampleUnitCode, "--staff", "1002");
    expect(await unlocksShipped()).toEqual({
      version: 2,
      unlocks: [
        ["1001", 0],
        ["1002", 2],
      ],
    });
  });
  test("says so where the number is unknown or missing", async () => {
    await expect(run("--unit", sampleUnitCode, "--staff", "9999")).rejects.toThrow("has no staff number 9999");
    await expect(run("--unit", sampleUnitCode)).rejects.toThrow("Usage: npm run centre -- unlock-staff");
  });
});
