import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { StillHereInput } from "../../contract/ipc/inputs.ts";
import type { KioskView } from "../../contract/ipc/view.ts";
import { success } from "../../contract/result.ts";
import { reportTouches } from "../../renderer/host/activity.ts";
import { createKioskStore } from "../../renderer/state/kiosk-store.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout"] });
  vi.stubGlobal("matchMedia", () => ({ matches: true }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const viewAt = (screen: KioskView["screen"], revision: number) => ({ screen, revision }) as KioskView;

const started = (screen: KioskView["screen"]) => {
  const store = createKioskStore();
  store.setState({ view: viewAt(screen, 1) });
  const page = new EventTarget();
  let revision = 1;
  const stillHere = vi.fn(async (_: StillHereInput) => {
    revision += 1;
    return success(viewAt(screen, revision));
  });
  reportTouches(store, { stillHere }, page);
  const touch = (name = "pointerdown", pointerType = "touch") =>
    page.dispatchEvent(Object.assign(new Event(name), name === "keydown" ? {} : { pointerType }));
  return { store, stillHere, touch };
};

it.each(["reasons", "changing", "thanks", "opinion", "complaint", "survey", "accepted"] as const)(
  "reports touches and keys to the main process on %s",
  (screen) => {
    const { stillHere, touch } = started(screen);
    touch();
    vi.advanceTimersByTime(2_000);
    touch("keydown");
    expect(stillHere).toHaveBeenCalledTimes(2);
  },
);

it("names the input, for several the last finger, and its age", () => {
  const { stillHere, touch } = started("reasons");
  touch("pointerdown", "mouse");
  expect(stillHere.mock.lastCall).toEqual([{ input: "mouse", screenHasTouch: true, agoMs: 0 }]);
  touch("pointerdown", "touch");
  vi.advanceTimersByTime(500);
  touch("pointerdown", "pen");
  vi.advanceTimersByTime(100);
  touch("keydown");
  vi.advanceTimersByTime(1_400);
  expect(stillHere.mock.lastCall).toEqual([{ input: "touch", screenHasTouch: true, agoMs: 1_500 }]);
});

it("takes over the main process's present deadline", async () => {
  const { store, touch } = started("opinion");
  touch();
  await vi.advanceTimersByTimeAsync(0);
  expect(store.getState().view).toEqual(viewAt("opinion", 2));
});

it("reports at most every two seconds, and always the last touch, from which the timeout starts", () => {
  const { stillHere, touch } = started("reasons");
  for (let tap = 0; tap < 15; tap += 1) {
    touch();
    vi.advanceTimersByTime(199);
  }
  expect(stillHere).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(2_000);
  expect(stillHere).toHaveBeenCalledTimes(3);
  vi.advanceTimersByTime(60_000);
  expect(stillHere).toHaveBeenCalledTimes(3);
});

it("reports a finger that was lifted late: it touched until then", () => {
  const { stillHere, touch } = started("opinion");
  touch();
  vi.advanceTimersByTime(9_000);
  touch("pointerup");
  expect(stillHere).toHaveBeenCalledTimes(2);
});

it("does not report a touch where the screen has changed meanwhile", () => {
  const { store, stillHere, touch } = started("reasons");
  touch();
  touch("pointerup");
  store.setState({ view: viewAt("received", 9) });
  vi.advanceTimersByTime(2_000);
  expect(stillHere).toHaveBeenCalledTimes(1);
});

it.each(["ready", "prompt", "received"] as const)("has nothing to report on %s", (screen) => {
  const { stillHere, touch } = started(screen);
  touch();
  expect(stillHere).not.toHaveBeenCalled();
});
