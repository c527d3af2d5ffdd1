import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { saveOffice } from "../../../central/roster/records/save-office.ts";
import { pepperIdOf, verifyPin } from "../../../contract/node/pin-verifier.ts";
import { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { enrolDevice, sendAs, type TestDevice } from "../../support/centre/device.ts";
import { verifiedText } from "../../support/centre/receipts.ts";
import { sampleMember, sampleOffice } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

const pin = "904627";

let centre: TestCentre;
let device: TestDevice;
beforeAll(async () => {
  centre = await startCentre();
  device = await enrolDevice(centre);
});
afterAll(() => centre.stop());

const command = fileURLToPath(new URL("../../../central/commands/set-it-pin.ts", import.meta.url));

/** Its output, on either stream, and its exit. */
const run = async (input: string, ...options: readonly string[]) => {
  const child = spawn(process.execPath, [command, ...options], {
    env: { ...process.env, DATABASE_URL: centre.databaseUrl },
  });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, wrote: said + complained };
};

const shipped = async (query = "") =>
  ConfigurationDocument.parse(
    JSON.parse(
      await verifiedText(device, await sendAs(device, { method: "GET", path: syncPaths.configuration + query })),
    ),
  );

describe("the command that sets the IT PIN", () => {
  test("ships no PIN to devices before it was run", async () => {
    expect(await shipped()).toMatchObject({ itPin: null, itUnlocks: 0 });
    const unlocked = await run("", "--unlock");
    expect(unlocked).toMatchObject({ code: 1, wrote: expect.stringContaining("No IT PIN is set") });
  });
  test.each(["123456", "850417", "90462", "9046271", "letters", ""])(
    "refuses a weak or malformed PIN: %j",
    async (weak) => {
      const { code, wrote } = await run(`${weak}\n`);
      expect([code, wrote.includes("Nothing was changed")]).toEqual([1, true]);
      expect(await shipped()).toMatchObject({ itPin: null });
    },
  );
  test("reads it from standard input, prints it nowhere, and ships it under the device's pepper", async () => {
    const { code, wrote } = await run(`${pin}\n`);
    expect([code, wrote.includes("is set"), wrote.includes(pin)]).toEqual([0, true, false]);
    const pepper = device.pepper ?? "";
    const held = pepperIdOf(pepper);
    const { itPin, version } = await shipped(`?pepper=${held}`);
    if (!itPin) throw new Error("no IT PIN was shipped");
    expect(itPin.scheme).toBe("scrypt-hmac");
    expect([await verifyPin(pin, itPin, pepper), await verifyPin("904628", itPin, pepper)]).toEqual([true, false]);
    expect(JSON.stringify(await centre.sql`select * from it_panel`)).not.toContain(pin);
    await run(pin);
    expect((await shipped(`?pepper=${held}`)).version).toBe(version);
  });
  test("survives later saves by the office, and is unlocked separately", async () => {
    await saveOffice(centre.sql, await sampleOffice());
    await run("", "--unlock");
    const after = await shipped();
    expect([after.itPin === null, after.itUnlocks]).toEqual([false, 1]);
  });
});

test.each(["IT-PANEL", "it-panel"])("no staff is saved under the number of the IT PIN: %s", async (number) => {
  const office = await sampleOffice();
  await expect(saveOffice(centre.sql, { ...office, staff: [sampleMember(number)] })).rejects.toThrow();
  await expect(centre.sql`update staff set number = ${number} where number = '1003'`).rejects.toThrow(
    /staff_number_check/,
  );
});
