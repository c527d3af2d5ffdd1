import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loginBodies } from "../../contract/ledger/bodies/login.ts";
import { officePaths } from "../../contract/office/office-paths.ts";
import { loginsQuestion } from "../../contract/office/shifts/logins.ts";
import { DeviceId } from "../../contract/words.ts";
import { openStore } from "../../db/open-store.ts";
import { stampOf, systemClock } from "../../electron/wire/clock.ts";
import { sealWith } from "../../electron/wire/key-pair.ts";
import { askOffice } from "../support/centre/ask-office.ts";
import { demoStaff, type EnrolledKiosk, kioskOptions, startEnrolledKiosk } from "../support/window/enrolled-kiosk.ts";
import { type Kiosk, launchKiosk, logIn } from "../support/window/kiosk.ts";
import { entriesOnDisk } from "../support/window/ledger-on-disk.ts";

const identityIn = (dataFolder: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(dataFolder, "identity.json"), "utf8"));

describe("ten wrong PINs for one number", () => {
  const colleague = { number: "330102", pin: "704931" } as const;
  let locked: EnrolledKiosk;
  let kiosk: Kiosk;
  beforeAll(async () => {
    locked = await startEnrolledKiosk();
    kiosk = locked.kiosk;
  });
  afterAll(async () => {
    await kiosk.kill();
    await locked.centre.stop();
  });

  /** Kills with SIGKILL, and starts the same device again. */
  const pullThePlug = async (meanwhile: () => void = () => undefined): Promise<void> => {
    await kiosk.kill();
    meanwhile();
    kiosk = await launchKiosk(kioskOptions(locked.dataFolder));
    await kiosk.page.getByTestId("login-open").waitFor();
  };

  const attempts = () => entriesOnDisk(locked.dataFolder, "login-attempted").map(({ body }) => body);

  /** Writes attempts, as the application does, between which a person would wait for minutes. */
  const writeAttempts = (count: number): void => {
    const device = DeviceId.parse(identityIn(locked.dataFolder)["device"]);
    const clock = systemClock();
    const { secret } = identityIn(locked.dataFolder)["privateKey"] as { readonly secret: string };
    const seal = sealWith(secret);
    const store = openStore({
      folder: locked.dataFolder,
      device,
      stamp: () => stampOf(clock),
      isSignedByCentre: () => false,
      seal,
    });
    if (!store.ok) throw new Error(JSON.stringify(store.problem));
    const body = loginBodies["login-attempted"].parse(attempts().at(-1));
    for (let made = 0; made < count; made += 1) store.value.append([{ kind: "login-attempted", body }]);
    store.value.close();
  };

  const tryAllAtOnce = (count: number): Promise<readonly string[]> =>
    kiosk.page.evaluate(
      `Promise.all(Array.from({ length: ${count} }, async (_, guess) => {
         const answer = await counterstar.logIn({ staffNumber: "${colleague.number}", pin: String(910000 + guess) });
         return answer.ok ? "on duty" : answer.problem.code;
       }))`,
    );

  const problemAfter = async (pin: string): Promise<string | null> => {
    await logIn(kiosk.page, colleague.number, pin);
    const problem = kiosk.page.getByTestId("login-problem");
    await problem.waitFor();
    const text = await problem.textContent();
    await kiosk.page.keyboard.press("Escape");
    return text;
  };

  it("cost a wait after three, however fast they come", async () => {
    const codes = await tryAllAtOnce(20);
    expect(codes.filter((code) => code === "pin-wrong")).toHaveLength(3);
    expect(codes.filter((code) => code === "login-locked")).toHaveLength(17);
    expect(attempts()).toHaveLength(3);
    // With seven failures the wait is 80 seconds; it starts again with the process.
    await pullThePlug(() => writeAttempts(4));
    expect(await problemAfter(colleague.pin)).toMatch(/请 [5-8]\d 秒后再试/);
  });

  it("lock it across SIGKILL and restart, and name the person to call", async () => {
    await pullThePlug(() => writeAttempts(3));
    expect(await problemAfter(colleague.pin)).toContain("已在本机锁定。请联系信息科（");
    await pullThePlug();
    expect(await problemAfter(colleague.pin)).toContain("已在本机锁定");
    expect(attempts()).toHaveLength(10);
  });

  /** The numbers that the office's page shows as locked, with their windows. */
  const shownAsLocked = async () =>
    (await askOffice(locked.centre, loginsQuestion)).lockedNumbers.map((row) => [row.staffNumber, row.windowNumber]);

  const unlockOnPage = () =>
    fetch(locked.centre.url + officePaths.unlocks, {
      method: "POST",
      headers: { ...locked.centre.asCity, "content-type": "application/json" },
      body: JSON.stringify({ unitCode: "330100-XZFW", staffNumber: colleague.number }),
    });

  it("leave other staff free to log in, and the lock ends when the office's page unlocks the number", async () => {
    await logIn(kiosk.page, demoStaff.number, demoStaff.pin);
    await expect.poll(() => kiosk.page.getByTestId("badge-name").textContent()).toBe(demoStaff.name);
    await kiosk.page.evaluate(`window.counterstar.logOut({ pin: "${demoStaff.pin}" })`);
    await expect.poll(shownAsLocked).toEqual([[colleague.number, "3"]]);
    expect((await unlockOnPage()).status).toBe(204);
    await pullThePlug();
    await expect
      .poll(() => entriesOnDisk(locked.dataFolder, "login-unlocked"))
      .toEqual([{ kind: "login-unlocked", body: { staffNumber: colleague.number, by: "centre" } }]);
    await expect.poll(shownAsLocked).toEqual([]);
    await logIn(kiosk.page, colleague.number, colleague.pin);
    await kiosk.page.getByTestId("badge-name").waitFor();
  });

  it("leave log-ins working where the pepper was lost: the centre sends the pepper again", async () => {
    await kiosk.page.evaluate(`window.counterstar.logOut({ pin: "${colleague.pin}" })`);
    const { pepper, ...identity } = identityIn(locked.dataFolder);
    await pullThePlug(() => writeFileSync(join(locked.dataFolder, "identity.json"), JSON.stringify(identity)));
    await expect.poll(() => identityIn(locked.dataFolder)["pepper"]).toEqual(pepper);
    await logIn(kiosk.page, colleague.number, colleague.pin);
    await kiosk.page.getByTestId("badge-name").waitFor();
  });
});
