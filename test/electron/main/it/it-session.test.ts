import { describe, expect, it } from "vitest";
import { itPanelMs } from "../../../../contract/ipc/it.ts";
import { itSession } from "../../../../electron/main/it/it-session.ts";
import { manualTime } from "../../support/manual-time.ts";
import { loggedIn, opened, pauseBegun } from "../../support/session.ts";
import { configuredVisit, outOfService } from "../../support/started-visit.ts";

const view = { ...outOfService, revision: 1 };

const openedSession = () => {
  const time = manualTime();
  const session = itSession(time.clock);
  session.open(view);
  return { time, session };
};

describe("an IT session", () => {
  it("is closed before the right PIN is typed, and after IT has left the panel", () => {
    const session = itSession(manualTime().clock);
    expect(session.isOpen()).toBe(false);
    session.touch();
    expect(session.isOpen()).toBe(false);
    session.open(view);
    expect(session.isOpen()).toBe(true);
    session.end();
    expect(session.isOpen()).toBe(false);
  });

  it("ends three minutes after the last touch, and no touch restores it", () => {
    const { time, session } = openedSession();
    time.advance(itPanelMs - 1);
    session.touch();
    time.advance(itPanelMs - 1);
    expect(session.isOpen()).toBe(true);
    time.advance(1);
    session.touch();
    expect(session.isOpen()).toBe(false);
  });

  it("is not prolonged by a clock that is set back", () => {
    const { time, session } = openedSession();
    time.moveWallClock(-86_400_000);
    time.advance(itPanelMs);
    expect(session.isOpen()).toBe(false);
  });

  it("goes on over the same screen, and ends with another one: a prompt comes first", () => {
    const { visit } = configuredVisit();
    visit.take(loggedIn);
    const session = itSession(manualTime().clock);
    session.open(visit.view());
    visit.refresh();
    session.noticeView(visit.view());
    expect(session.isOpen()).toBe(true);
    visit.take(opened());
    session.noticeView(visit.view());
    expect(session.isOpen()).toBe(false);
  });

  it("ends when a colleague takes over, or the window pauses", () => {
    const { visit } = configuredVisit();
    visit.take(loggedIn);
    const session = itSession(manualTime().clock);
    const before = visit.view();
    if (!("badge" in before)) throw new Error("nobody is on duty");
    session.open(before);
    session.noticeView({ ...before, badge: { ...before.badge, staffNumber: "A-1002" } });
    expect(session.isOpen()).toBe(false);
    session.open(before);
    visit.take(pauseBegun);
    session.noticeView(visit.view());
    expect(session.isOpen()).toBe(false);
  });
});
