import { lstatSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { LogLine } from "../../../../contract/ipc/it-system.ts";
import { log } from "../../../../electron/wire/log.ts";
import { itPin, newCode, type StartedIt } from "../../support/it-panel.ts";
import {
  codeOf,
  colleague,
  enter,
  entries,
  guess,
  panelStarter,
  type Refusable,
  right,
  staffNumber,
} from "../../support/started-panels.ts";

const start = panelStarter();

/** Everything in the data folder, as one text. */
const allOnDisk = ({ login }: StartedIt): string =>
  readdirSync(login.folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(login.folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, "latin1"))
    .join("\n");

describe("at the panel", () => {
  it("a locked number and one that waits are listed, and one touch clears each", async () => {
    const panel = start();
    await guess(panel, 10, () => panel.login.logIn({ ...right, pin: "000000" }));
    // Any right PIN ends the wait of the whole device.
    await enter(panel);
    await guess(panel, 3, () => panel.login.logIn({ ...colleague, pin: "000000" }));
    panel.login.time.advance(4_000);
    const told = await panel.requests.itPanel();
    expect(told.ok && told.value.numbers).toEqual([
      { staffNumber: "1001", name: { zh: "测试1001" }, attempts: 10, waitSeconds: null },
      { staffNumber: "A-1002", name: { zh: "测试A-1002" }, attempts: 3, waitSeconds: 1 },
    ]);
    expect(await panel.requests.unlockNumber({ staffNumber })).toMatchObject({
      ok: true,
      value: { numbers: [{ staffNumber: "A-1002" }] },
    });
    expect(entries(panel, /unlocked/)).toEqual([{ kind: "login-unlocked", body: { staffNumber, by: "it" } }]);
    expect(codeOf(await panel.login.logIn(right))).toBe("ok");
  });

  it("a number that is not waiting is not unlocked again", async () => {
    const panel = start();
    await enter(panel);
    expect(await panel.requests.unlockNumber({ staffNumber })).toMatchObject({ ok: true, value: { numbers: [] } });
    expect(entries(panel, /unlocked/)).toEqual([]);
  });

  it("a changed setting is an entry and takes effect", async () => {
    const panel = start();
    await enter(panel);
    await panel.requests.changeSetting({ what: "counter-api-port", to: 0 });
    const changed = await panel.requests.changeSetting({ what: "counter-api-origins", to: ["https://office.example"] });
    expect(changed).toMatchObject({
      ok: true,
      value: { counterApi: { origins: ["https://office.example"], port: 0, listensAt: expect.any(Number) } },
    });
    const closed = await panel.requests.changeSetting({ what: "counter-api-open", to: false });
    expect(closed).toMatchObject({
      ok: true,
      value: { counterApi: { isOpen: false, listensAt: null, addresses: [] } },
    });
    expect(entries(panel, /setting/).map(({ body }) => body)).toEqual([
      { what: "counter-api-port", to: 0 },
      { what: "counter-api-origins", to: ["https://office.example"] },
      { what: "counter-api-open", to: false },
    ]);
  });

  it("a new code of the centre is recorded, spent, and followed by an upload; a refused one changes nothing", async () => {
    const panel = start();
    await enter(panel);
    expect(codeOf(await panel.requests.renewEnrolment({ code: "AAAA-AAAA-AAAA" }))).toBe("enrolment-code-refused");
    expect(panel.told).toEqual([]);
    expect(codeOf(await panel.requests.renewEnrolment({ code: newCode }))).toBe("ok");
    expect(panel.told).toEqual([{ type: "try-now", isLetIn: true }]);
    const deed = { what: "code-entered" };
    expect(entries(panel, /acted/).map(({ body }) => body)).toEqual([deed, deed]);
    expect(allOnDisk(panel)).not.toContain(newCode);
  });

  it("a stick is written by the sync process, one job at a time, after an entry in the ledger", async () => {
    const panel = start();
    await enter(panel);
    const { folder } = panel.login;
    const elsewhere = await panel.requests.exportLedger({ folder: "/etc", scope: "all" });
    expect([codeOf(elsewhere), panel.told]).toEqual(["stick-gone", []]);
    const begun = await panel.requests.exportLedger({ folder, scope: "unsent" });
    expect(begun).toMatchObject({ ok: true, value: { airGap: { state: "exporting", written: 0 } } });
    expect(panel.told).toEqual([{ type: "export-ledger", input: { folder, scope: "unsent" } }]);
    expect(codeOf(await panel.requests.importReceipts({ folder }))).toBe("air-gap-busy");
    expect(entries(panel, /acted/).map(({ body }) => body)).toEqual([{ what: "ledger-exported", scope: "unsent" }]);
    panel.airGapWatch.syncBeginsAnew();
    expect(panel.requests.itPanel()).toMatchObject({
      value: { airGap: { state: "failed", problem: { code: "air-gap-cut-off" } } },
    });
    expect(codeOf(await panel.requests.importReceipts({ folder }))).toBe("ok");
  });

  it("the machine restarts, or leaves the kiosk's screen, after an entry in the ledger", async () => {
    const panel = start();
    await enter(panel);
    expect(panel.requests.openDesktop({ isOpen: true })).toMatchObject({ value: { system: { isDesktopOpen: true } } });
    expect(panel.requests.openDesktop({ isOpen: false })).toMatchObject({
      value: { system: { isDesktopOpen: false } },
    });
    expect(codeOf((await panel.requests.restartKiosk()) as Refusable)).toBe("ok");
    expect(panel.done).toEqual(["opened", "closed", "restarted"]);
    expect(entries(panel, /acted/).map(({ body }) => body)).toEqual([
      { what: "desktop-opened" },
      { what: "desktop-closed" },
      { what: "restarted" },
    ]);
  });

  it("the log goes to a stick, without any PIN", async () => {
    const panel = start();
    await enter(panel);
    log("looked at", { by: "a test" });
    const read = (await panel.requests.readLog()) as { readonly value: readonly LogLine[] };
    expect(read.value.at(-1)).toEqual({ at: expect.any(String), event: "looked at", facts: '{"by":"a test"}' });
    expect(codeOf(await panel.requests.copyLog({ folder: "/etc" }))).toBe("stick-gone");
    const copied = (await panel.requests.copyLog({ folder: panel.login.folder })) as {
      readonly value: { readonly fileName: string };
    };
    const text = readFileSync(join(panel.login.folder, copied.value.fileName), "utf8");
    expect(text).toMatch(/^\S+Z looked at \{"by":"a test"\}$/m);
    expect(text).not.toContain(itPin);
  });

  it("a copy of the log never follows a link on the stick to the kiosk's own files", async () => {
    const panel = start();
    await enter(panel);
    const { folder, time } = panel.login;
    const own = join(mkdtempSync(join(tmpdir(), "counterstar-own-")), "identity.json");
    writeFileSync(own, "kept");
    const stamp = time.clock.date().toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
    for (const end of ["txt", "txt.new"]) symlinkSync(own, join(folder, `counterstar-log-${stamp}.${end}`));
    expect(await panel.requests.copyLog({ folder })).toMatchObject({
      value: { fileName: `counterstar-log-${stamp}.txt` },
    });
    expect(readFileSync(own, "utf8")).toBe("kept");
    expect(lstatSync(join(folder, `counterstar-log-${stamp}.txt`)).isFile()).toBe(true);
  });

  it("a new token is shown once, and is nowhere on the disk", async () => {
    const panel = start();
    await enter(panel);
    await panel.requests.changeSetting({ what: "counter-api-port", to: 0 });
    const made = await panel.requests.newCounterToken();
    if (!made.ok) throw new Error(made.problem.code);
    const { token, panel: after } = made.value;
    const [address = ""] = after.counterApi.addresses;
    const answer = await fetch(`${address}/v1/state`, { headers: { authorization: `Bearer ${token}` } });
    expect([after.counterApi.token, answer.status]).toEqual(["file", 503]);
    expect(JSON.stringify(await panel.requests.itPanel())).not.toContain(token);
    expect(allOnDisk(panel)).not.toContain(token);
    expect(entries(panel, /setting/).at(-1)?.body).toEqual({ what: "counter-api-token", to: "new" });
  });
});
