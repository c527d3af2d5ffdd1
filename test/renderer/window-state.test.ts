import { describe, expect, it } from "vitest";
import type { ConsoleView } from "../../contract/ipc/console-view.ts";
import { outcomeText, pauseText, stateMark, stateText, whyPale } from "../../renderer/staff/console/window-state.ts";
import { speeches } from "../../renderer/words/speech.ts";

type State = Pick<ConsoleView, "counter" | "mayCancel">;

const stateWith = (counter: Partial<ConsoleView["counter"]>, mayCancel = false): State => ({
  counter: { window: "serving", staffNumber: null, pause: null, citizen: "none", prompt: null, ...counter },
  mayCancel,
});
const { zh } = speeches;
const now = new Date(2026, 10, 24, 12);
const until = new Date(2026, 10, 24, 13, 30).toISOString();
const pause = { reason: { zh: "午休" }, until };

describe("the state line of 窗口台", () => {
  it.each([
    ["free", "服务中", null, stateWith({})],
    ["asked", "正在邀请评价", "评价结束或取消邀请后，可暂停、交接、签退。", stateWith({ citizen: "prompted" }, true)],
    ["busy", "群众正在主动评价", "群众评价完成后，可邀请、暂停、交接、签退。", stateWith({ citizen: "prompted" })],
    ["busy", "群众正在使用屏幕", "群众正在填写，完成后可再邀请。", stateWith({ citizen: "writing" })],
    ["paused", "已暂停", null, stateWith({ window: "paused", pause })],
    ["paused", "已暂停", null, stateWith({ window: "paused", pause, citizen: "writing" })],
  ] as const)("%s: %s, and why a button is pale: %s", (mark, text, why, state) => {
    expect([stateMark(state), stateText(state, zh), whyPale(state, zh)]).toEqual([mark, text, why]);
  });

  it("has the end of the last prompt below it, and says so while another one is open", () => {
    const lastOutcome = { outcome: "answered", at: new Date(2026, 10, 24, 10, 38).toISOString() } as const;
    const texts = (["none", "writing", "prompted"] as const).map((citizen) =>
      outcomeText({ ...stateWith({ citizen }), lastOutcome }, zh),
    );
    expect(texts).toEqual(["10:38 已评价", "10:38 已评价", "上一次：10:38 已评价"]);
    expect(outcomeText({ ...stateWith({ citizen: "prompted" }), lastOutcome: null }, zh)).toBe("本班次还没有评价");
  });

  it("has the reason of a pause below it, with the time of return until that has passed", () => {
    const state = stateWith({ window: "paused", pause });
    expect(pauseText(state, zh, now)).toBe("午休，预计 13:30 恢复");
    expect(pauseText(state, zh, new Date(2026, 10, 24, 14))).toBe("午休");
    expect(pauseText(stateWith({}), zh, now)).toBeNull();
  });
});
