import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyPin } from "../../contract/node/pin-verifier.ts";
import { loginsQuestion } from "../../contract/office/shifts/logins.ts";
import type { PinVerifier } from "../../contract/sync/configuration.ts";
import { askOffice } from "../support/centre/ask-office.ts";
import type { TestCentre } from "../support/centre/start-centre.ts";
import { demoStaff, type EnrolledKiosk, kioskOptions, startEnrolledKiosk } from "../support/window/enrolled-kiosk.ts";
import { type Kiosk, launchKiosk, logIn } from "../support/window/kiosk.ts";
import { entriesOnDisk } from "../support/window/ledger-on-disk.ts";

describe("the first log-in with a PIN that the office gave", () => {
  const own = "853906";
  const patience = { timeout: 30_000 };
  let first: EnrolledKiosk;
  let kiosk: Kiosk;
  beforeAll(async () => {
    const mustChange = ({ sql }: TestCentre) => sql`update staff set must_change_pin = true`;
    first = await startEnrolledKiosk({ prepare: mustChange });
    kiosk = first.kiosk;
  });
  afterAll(async () => {
    await kiosk.kill();
    await first.centre.stop();
  });

  const press = async (keys: string): Promise<void> => {
    for (const key of keys) await kiosk.page.getByTestId(`key-${key}`).click();
    await kiosk.page.getByTestId("login-submit").click();
  };
  const problem = () => kiosk.page.getByTestId("login-problem").textContent();
  const nameOnBadge = () => kiosk.page.getByTestId("badge-name").textContent();

  it("asks for another one, and refuses those that are guessed first", async () => {
    await logIn(kiosk.page, demoStaff.number, demoStaff.pin);
    await kiosk.page.getByTestId("new-pin").waitFor();
    for (const weak of ["123456", "850417", demoStaff.number, demoStaff.pin]) {
      await press(weak);
      expect(await problem()).toContain("这个口令太容易被猜到");
    }
    await press(own);
    await press("853907");
    expect(await problem()).toContain("两次输入的不一样");
    expect(entriesOnDisk(first.dataFolder, "pin-changed", "shift-started")).toEqual([]);
  });

  it("leads to the shift with it, and the centre has it within seconds, readable only by this device", async () => {
    await press(own);
    await expect.poll(nameOnBadge, patience).toBe(demoStaff.name);
    const [changed] = entriesOnDisk(first.dataFolder, "pin-changed");
    expect(changed?.body).toMatchObject({ staffNumber: demoStaff.number, unitCode: "330100-XZFW" });
    const atCentre = async () => {
      const [row] = await first.centre.sql<{ pin: PinVerifier; mustChange: boolean }[]>`
        select pin, must_change_pin as "mustChange" from staff where number = ${demoStaff.number}`;
      return row && { fits: await verifyPin(own, row.pin, null), mustChange: row.mustChange };
    };
    await expect.poll(atCentre, patience).toEqual({ fits: true, mustChange: false });
    const { changedPins } = await askOffice(first.centre, loginsQuestion);
    expect(changedPins.map((row) => [row.staffNumber, row.windowNumber])).toEqual([[demoStaff.number, "3"]]);
  });

  it("is followed by log-ins with the new one alone, offline and after a restart", async () => {
    await kiosk.page.evaluate(`window.counterstar.logOut({ pin: "${own}" })`);
    await kiosk.kill();
    await first.centre.stop();
    kiosk = await launchKiosk(kioskOptions(first.dataFolder));
    await kiosk.page.getByTestId("login-open").waitFor();
    await logIn(kiosk.page, demoStaff.number, demoStaff.pin);
    await expect.poll(problem, patience).toContain("口令不正确");
    await kiosk.page.keyboard.press("Escape");
    await logIn(kiosk.page, demoStaff.number, own);
    await expect.poll(nameOnBadge, patience).toBe(demoStaff.name);
    const files = readdirSync(first.dataFolder).map((name) => join(first.dataFolder, name));
    const written = files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file, "latin1"));
    expect([...written, kiosk.errors(), first.kiosk.errors()].filter((text) => text.includes(own))).toEqual([]);
  });

  it("may be repeated by choice: 修改口令, after the right PIN", async () => {
    await kiosk.page.evaluate(`window.counterstar.logOut({ pin: "${own}" })`);
    await kiosk.page.getByTestId("login-open").click();
    await press(demoStaff.number);
    for (const digit of own) await kiosk.page.getByTestId(`key-${digit}`).click();
    await kiosk.page.getByTestId("login-new-pin").click();
    await kiosk.page.getByTestId("new-pin").waitFor();
    await press("391076");
    await press("391076");
    await expect.poll(nameOnBadge, patience).toBe(demoStaff.name);
    expect(entriesOnDisk(first.dataFolder, "pin-changed")).toHaveLength(2);
  });
});
