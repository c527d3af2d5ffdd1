import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { itPanelMs } from "../../../../contract/ipc/it.ts";
import { itNumber } from "../../../../contract/words.ts";
import { noticeUnlocks } from "../../../../electron/main/login/attempts.ts";
import { pinVerifierOf } from "../../support/configuration.ts";
import { itPin, type StartedIt } from "../../support/it-panel.ts";
import { opened } from "../../support/session.ts";
import {
  codeOf,
  enter,
  entries,
  guess,
  panelStarter,
  type Refusable,
  right,
  staffNumber,
} from "../../support/started-panels.ts";

const start = panelStarter();

describe("outside of a session", () => {
  const ask: Readonly<Record<string, (it: StartedIt) => unknown>> = {
    itPanel: ({ requests }) => requests.itPanel(),
    touchItPanel: ({ requests }) => requests.touchItPanel(),
    changeSetting: ({ requests }) => requests.changeSetting({ what: "counter-api-reach", to: "lan" }),
    newCounterToken: ({ requests }) => requests.newCounterToken(),
    unlockNumber: ({ requests }) => requests.unlockNumber({ staffNumber }),
    syncNow: ({ requests }) => requests.syncNow(),
    testNetwork: ({ requests }) => requests.testNetwork(),
    restartKiosk: ({ requests }) => requests.restartKiosk(),
    openDesktop: ({ requests }) => requests.openDesktop({ isOpen: true }),
    readLog: ({ requests }) => requests.readLog(),
    copyLog: ({ requests, login }) => requests.copyLog({ folder: login.folder }),
    sticks: ({ requests }) => requests.sticks(),
    exportLedger: ({ requests, login }) => requests.exportLedger({ folder: login.folder, scope: "all" }),
    importReceipts: ({ requests, login }) => requests.importReceipts({ folder: login.folder }),
  };
  it.each(Object.keys(ask))("%s is refused and changes nothing", async (name) => {
    const panel = start();
    await panel.requests.openItPanel({ pin: "135792" });
    expect(codeOf((await ask[name]?.(panel)) as Refusable)).toBe("it-panel-locked");
    await enter(panel);
    panel.login.time.advance(itPanelMs);
    expect(codeOf((await ask[name]?.(panel)) as Refusable)).toBe("it-panel-locked");
    expect(entries(panel, /setting|unlocked|acted/)).toEqual([]);
    expect(existsSync(join(panel.login.folder, "counter-api.json"))).toBe(false);
    expect([panel.told, panel.done]).toEqual([[], []]);
  });
});

describe("the IT PIN", () => {
  it("opens the panel, with every attempt and the opening in the ledger", async () => {
    const panel = start();
    expect(codeOf(await panel.requests.openItPanel({ pin: "135792" }))).toBe("it-pin-wrong");
    await enter(panel);
    expect(entries(panel, /^(login|it)-/)).toMatchObject([
      { kind: "login-attempted", body: { staffNumber: itNumber } },
      { kind: "login-attempted", body: { staffNumber: itNumber } },
      { kind: "login-succeeded", body: { staffNumber: itNumber, by: "pin" } },
      { kind: "it-panel-opened", body: {} },
    ]);
    expect(codeOf(panel.requests.itPanel() as Refusable)).toBe("ok");
    panel.requests.leaveItPanel();
    expect(codeOf(panel.requests.itPanel() as Refusable)).toBe("it-panel-locked");
  });

  it("opens nothing over a prompt that came while it was checked", async () => {
    const panel = start();
    await panel.login.logIn(right);
    const answer = panel.requests.openItPanel({ pin: itPin });
    panel.login.visit.take(opened());
    expect(codeOf(await answer)).toBe("citizen-busy");
    expect(codeOf(panel.requests.requestItPanel() as Refusable)).toBe("citizen-busy");
    expect(codeOf(panel.requests.itPanel() as Refusable)).toBe("it-panel-locked");
  });

  it("is not offered where the office has set none", async () => {
    const panel = start({ itPin: null });
    expect(codeOf(panel.requests.requestItPanel() as Refusable)).toBe("it-pin-unset");
    expect(codeOf(await panel.requests.openItPanel({ pin: itPin }))).toBe("it-pin-unset");
  });

  it("reports that its pepper is missing, and counts no attempt", async () => {
    const panel = start({ itPin: { ...pinVerifierOf(itPin), scheme: "scrypt-hmac" } });
    expect(codeOf(await panel.requests.openItPanel({ pin: itPin }))).toBe("pepper-missing");
    expect(entries(panel, /^login-/)).toEqual([]);
  });

  it("is locked by ten wrong ones, which lock no other number; the centre unlocks it", async () => {
    const panel = start();
    const codes = await guess(panel, 10, () => panel.requests.openItPanel({ pin: "135792" }));
    expect(codes).toEqual([...Array.from({ length: 9 }, () => "it-pin-wrong"), "it-pin-locked"]);
    expect(codeOf(await panel.requests.openItPanel({ pin: itPin }))).toBe("it-pin-locked");
    expect(codeOf(await panel.login.logIn(right))).toBe("ok");
    const itPinThere = panel.login.store.configuration()?.itPin ?? null;
    panel.configure({ itPin: itPinThere, itUnlocks: 1 });
    noticeUnlocks(panel.login.store);
    expect(codeOf(await panel.requests.openItPanel({ pin: itPin }))).toBe("ok");
  });

  it("is separate from staff numbers: a locked one does not lock out IT", async () => {
    const panel = start();
    await guess(panel, 10, () => panel.login.logIn({ ...right, pin: "000000" }));
    expect(codeOf(await panel.requests.openItPanel({ pin: itPin }))).toBe("ok");
    expect(codeOf(await panel.login.logIn({ staffNumber: itNumber, pin: itPin }))).toBe("staff-number-unknown");
  });
});
