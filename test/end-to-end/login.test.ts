import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoStaff, type EnrolledKiosk, startEnrolledKiosk } from "../support/window/enrolled-kiosk.ts";
import { logIn } from "../support/window/kiosk.ts";

let enrolled: EnrolledKiosk;
beforeAll(async () => {
  enrolled = await startEnrolledKiosk();
});
afterAll(() => enrolled.stop());

const wrongPin = "914702";

const problemOnScreen = async (): Promise<string | null> => {
  const problem = enrolled.kiosk.page.getByTestId("login-problem");
  await problem.waitFor();
  return problem.textContent();
};

describe("logging in on the touchscreen", () => {
  it("names a staff number that nobody has", async () => {
    await logIn(enrolled.kiosk.page, "999999", wrongPin);
    expect(await problemOnScreen()).toContain("名册里没有这个工号");
    await enrolled.kiosk.page.keyboard.press("Escape");
  });

  it("says that the PIN is wrong, and lets the right one in afterwards", async () => {
    await logIn(enrolled.kiosk.page, demoStaff.number, wrongPin);
    expect(await problemOnScreen()).toContain("口令不正确");
    await enrolled.kiosk.page.keyboard.press("Escape");
    await logIn(enrolled.kiosk.page, demoStaff.number, demoStaff.pin);
    await expect.poll(() => enrolled.kiosk.page.getByTestId("badge-name").textContent()).toBe(demoStaff.name);
  });

  it("leaves no PIN in the data folder or the log", () => {
    const files = readdirSync(enrolled.dataFolder).map((name) => join(enrolled.dataFolder, name));
    const written = files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file, "latin1"));
    const traces = [...written, enrolled.kiosk.errors()].filter(
      (text) => text.includes(wrongPin) || text.includes(`"${demoStaff.pin}"`),
    );
    expect(written.length).toBeGreaterThan(3);
    expect(traces).toEqual([]);
  });
});
