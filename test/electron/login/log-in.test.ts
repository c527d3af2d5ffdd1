import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { logInWith } from "../../../electron/main/login/log-in.ts";
import { configurationWith, memberWith, pinVerifierOf } from "../support/configuration.ts";
import { entriesOnDisk, refuseWrites } from "../support/entries-on-disk.ts";
import { configuredVisit, visitOver } from "../support/started-visit.ts";

const started = () => {
  const parts = configuredVisit();
  const logIn = logInWith({ store: parts.store, clock: parts.time.clock, visit: parts.visit });
  return { ...parts, logIn, entries: () => entriesOnDisk(parts.folder).slice(2) };
};

const failed = (staffNumber: string, cause: string) => ({ kind: "login-failed", body: { staffNumber, cause } });
const refusal = (code: string, facts?: object) => ({ ok: false, problem: facts ? { code, facts } : { code } });
const wrong = { staffNumber: "1001", pin: "000000" };
const right = { staffNumber: "1001", pin: "246810" };

afterEach(() => {
  vi.restoreAllMocks();
});

describe("logging in", () => {
  it("starts the shift of the one whose number and PIN fit", async () => {
    const { logIn, entries, store } = started();
    expect(await logIn(right)).toMatchObject({ ok: true, value: { screen: "ready", badge: { staffNumber: "1001" } } });
    expect(entries()).toMatchObject([
      { kind: "shift-started", body: { staffNumber: "1001", configurationVersion: 1 } },
    ]);
    store.close();
  });

  it("takes the number in either case and with spaces around it, and writes it as the roster has it", async () => {
    const { logIn, entries, store } = started();
    expect((await logIn({ staffNumber: " a-1002 ", pin: "246810" })).ok).toBe(true);
    expect(entries()).toMatchObject([{ body: { staffNumber: "A-1002" } }]);
    store.close();
  });

  it("refuses a wrong PIN and an unknown number, and writes both down", async () => {
    const { logIn, entries, store, published } = started();
    expect(await logIn(wrong)).toEqual(refusal("pin-wrong"));
    expect(await logIn({ ...right, staffNumber: "9999" })).toEqual(refusal("staff-number-unknown"));
    expect(entries()).toEqual([failed("1001", "pin-wrong"), failed("9999", "staff-number-unknown")]);
    expect(published).toEqual([]);
    store.close();
  });

  it("refuses the right PIN of somebody else", async () => {
    const { logIn, store, visit } = started();
    const staff = [memberWith("1001"), memberWith("1002", { pin: pinVerifierOf("111111") })];
    store.applyConfiguration(configurationWith({ version: 2, staff }));
    visit.refresh();
    expect(await logIn({ staffNumber: "1002", pin: "246810" })).toEqual(refusal("pin-wrong"));
    store.close();
  });

  it("says what is missing before the first configuration", async () => {
    const { store, time, visit } = visitOver();
    expect(await logInWith({ store, clock: time.clock, visit })(right)).toEqual(refusal("configuration-missing"));
    store.close();
  });

  it("says that somebody is on duty, even to the right PIN", async () => {
    const { logIn, store } = started();
    await logIn(right);
    expect(await logIn({ staffNumber: "A-1002", pin: "246810" })).toEqual(refusal("already-on-duty"));
    store.close();
  });

  it("hands the window over to a colleague, and to nobody who has it", async () => {
    const { logIn, store, visit, entries } = started();
    const other = { staffNumber: "A-1002", pin: "246810" };
    expect(await logIn(other, "handed-over")).toEqual(refusal("not-on-duty"));
    await logIn(right);
    expect(await logIn(right, "handed-over")).toEqual(refusal("handed-to-oneself"));
    expect(await logIn({ ...other, pin: "000000" }, "handed-over")).toEqual(refusal("pin-wrong"));
    expect(visit.session().duty).toMatchObject({ state: "on", shift: { staffNumber: "1001" } });
    expect(await logIn(other, "handed-over")).toMatchObject({ ok: true, value: { badge: { staffNumber: "A-1002" } } });
    expect(entries().slice(-2)).toMatchObject([
      { kind: "shift-ended", body: { cause: "handed-over" } },
      { kind: "shift-started", body: { staffNumber: "A-1002" } },
    ]);
    store.close();
  });

  it("is a problem of the disk where the refusal cannot be written", async () => {
    const { logIn, store, folder } = started();
    refuseWrites(folder);
    expect(await logIn(wrong)).toMatchObject(refusal("store-failed", { reason: "SQLITE_CONSTRAINT_TRIGGER" }));
    expect(await logIn(right)).toMatchObject(refusal("store-failed", { reason: "SQLITE_CONSTRAINT_TRIGGER" }));
    store.close();
  });
});

