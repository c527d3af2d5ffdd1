import { describe, expect, it } from "vitest";
import type { ProblemCode } from "../../../../contract/problems/problem.ts";
import { openedStore, promptNumber, shiftId } from "../../../support/ledger.ts";
import { configurationWith, memberWith } from "../../support/configuration.ts";
import { entriesOnDisk, kindsOnDisk, refuseWrites } from "../../support/entries-on-disk.ts";
import { cancelled, left, loggedIn, loggedOut, opened, rated, stillHere } from "../../support/session.ts";
import { configuredVisit, outOfService, type StartedVisit, visitOver } from "../../support/started-visit.ts";

const screens = ({ published }: StartedVisit) => published.map(({ screen }) => screen);
const refused = (code: ProblemCode) => ({ ok: false, problem: { code } });

describe("the visit", () => {
  it("shows nothing before it is on disk", () => {
    const seen: (readonly string[])[] = [];
    const started = configuredVisit({ onPublish: () => seen.push(kindsOnDisk(started.folder).slice(2)) });
    for (const event of [loggedIn, opened(), rated(1)]) started.visit.take(event);
    expect(seen).toEqual([
      ["shift-started"],
      ["shift-started", "prompt-opened"],
      ["shift-started", "prompt-opened", "rating-given"],
    ]);
    expect(screens(started)).toEqual(["ready", "prompt", "reasons"]);
    started.store.close();
  });

  it("numbers its views upward from the given start, and answers with the present one", () => {
    const { visit, published, store } = configuredVisit();
    expect(visit.view().revision).toBe(7);
    const answered = [loggedIn, opened(), cancelled()].map((event) => visit.take(event));
    expect(published.map(({ revision }) => revision)).toEqual([8, 9, 10]);
    expect(answered).toEqual(published.map((value) => ({ ok: true, value })));
    store.close();
  });

  it("names the missing configuration before the first one, and refuses every event until then", () => {
    const { visit, store, published } = visitOver();
    expect(visit.view()).toEqual({ ...outOfService, revision: 7 });
    expect(visit.take(loggedIn)).toEqual(refused("configuration-missing"));
    store.applyConfiguration(configurationWith());
    visit.refresh();
    expect(published).toMatchObject([{ screen: "no-one-on-duty", revision: 8 }]);
    expect(visit.take(loggedIn).ok).toBe(true);
    store.close();
  });

  it("does not change session, screen and ledger where an event is refused", () => {
    const started = configuredVisit();
    started.visit.take(loggedIn);
    expect(started.visit.take(rated(5))).toEqual(refused("prompt-not-open"));
    expect(screens(started)).toEqual(["ready"]);
    expect(kindsOnDisk(started.folder).slice(2)).toEqual(["shift-started"]);
    started.store.close();
  });
});

describe("time in the visit", () => {
  it("closes an unanswered prompt at its deadline and ends the thanks at theirs", () => {
    const started = configuredVisit();
    const { visit, time, folder } = started;
    visit.take(loggedIn);
    visit.take(opened(promptNumber(1)));
    time.advance(29_999);
    expect(visit.view()).toMatchObject({ screen: "prompt", remainingMs: 1 });
    time.advance(1);
    expect(visit.view().screen).toBe("ready");
    visit.take(opened(promptNumber(2)));
    visit.take(rated(4, promptNumber(2)));
    visit.take(left);
    time.advance(4_999);
    expect(visit.view()).toMatchObject({ screen: "thanks", remainingMs: 1 });
    time.advance(1);
    expect(screens(started)).toEqual(["ready", "prompt", "ready", "prompt", "reasons", "thanks", "ready"]);
    expect(entriesOnDisk(folder).filter(({ kind }) => kind === "prompt-closed")).toEqual([
      { kind: "prompt-closed", body: { promptId: promptNumber(1), outcome: "unanswered", cause: "timed-out" } },
    ]);
    expect(time.waitingTimers()).toBe(0);
    started.store.close();
  });

  it("waits for a citizen who is still touching the screen, and shows the remaining time only to them", () => {
    const started = configuredVisit();
    const { visit, time } = started;
    for (const event of [loggedIn, opened(), rated(4)]) visit.take(event);
    const shown = started.published.length;
    const before = visit.view().revision;
    for (let touch = 0; touch < 5; touch += 1) {
      time.advance(9_000);
      expect(visit.view()).toMatchObject({ remainingMs: 1_000, revision: before + touch });
      const told = visit.take(stillHere);
      expect(told).toMatchObject({ ok: true, value: { remainingMs: 10_000, revision: before + touch + 1 } });
    }
    expect([visit.view().screen, started.published.length]).toEqual(["reasons", shown]);
    time.advance(10_000);
    expect(visit.view().screen).toBe("ready");
    started.store.close();
  });

  it("closes and opens by the window's hours", () => {
    const started = configuredVisit();
    const hours = {
      text: { zh: "一天" },
      open: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "23:59" }],
      closedOn: [],
    };
    started.store.applyConfiguration(configurationWith({ version: 2, hours }));
    started.visit.refresh();
    const untilMidnightMs =
      new Date(started.time.clock.date()).setHours(23, 59, 30) - started.time.clock.date().getTime();
    started.time.moveWallClock(untilMidnightMs);
    started.visit.noticeTime();
    started.visit.noticeTime();
    expect(screens(started)).toEqual(["no-one-on-duty", "closed"]);
    started.store.close();
  });

  it("has one timer at most: the deadline of a cancelled prompt does not end the next one", () => {
    const { visit, time, store } = configuredVisit();
    visit.take(loggedIn);
    visit.take(opened(promptNumber(1)));
    time.advance(20_000);
    visit.take(cancelled(promptNumber(1)));
    visit.take(opened(promptNumber(2)));
    expect(time.waitingTimers()).toBe(1);
    time.advance(10_000);
    expect(visit.view()).toMatchObject({ screen: "prompt", remainingMs: 20_000 });
    visit.take(cancelled(promptNumber(2)));
    visit.take(loggedOut);
    expect(time.waitingTimers()).toBe(0);
    store.close();
  });
});

