import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sha256Hex } from "../../contract/node/hash.ts";
import type { TestCentre } from "../support/centre/start-centre.ts";
import { scanAt } from "../support/window/badge-reader.ts";
import { demoStaff, type EnrolledKiosk, startEnrolledKiosk } from "../support/window/enrolled-kiosk.ts";
import { openStaffMenu } from "../support/window/kiosk.ts";
import { entriesOnDisk } from "../support/window/ledger-on-disk.ts";

const badge = "CS330101X7f3a";
const patience = { timeout: 30_000 };
let enrolled: EnrolledKiosk;

const giveBadge = ({ sql }: TestCentre) => sql`
  update staff set badges = ${sql.json([sha256Hex(badge)])} where number = ${demoStaff.number}`;

const page = () => enrolled.kiosk.page;
const screen = () => page().locator(".kiosk").getAttribute("data-screen");
const attemptsAndRatings = () => entriesOnDisk(enrolled.dataFolder, "login-attempted", "rating-given").length;
const textIn = (testId: string) => page().getByTestId(testId).inputValue();

const decline = async (): Promise<void> => {
  const answer = await page().evaluate(
    `window.counterstar.currentView().then(({ value: { promptId } }) =>
      counterstar.declinePrompt({ promptId, input: "touch", screenHasTouch: true }))`,
  );
  expect(answer).toMatchObject({ ok: true, value: { screen: "ready" } });
};

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

  it("does nothing while staff is on duty", async () => {
    const before = attemptsAndRatings();
    await scanAt(page(), "0123456789");
    expect([await screen(), attemptsAndRatings()]).toEqual(["ready", before]);
  });

  it.each(["Enter", "Tab"] as const)("with %s at its end rates nothing during a prompt", async (end) => {
    await page().evaluate("window.counterstar.openPrompt()");
    await page().locator("[data-testid=level-5]:enabled").waitFor();
    const before = attemptsAndRatings();
    await page().getByTestId("level-5").focus();
    for (let scan = 0; scan < 2; scan += 1) await scanAt(page(), badge, end);
    expect([await screen(), attemptsAndRatings()]).toEqual(["prompt", before]);
    expect(await page().evaluate("document.activeElement.dataset.testid")).toBe("level-5");
    await decline();
  });

  it("finds no button of the footer focused after the screen has changed", async () => {
    await page().getByTestId("large-text").focus();
    await page().evaluate("window.counterstar.openPrompt()");
    await page().locator(".kiosk[data-screen=prompt]").waitFor();
    expect(await page().evaluate("document.activeElement === document.body")).toBe(true);
    await decline();
  });

  it("neither unticks a tag nor gets into the words that a citizen writes", async () => {
    await page().evaluate("window.counterstar.openPrompt()");
    await page().getByTestId("level-1").click();
    await page().locator("[data-testid^=tag-]").first().click();
    await page().locator("[data-testid^=tag-][aria-checked=true]").waitFor();
    await scanAt(page(), badge);
    expect(await page().locator("[data-testid^=tag-][aria-checked=true]").count()).toBe(1);
    await page().getByTestId("write-comment").click();
    const written = page().getByTestId("form-text");
    for (const letter of "de") await page().getByTestId(`kb-${letter}`).click();
    await page().locator("[data-letters=de]").getByTestId("candidate-1").click();
    const before = await written.inputValue();
    for (const letter of "nih") await page().getByTestId(`kb-${letter}`).click();
    await scanAt(page(), "HAo12345");
    await page().locator("[data-letters=nih]").getByTestId("candidate-1").click();
    expect([before.length, (await written.inputValue()).length]).toEqual([1, 3]);
    await page().getByTestId("text-done").click();
    await page().getByTestId("done").click();
  });

  it("fills in the person who takes over, during a hand-over", async () => {
    await page().locator(".kiosk[data-screen=ready]").waitFor();
    await openStaffMenu(page());
    await page().getByTestId("hand-over").click();
    await scanAt(page(), "330102");
    await expect.poll(() => textIn("staff-number"), patience).toBe("330102");
    await page().keyboard.press("Escape");
  });
});

describe("a badge where the office lets it log in without a PIN", () => {
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
