import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sha256Hex } from "../../central/keys/verify-text.ts";
import type { TestCentre } from "../support/centre/start-centre.ts";
import { scanAt } from "../support/window/badge-reader.ts";
import { demoStaff, type EnrolledKiosk, startEnrolledKiosk } from "../support/window/enrolled-kiosk.ts";
import { entriesOnDisk } from "../support/window/ledger-on-disk.ts";

const badge = "CS330101X7f3a";
const patience = { timeout: 15_000 };
let enrolled: EnrolledKiosk;

const giveBadge = ({ sql }: TestCentre) => sql`
  update staff set badges = ${sql.json([sha256Hex(badge)])} where number = ${demoStaff.number}`;

const page = () => enrolled.kiosk.page;
const textIn = (testId: string) => page().getByTestId(testId).inputValue();

describe("a badge at a reader that types like a keyboard", () => {
  beforeAll(async () => {
    enrolled = await startEnrolledKiosk({ prepare: giveBadge });
  });
  afterAll(() => enrolled.stop());

  it("fills in the number from the idle screen and asks for the PIN", async () => {
    await scanAt(page(), badge);
    await page().getByTestId("pin").waitFor();
    expect([await textIn("staff-number"), await textIn("pin")]).toEqual([demoStaff.number, ""]);
    await page().keyboard.press("Escape");
  });

  it("leaves nothing in the field that has the caret, and its Enter presses nothing", async () => {
    await page().getByTestId("login-open").click();
    await page().getByTestId("staff-number").click();
    for (let pressed = 0; pressed < 2; pressed += 1) await page().getByTestId("key-7").click();
    await scanAt(page(), "0123456789");
    const problem = page().getByTestId("login-problem");
    await expect.poll(() => problem.textContent(), patience).toContain("这张证卡没有登记");
    expect([await textIn("staff-number"), await textIn("pin")]).toEqual(["77", ""]);
    await page().getByTestId("pin").click();
    await scanAt(page(), badge);
    await expect.poll(() => textIn("staff-number"), patience).toBe(demoStaff.number);
    expect(await textIn("pin")).toBe("");
    for (const digit of demoStaff.pin) await page().getByTestId(`key-${digit}`).click();
    await page().getByTestId("login-submit").click();
    await expect.poll(() => page().getByTestId("badge-name").textContent(), patience).toBe(demoStaff.name);
  });

  it("does nothing while somebody is on duty", async () => {
    const before = entriesOnDisk(enrolled.dataFolder, "login-attempted").length;
    await scanAt(page(), "0123456789");
    expect(await page().getByTestId("badge-name").isVisible()).toBe(true);
    expect(entriesOnDisk(enrolled.dataFolder, "login-attempted")).toHaveLength(before);
  });
});

describe("a badge where the office lets it log in alone", () => {
  beforeAll(async () => {
    enrolled = await startEnrolledKiosk({ prepare: giveBadge, policy: { badgeLogin: "alone" } });
  });
  afterAll(() => enrolled.stop());

  it("puts its owner on duty", async () => {
    await scanAt(page(), badge);
    await expect.poll(() => page().getByTestId("badge-name").textContent(), patience).toBe(demoStaff.name);
    expect(entriesOnDisk(enrolled.dataFolder, "login-succeeded").map(({ body }) => body)).toEqual([
      { staffNumber: demoStaff.number, by: "badge" },
    ]);
  });
});