describe("a disk that refuses", () => {
  it("is reported to the citizen's tap, which counts once it can be written", () => {
    const started = configuredVisit();
    const { visit, folder } = started;
    visit.take(loggedIn);
    visit.take(opened());
    const mend = refuseWrites(folder);
    expect(visit.take(rated(2))).toEqual({
      ok: false,
      problem: { code: "store-failed", facts: { reason: "SQLITE_CONSTRAINT_TRIGGER" } },
    });
    expect(visit.view().screen).toBe("prompt");
    expect(screens(started)).toEqual(["ready", "prompt"]);
    mend();
    expect(visit.take(rated(2))).toMatchObject({ ok: true, value: { screen: "reasons" } });
    expect(kindsOnDisk(folder).slice(2)).toEqual(["shift-started", "prompt-opened", "rating-given"]);
    started.store.close();
  });

  it("is retried every second for entries due at a deadline, and a tap in between still wins", () => {
    const { visit, folder, time, store } = configuredVisit();
    visit.take(loggedIn);
    visit.take(opened(promptNumber(1)));
    let mend = refuseWrites(folder);
    time.advance(33_000);
    expect(visit.view()).toMatchObject({ screen: "prompt", remainingMs: 0 });
    mend();
    time.advance(1_000);
    expect(visit.view().screen).toBe("ready");
    visit.take(opened(promptNumber(2)));
    mend = refuseWrites(folder);
    time.advance(32_500);
    mend();
    expect(visit.take(rated(5, promptNumber(2)))).toMatchObject({ ok: true, value: { screen: "reasons" } });
    expect(time.waitingTimers()).toBe(1);
    const answered = kindsOnDisk(folder).filter((kind) => kind === "prompt-closed" || kind === "rating-given");
    expect(answered).toEqual(["prompt-closed", "rating-given"]);
    store.close();
  });

  it("that has disappeared gives a problem too, not a crash", () => {
    const { visit, store, published } = configuredVisit();
    store.close();
    expect(visit.take(loggedIn)).toMatchObject(refused("store-failed"));
    expect(published).toEqual([]);
  });
});

describe("a new configuration", () => {
  it("is shown at once, in the middle of a prompt", () => {
    const { visit, store, published } = configuredVisit();
    visit.take(loggedIn);
    visit.take(opened());
    const renamed = memberWith("1001", { name: { zh: "新名" } });
    store.applyConfiguration(configurationWith({ version: 2, staff: [renamed] }));
    visit.refresh();
    expect(published.at(-1)).toMatchObject({ screen: "prompt", badge: { name: { zh: "新名" } } });
    expect(visit.take(rated(3)).ok).toBe(true);
    store.close();
  });

  it("without the person on duty ends the shift and records it in the ledger", () => {
    const { visit, store, folder } = configuredVisit();
    visit.take(loggedIn);
    store.applyConfiguration(configurationWith({ version: 2, staff: [memberWith("1009")] }));
    visit.refresh();
    expect(visit.view().screen).toBe("no-one-on-duty");
    expect(entriesOnDisk(folder).at(-1)).toEqual({
      kind: "shift-ended",
      body: { shiftId, cause: "removed-from-roster" },
    });
    store.close();
  });
});

describe("a start after a power cut", () => {
  it("goes on with the shift and closes the prompt that was on the screen", () => {
    const before = configuredVisit();
    before.visit.take(loggedIn);
    before.visit.take(opened());
    before.store.close();
    const { visit, store, folder } = visitOver({ folder: before.folder, store: openedStore(before.folder) });
    expect(visit.view().screen).toBe("ready");
    expect(entriesOnDisk(folder).at(-1)).toEqual({
      kind: "prompt-closed",
      body: { promptId: promptNumber(1), outcome: "unanswered", cause: "interrupted" },
    });
    expect(visit.take(rated(5))).toEqual(refused("prompt-not-open"));
    store.close();
  });
});
