import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loginBodies } from "../../contract/ledger/bodies/login.ts";
import { verifyPin } from "../../contract/node/pin-verifier.ts";
import { officePaths } from "../../contract/office/office-paths.ts";
import { loginsQuestion } from "../../contract/office/shifts/logins.ts";
import type { PinVerifier } from "../../contract/sync/configuration.ts";
import { DeviceId } from "../../contract/words.ts";
import { openStore } from "../../db/open-store.ts";
import { stampOf, systemClock } from "../../electron/wire/clock.ts";
import { sealWith } from "../../electron/wire/key-pair.ts";
import { askOffice } from "../support/centre/ask-office.ts";
import type { TestCentre } from "../support/centre/start-centre.ts";
import { demoStaff, type EnrolledKiosk, kioskOptions, startEnrolledKiosk } from "../support/window/enrolled-kiosk.ts";
import { type Kiosk, launchKiosk, logIn } from "../support/window/kiosk.ts";
import { entriesOnDisk } from "../support/window/ledger-on-disk.ts";

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
      headers: { authorization: `Bearer ${locked.centre.officeKey}`, "content-type": "application/json" },
      body: JSON.stringify({ unitCode: "330100-XZFW", staffNumber: colleague.number }),
    });

  it("leave other staff free to log in, and the lock ends when the office's page unlocks the number", async () => {
    await logIn(kiosk.page, demoStaff.number, demoStaff.pin);
    await expect.poll(() => kiosk.page.getByTestId("badge-name").textContent()).toBe(demoStaff.name);
    await kiosk.page.evaluate(`window.counterstar.logOut({ pin: "${demoStaff.pin}" })`);
    await expect.poll(shownAsLocked, { timeout: 30_000 }).toEqual([[colleague.number, "3"]]);
    expect((await unlockOnPage()).status).toBe(204);
    await pullThePlug();
    await expect
      .poll(() => entriesOnDisk(locked.dataFolder, "login-unlocked"), { timeout: 30_000 })
      .toEqual([{ kind: "login-unlocked", body: { staffNumber: colleague.number, by: "centre" } }]);
    await expect.poll(shownAsLocked, { timeout: 30_000 }).toEqual([]);
    await logIn(kiosk.page, colleague.number, colleague.pin);
    await kiosk.page.getByTestId("badge-name").waitFor();
  });

  it("count nothing where the pepper was lost: the centre sends it again, and the roster works on", async () => {
    await kiosk.page.evaluate(`window.counterstar.logOut({ pin: "${colleague.pin}" })`);
    const { pepper, ...identity } = identityIn(locked.dataFolder);
    await pullThePlug(() => writeFileSync(join(locked.dataFolder, "identity.json"), JSON.stringify(identity)));
    await expect.poll(() => identityIn(locked.dataFolder)["pepper"], { timeout: 30_000 }).toEqual(pepper);
    await logIn(kiosk.page, colleague.number, colleague.pin);
    await kiosk.page.getByTestId("badge-name").waitFor();
  });
});

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
    await kiosk.page.getByTestId("key-new-pin").click();
    await kiosk.page.getByTestId("new-pin").waitFor();
    await press("391076");
    await press("391076");
    await expect.poll(nameOnBadge, patience).toBe(demoStaff.name);
    expect(entriesOnDisk(first.dataFolder, "pin-changed")).toHaveLength(2);
  });
});