describe("the lock", () => {
  it("comes with the fifth wrong attempt, holds for the right PIN too, and ends by itself", async () => {
    const { logIn, entries, store, time } = started();
    for (let attempt = 1; attempt <= 5; attempt += 1) expect(await logIn(wrong)).toEqual(refusal("pin-wrong"));
    expect(await logIn(right)).toEqual(refusal("login-locked", { waitSeconds: 30 }));
    time.advance(29_500);
    expect(await logIn(right)).toEqual(refusal("login-locked", { waitSeconds: 1 }));
    time.advance(500);
    expect((await logIn(right)).ok).toBe(true);
    // Once a lock: a finger that hammers on must not fill the ledger.
    const causes = [...Array.from({ length: 5 }, () => "pin-wrong"), "locked"];
    expect(entries().slice(0, 6)).toEqual(causes.map((cause) => failed("1001", cause)));
    expect(entries()).toHaveLength(7);
    store.close();
  });

  it("doubles with the sixth, and an attempt while locked does not lengthen it", async () => {
    const { logIn, store, time } = started();
    for (let attempt = 1; attempt <= 5; attempt += 1) await logIn({ ...wrong, staffNumber: `no-${attempt}` });
    await logIn(wrong);
    time.advance(30_000);
    expect(await logIn(wrong)).toEqual(refusal("pin-wrong"));
    expect(await logIn(right)).toEqual(refusal("login-locked", { waitSeconds: 60 }));
    store.close();
  });

  it("is forgotten after a success", async () => {
    const { logIn, store, visit } = started();
    for (let attempt = 1; attempt <= 4; attempt += 1) await logIn(wrong);
    expect((await logIn(right)).ok).toBe(true);
    visit.take({ type: "logged-out" });
    for (let attempt = 1; attempt <= 4; attempt += 1) expect(await logIn(wrong)).toEqual(refusal("pin-wrong"));
    expect((await logIn(right)).ok).toBe(true);
    store.close();
  });

  it("is not outrun by attempts made side by side", async () => {
    const { logIn, store } = started();
    const answers = await Promise.all(Array.from({ length: 12 }, () => logIn(wrong)));
    const codes = answers.map((answer) => (answer.ok ? "ok" : answer.problem.code));
    expect(codes.filter((code) => code === "pin-wrong")).toHaveLength(5);
    expect(codes.filter((code) => code === "login-locked")).toHaveLength(7);
    store.close();
  });
});

describe("the PIN", () => {
  it("is in no file and no line of the log, right or wrong", async () => {
    const lines: unknown[] = [];
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, "write").mockImplementation((line) => lines.push(line) > 0);
    }
    const { logIn, store, folder, visit } = started();
    const secret = memberWith("1001", { pin: pinVerifierOf("481516234208") });
    store.applyConfiguration(configurationWith({ version: 2, staff: [secret] }));
    visit.refresh();
    await logIn({ staffNumber: "1001", pin: "975310864297" });
    await logIn({ staffNumber: "1001", pin: "481516234208" });
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString("latin1"));
    vi.restoreAllMocks();
    const everything = [...files, ...lines.map(String)].join("\n");
    expect(everything).toContain("shift-started");
    expect(everything.match(/481516234208|975310864297/)).toBeNull();
    store.close();
  });
});
