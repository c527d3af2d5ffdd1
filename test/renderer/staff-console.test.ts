import { describe, expect, it } from "vitest";
import type { ConsoleView } from "../../contract/ipc/console-view.ts";
import type { PromptId, StaffNumber } from "../../contract/words.ts";
import { escapeRestMs, type KeyPress, takeKey, watchPanel } from "../../renderer/staff/console/console-keys.ts";
import {
  type ConsoleState,
  initialConsole,
  mayAsk,
  withConsoleLoggedOut,
  withConsoleView,
  withDone,
} from "../../renderer/staff/console/console-state.ts";
import { createConsoleStore } from "../../renderer/staff/console/console-store.ts";
import { timeOfDayIn } from "../../renderer/staff/console/pause-form.tsx";

const staffNumber = "330101" as StaffNumber;

const viewWith = (revision: number, counter: Partial<ConsoleView["counter"]> = {}): ConsoleView => ({
  revision,
  place: null,
  problem: null,
  supportPhone: null,
  staff: null,
  counter: { window: "serving", staffNumber, pause: null, citizen: "none", prompt: null, ...counter },
  mayCancel: false,
  logOutAsksPin: true,
  lastOutcome: null,
  figures: null,
  upload: "sent",
  pauseReasons: [],
});

const stateWith = (view: ConsoleView, rest: Partial<ConsoleState> = {}): ConsoleState => ({
  ...initialConsole,
  view,
  ...rest,
});

const nobody = { window: "no-one-on-duty", staffNumber: null } as const;
const figures = {
  startedAt: "2026-11-23T09:00:00.000+08:00",
  opened: 0,
  answered: 0,
  unanswered: 0,
  cancelled: 0,
  walkUps: 0,
  responseRate: null,
};

describe("the state of 窗口台", () => {
  it("takes a newer view, and open parts stay open while the same person is on duty", () => {
    const state = stateWith(viewWith(2), { panel: "explanation" });
    expect(withConsoleView(state, viewWith(2, { citizen: "writing" }))).toBe(state);
    expect(withConsoleView(state, viewWith(3))).toEqual({ ...state, view: viewWith(3) });
    expect(withDone(state, viewWith(3)).panel).toBeNull();
  });

  it("is cleared of a person who is no longer on duty", () => {
    const state = stateWith(viewWith(2), { panel: "explanation", problem: { code: "pin-wrong" } });
    const colleague = viewWith(3, { staffNumber: "330102" as StaffNumber });
    expect(withConsoleView(state, colleague)).toEqual(stateWith(colleague));
  });

  it("has a summary for the person who logged out, whether the reply or the view came first, until another person logs in", () => {
    const summary = { figures, levels: null };
    const reply = { view: viewWith(4, nobody), summary };
    const pushed = withConsoleView(stateWith(viewWith(2)), viewWith(3, nobody));
    const states = [pushed, stateWith(viewWith(2))].map((state) => withConsoleLoggedOut(state, reply));
    expect(states).toEqual(Array(2).fill(stateWith(viewWith(4, nobody), { summary })));
    expect(withConsoleView(stateWith(viewWith(4, nobody), { summary }), viewWith(5)).summary).toBeNull();
  });

  it("allows no prompt while the screen is in use, the window paused, or no staff on duty", () => {
    const states = [{}, { citizen: "prompted" }, { citizen: "writing" }, { window: "paused" }, nobody] as const;
    expect(states.map((counter) => mayAsk(viewWith(1, counter)))).toEqual([true, false, false, false, false]);
  });
});

describe("keys", () => {
  const taken = (key: string, state: ConsoleState, press: Partial<KeyPress> = {}): readonly string[] => {
    const calls: string[] = [];
    const isTaken = takeKey({ key, repeat: false, afterPanelMs: escapeRestMs, ...press }, state, {
      openPanel: (panel) => calls.push(`open ${panel}`),
      goBack: () => calls.push("back"),
      cancelPrompt: () => calls.push("cancel"),
      resume: () => calls.push("resume"),
    });
    return isTaken ? calls : ["left alone"];
  };
  const prompt = {
    promptId: "0b8c7f6a-0f55-4d5e-9d2c-0d5f7d9f1a22" as PromptId,
    state: "open" as const,
    transactions: [],
    openedAt: figures.startedAt,
    endedAt: null,
  } satisfies ConsoleView["counter"]["prompt"];
  const prompted = stateWith(viewWith(1, { citizen: "prompted", prompt }));

  it("close an open part first, and only then cancel", () => {
    expect(taken("Escape", prompted)).toEqual(["cancel"]);
    expect(taken("Escape", { ...prompted, panel: "my-shift" })).toEqual(["back"]);
    expect(taken("Escape", { ...prompted, summary: { figures, levels: null } })).toEqual(["back"]);
  });

  it("withdraw no prompt by an Esc that is held, or pressed again right after it closed a panel", () => {
    expect(taken("Escape", prompted, { repeat: true })).toEqual([]);
    expect(taken("Escape", prompted, { afterPanelMs: escapeRestMs - 1 })).toEqual([]);
    expect(taken("Escape", { ...prompted, panel: "my-shift" }, { afterPanelMs: 0, repeat: true })).toEqual(["back"]);
  });

  it("count that second from the moment at which the panel closed, by any means", () => {
    const store = createConsoleStore();
    let nowMs = 5_000;
    const { closedForMs, stop } = watchPanel(store, () => nowMs);
    expect(closedForMs()).toBe(Number.POSITIVE_INFINITY);
    store.setState({ panel: "my-shift" });
    nowMs = 9_000;
    store.setState({ panel: null });
    nowMs = 9_400;
    expect(closedForMs()).toBe(400);
    store.setState(withConsoleView(stateWith(viewWith(1)), viewWith(2)));
    expect(closedForMs()).toBe(400);
    stop();
  });

  it("do not discard an explanation that is being written", () => {
    const writing = stateWith(viewWith(1), { panel: "explanation" });
    expect([taken("Escape", writing), taken("F9", writing)]).toEqual([["left alone"], ["left alone"]]);
    expect(taken("Escape", { ...prompted, panel: "explanation-saved" })).toEqual(["back"]);
  });

  it("pause a serving window, and resume a paused one", () => {
    expect(taken("F9", stateWith(viewWith(1)))).toEqual(["open pause"]);
    expect(taken("F9", stateWith(viewWith(1, { window: "paused" })))).toEqual(["resume"]);
    expect(taken("F9", prompted)).toEqual([]);
    expect(taken("F9", stateWith(viewWith(1, nobody)))).toEqual([]);
  });

  it("do nothing otherwise, and before the first view of the main process", () => {
    expect([taken("a", prompted), taken("Escape", initialConsole)]).toEqual([["left alone"], ["left alone"]]);
  });
});

describe("a time that staff type", () => {
  it.each([
    ["", null],
    [" ", null],
    ["15:30", "15:30"],
    ["9:05", "09:05"],
    ["9：05", "09:05"],
    ["1530", "15:30"],
    ["24:00", undefined],
    ["12:60", undefined],
    ["12", undefined],
    ["soon", undefined],
  ])("%j is %j", (written, time) => {
    expect(timeOfDayIn(written)).toBe(time);
  });
});
