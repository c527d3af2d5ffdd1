import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { sha256Hex } from "../../../../contract/node/hash.ts";
import { pepperedVerifier } from "../../../../contract/node/pin-verifier.ts";
import { loginRequests } from "../../../../electron/main/login/log-in.ts";
import { configurationWith, documentWith, memberWith, pinVerifierOf } from "../../support/configuration.ts";
import { refuseWrites } from "../../support/entries-on-disk.ts";
import { nowhere, startedLogin } from "../../support/login.ts";
import { visitOver } from "../../support/started-visit.ts";

const refusal = (code: string, facts?: object) => ({ ok: false, problem: facts ? { code, facts } : { code } });
const wrong = { staffNumber: "1001", pin: "000000" };
const right = { staffNumber: "1001", pin: "246810" };

afterEach(() => {
  vi.restoreAllMocks();
});

describe("logging in", () => {
  it("starts the shift of the person whose number and PIN fit", async () => {
    const { logIn, entries, store } = startedLogin();
    expect(await logIn(right)).toMatchObject({ ok: true, value: { screen: "ready", badge: { staffNumber: "1001" } } });
    expect(entries()).toMatchObject([
      { kind: "login-attempted", body: { staffNumber: "1001", unlocks: 0 } },
      { kind: "login-succeeded", body: { staffNumber: "1001", by: "pin" } },
      { kind: "shift-started", body: { staffNumber: "1001", configurationVersion: 1 } },
    ]);
    store.close();
  });

  it("accepts the number in either case and with spaces around it, and writes it as the roster has it", async () => {
    const { logIn, entries, store } = startedLogin();
    expect((await logIn({ staffNumber: " a-1002 ", pin: "246810" })).ok).toBe(true);
    const numbers = [{ body: { staffNumber: "A-1002" } }, { body: { staffNumber: "A-1002" } }];
    expect(entries()).toMatchObject([...numbers, { body: { staffNumber: "A-1002" } }]);
    store.close();
  });

  it("refuses a wrong PIN and an unknown number, and records both attempts, but not the text that was typed as an unknown number", async () => {
    const { logIn, entries, store, published } = startedLogin();
    expect(await logIn(wrong)).toEqual(refusal("pin-wrong", { left: 9, supportPhone: "0571-54321" }));
    // A PIN typed into the field for the number.
    expect(await logIn({ ...right, staffNumber: "246810" })).toEqual(refusal("staff-number-unknown"));
    const verifierId = expect.stringMatching(/^[0-9a-f]{16}$/);
    expect(entries()).toEqual([
      { kind: "login-attempted", body: { staffNumber: "1001", verifierId, unlocks: 0 } },
      { kind: "login-attempted", body: { staffNumber: null, verifierId: null, unlocks: 0 } },
    ]);
    expect(published).toEqual([]);
    store.close();
  });

  it("records the attempt before it checks the PIN", async () => {
    const { logIn, entries, store } = startedLogin();
    const answer = logIn(right);
    expect(entries()).toMatchObject([{ kind: "login-attempted", body: { staffNumber: "1001" } }]);
    await answer;
    store.close();
  });

  it("refuses a person who is on duty at another window, unless the policy allows it", async () => {
    const elsewhere = {
      unitCode: "330100-XZFW",
      unitName: { zh: "行政服务中心" },
      windowNumber: "4",
      since: "2026-11-23T09:00:00.000+08:00",
    };
    const asked: string[] = [];
    const { logIn, store, visit } = startedLogin(null, async (staffNumber) => {
      asked.push(staffNumber);
      return elsewhere;
    });
    expect(await logIn(right)).toEqual(refusal("on-duty-elsewhere", { windowNumber: "4" }));
    expect(visit.session().duty.state).toBe("off");
    expect(await logIn(wrong)).toEqual(refusal("pin-wrong", { left: 9, supportPhone: "0571-54321" }));
    const policy = { ...documentWith().policy, allowTwoWindows: true };
    store.applyConfiguration(configurationWith({ version: 2, policy }));
    visit.refresh();
    expect((await logIn(right)).ok).toBe(true);
    expect(asked).toEqual(["1001"]);
    store.close();
  });

  it.each(["logIn", "handOver", "changePin", "scanBadge"] as const)(
    "refuses a person who leaves the roster during the request to the centre: %s",
    async (way) => {
      const badge = "CS-7f3a9b2e";
      const policy = { ...documentWith().policy, badgeLogin: "alone" } as const;
      const colleague = memberWith("1002");
      let leaves = false;
      const login = startedLogin(null, async () => {
        if (leaves) login.store.applyConfiguration(configurationWith({ version: 3, policy, staff: [colleague] }));
        login.visit.refresh();
        return null;
      });
      const staff = [memberWith("1001", { badges: [sha256Hex(badge)] }), colleague];
      login.store.applyConfiguration(configurationWith({ version: 2, policy, staff }));
      login.visit.refresh();
      if (way === "handOver") await login.logIn({ ...right, staffNumber: "1002" });
      const { duty } = login.visit.session();
      leaves = true;
      const input = { ...right, newPin: "853906", text: badge };
      expect(await login[way](input)).toEqual(refusal("staff-number-unknown"));
      expect(login.visit.session().duty).toEqual(duty);
      if (way !== "handOver") expect((await login.logIn({ ...right, staffNumber: "1002" })).ok).toBe(true);
      login.store.close();
    },
  );

  it("refuses the right PIN of another person", async () => {
    const { logIn, store, visit } = startedLogin();
    const staff = [memberWith("1001"), memberWith("1002", { pin: pinVerifierOf("111111") })];
    store.applyConfiguration(configurationWith({ version: 2, staff }));
    visit.refresh();
    expect(await logIn({ staffNumber: "1002", pin: "246810" })).toEqual(
      refusal("pin-wrong", { left: 9, supportPhone: "0571-54321" }),
    );
    store.close();
  });

  it("names the missing configuration before the first one", async () => {
    const { store, time, visit } = visitOver();
    expect(
      await loginRequests({ store, clock: time.clock, visit, pepper: () => null, shiftElsewhere: nowhere }).logIn(
        right,
      ),
    ).toEqual(refusal("configuration-missing"));
    store.close();
  });

  it("counts no attempt while the pepper is missing, and needs it once it is there", async () => {
    const pepper = Buffer.alloc(32, 7).toString("base64");
    const staff = [memberWith("1001", { pin: pepperedVerifier(pinVerifierOf("246810"), pepper) })];
    for (const held of [null, pepper]) {
      const { logIn, entries, store } = startedLogin(held);
      store.applyConfiguration(configurationWith({ version: 2, staff }));
      const answer = await logIn(right);
      if (held !== null) expect(answer.ok).toBe(true);
      else expect([answer, entries()]).toEqual([refusal("pepper-missing"), []]);
      store.close();
    }
  });

  it("reports that the window has staff on duty, even to the right PIN", async () => {
    const { logIn, store } = startedLogin();
    await logIn(right);
    expect(await logIn({ staffNumber: "A-1002", pin: "246810" })).toEqual(refusal("already-on-duty"));
    store.close();
  });

  it("hands the window over to a colleague, and not to the person on duty", async () => {
    const { logIn, handOver, store, visit, entries } = startedLogin();
    const other = { staffNumber: "A-1002", pin: "246810" };
    expect(await handOver(other)).toEqual(refusal("not-on-duty"));
    await logIn(right);
    expect(await handOver(right)).toEqual(refusal("handed-to-oneself"));
    expect(await handOver({ ...other, pin: "000000" })).toEqual(
      refusal("pin-wrong", { left: 9, supportPhone: "0571-54321" }),
    );
    expect(visit.session().duty).toMatchObject({ state: "on", shift: { staffNumber: "1001" } });
    expect(await handOver(other)).toMatchObject({ ok: true, value: { badge: { staffNumber: "A-1002" } } });
    expect(entries().slice(-2)).toMatchObject([
      { kind: "shift-ended", body: { cause: "handed-over" } },
      { kind: "shift-started", body: { staffNumber: "A-1002" } },
    ]);
    store.close();
  });

  it("gives a problem of the disk where the attempt cannot be written, and no PIN is checked", async () => {
    const { logIn, store, folder } = startedLogin();
    refuseWrites(folder);
    expect(await logIn(wrong)).toMatchObject(refusal("store-failed", { reason: "SQLITE_CONSTRAINT_TRIGGER" }));
    expect(await logIn(right)).toMatchObject(refusal("store-failed", { reason: "SQLITE_CONSTRAINT_TRIGGER" }));
    store.close();
  });
});

describe("the PIN", () => {
  it("is in no file and no line of the log, right or wrong, in whichever field it was typed", async () => {
    const lines: unknown[] = [];
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, "write").mockImplementation((line) => lines.push(line) > 0);
    }
    const { logIn, store, folder, visit } = startedLogin();
    const secret = memberWith("1001", { pin: pinVerifierOf("481516234208") });
    store.applyConfiguration(configurationWith({ version: 2, staff: [secret] }));
    visit.refresh();
    await logIn({ staffNumber: "1001", pin: "975310864297" });
    await logIn({ staffNumber: "481516234208", pin: "481516234208" });
    await logIn({ staffNumber: "1001", pin: "481516234208" });
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString("latin1"));
    vi.restoreAllMocks();
    const everything = [...files, ...lines.map(String)].join("\n");
    expect(everything).toContain("shift-started");
    expect(everything.match(/481516234208|975310864297/)).toBeNull();
    store.close();
  });
});
