import { describe, expect, it } from "vitest";
import { explained } from "../../../../electron/main/console/touchscreen-requests.ts";
import { watchMyShift } from "../../../../electron/main/shift/my-shift.ts";
import { promptNumber } from "../../../support/ledger.ts";
import { entriesOnDisk } from "../../support/entries-on-disk.ts";
import { forgotten, handedOver, left, loggedIn, loggedOut, opened, rated, timePassed } from "../../support/session.ts";
import { configuredVisit, type StartedVisit, visitOver } from "../../support/started-visit.ts";

const watched = (started: StartedVisit = configuredVisit()) => ({
  ...started,
  myShift: watchMyShift({ store: started.store, clock: started.time.clock, visit: started.visit }),
});

/** A citizen rates, is thanked, and leaves. */
const serve = ({ visit }: StartedVisit, number: number): void => {
  for (const event of [opened(promptNumber(number)), rated(2, promptNumber(number))]) visit.take(event);
  visit.take({ type: "tags-chosen", promptId: promptNumber(number), tagCodes: [] });
  visit.take({ type: "comment-given", promptId: promptNumber(number), text: "慢" });
  visit.take(left);
  visit.take(left);
};

describe("my shift", () => {
  it("counts while it runs, and is empty before the first log-in and after the last log-out", () => {
    const started = watched();
    const { visit, myShift, time, store } = started;
    expect(myShift.figures()).toBe(undefined);
    visit.take(loggedIn);
    serve(started, 1);
    visit.take(opened(promptNumber(2)));
    time.advance(30_000);
    visit.take(timePassed);
    expect(myShift.figures()).toMatchObject({ opened: 2, answered: 1, unanswered: 1, responseRate: 0.5 });
    visit.take(loggedOut);
    expect(myShift.figures()).toBe(undefined);
    store.close();
  });

  it("goes on unchanged after a restart", () => {
    const started = watched();
    started.visit.take(loggedIn);
    for (let number = 1; number <= 10; number += 1) serve(started, number);
    const again = watched(visitOver({ folder: started.folder, store: started.store, time: started.time }));
    expect(again.myShift.figures()).toEqual({ ...started.myShift.figures(), startedAt: expect.any(String) });
    again.visit.take(loggedOut);
    expect(again.myShift.takeSummary()).toMatchObject({ figures: { answered: 10 }, levels: expect.any(Array) });
    started.store.close();
  });

  it.each([
    [9, null],
    [10, [0, 0, 0, 10, 0]],
  ] as const)("is summed up after %i ratings, once, for the person who logged out", (ratings, counts) => {
    const started = watched();
    const { visit, myShift, store } = started;
    visit.take(loggedIn);
    for (let number = 1; number <= ratings; number += 1) serve(started, number);
    expect(myShift.takeSummary()).toBe(undefined);
    visit.take(loggedOut);
    const summary = myShift.takeSummary();
    expect(summary?.figures.answered).toBe(ratings);
    expect(
      summary?.levels?.toSorted((one, other) => other.level - one.level).map(({ count }) => count) ?? null,
    ).toEqual(counts);
    expect(myShift.takeSummary()).toBe(undefined);
    store.close();
  });

  it.each([handedOver, forgotten])("is not summed up after $type", (event) => {
    const started = watched();
    started.visit.take(loggedIn);
    for (let number = 1; number <= 10; number += 1) serve(started, number);
    started.visit.take(event);
    expect(started.myShift.takeSummary()).toBe(undefined);
    started.store.close();
  });

  it("is cleared by the next log-in, even if unread", () => {
    const { visit, myShift, store } = watched();
    for (const event of [loggedIn, loggedOut, loggedIn]) visit.take(event);
    expect(myShift.takeSummary()).toBe(undefined);
    store.close();
  });
});

describe("申诉", () => {
  it("is recorded with person, place and 办件, also while a citizen is writing", () => {
    const { visit, folder, store } = watched();
    visit.take(loggedIn);
    visit.take(opened(promptNumber(1)));
    visit.take(rated(1, promptNumber(1)));
    const stage = visit.session().stage;
    expect(visit.take(explained({ transactionRef: " XK-1 ", text: "系统升级。" })).ok).toBe(true);
    expect(visit.session().stage).toEqual(stage);
    expect(entriesOnDisk(folder).at(-1)).toEqual({
      kind: "explanation-given",
      body: {
        explanationId: expect.any(String),
        shiftId: expect.any(String),
        staffNumber: "1001",
        unitCode: "330100-XZFW",
        windowNumber: "3",
        transactionRef: "XK-1",
        text: "系统升级。",
      },
    });
    visit.take(loggedOut);
    expect(visit.take(explained({ transactionRef: "XK-1", text: "。" }))).toMatchObject({
      problem: { code: "not-on-duty" },
    });
    store.close();
  });
});
