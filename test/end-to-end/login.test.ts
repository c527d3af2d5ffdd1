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

const identityIn = (dataFolder: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(dataFolder, "identity.json"), "utf8"));

/** The stored form where the system has no key store; undefined where none is stored. */
const pepperIn = (dataFolder: string): string | undefined =>
  (identityIn(dataFolder)["pepper"] as { secret: string } | undefined)?.secret;

const problemOnScreen = async (): Promise<string | null> => {
  const problem = enrolled.kiosk.page.getByTestId("login-problem");
  await problem.waitFor();
  return problem.textContent();
};

describe("logging in on the touchscreen", () => {
  it("reports an unknown staff number", async () => {
    await logIn(enrolled.kiosk.page, "999999", wrongPin);
    expect(await problemOnScreen()).toContain("名册里没有这个工号");
    await enrolled.kiosk.page.keyboard.press("Escape");
  });

  it("reports a wrong PIN, and accepts the right one afterwards", async () => {
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

  it("keeps the pepper in the identity and nowhere else, and a copied roster is useless without it", () => {
    const pepper = pepperIn(enrolled.dataFolder);
    expect(Buffer.from(pepper ?? "", "base64")).toHaveLength(32);
    const others = readdirSync(enrolled.dataFolder).filter((name) => name !== "identity.json");
    const files = others.map((name) => join(enrolled.dataFolder, name)).filter((file) => statSync(file).isFile());
    const written = [...files.map((file) => readFileSync(file, "latin1")), enrolled.kiosk.errors()].join("\n");
    expect(written).toContain('"scheme":"scrypt-hmac"');
    expect([written.includes(pepper ?? ""), written.includes('"scheme":"scrypt"')]).toEqual([false, false]);
  });
});
