import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { KioskView } from "../../contract/ipc/view.ts";
import { success } from "../../contract/result.ts";
import { tellOfTouches } from "../../renderer/host/activity.ts";
import { createKioskStore } from "../../renderer/state/kiosk-store.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const viewAt = (screen: KioskView["screen"], revision: number) => ({ screen, revision }) as KioskView;

const started = (screen: KioskView["screen"]) => {
  const store = createKioskStore();
  store.setState({ view: viewAt(screen, 1) });
  const page = new EventTarget();
  let revision = 1;
  const stillHere = vi.fn(async () => {
    revision += 1;
    return success(viewAt(screen, revision));
  });
  tellOfTouches(store, { stillHere }, page);
  return { store, stillHere, touch: (name = "pointerdown") => page.dispatchEvent(new Event(name)) };
};

it.each(["reasons", "opinion", "complaint", "survey"] as const)("tells main of touches and keys on %s", (screen) => {
  const { stillHere, touch } = started(screen);
  touch();
  vi.advanceTimersByTime(2_000);
  touch("keydown");
  expect(stillHere).toHaveBeenCalledTimes(2);
});

it("takes over until when main waits now", async () => {
  const { store, touch } = started("opinion");
  touch();
  await vi.advanceTimersByTimeAsync(0);
  expect(store.getState().view).toEqual(viewAt("opinion", 2));
});

it("tells at most every two seconds, and of the last touch too: no wait begins before it", () => {
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

it("tells of a finger that was lifted late: it touched until then", () => {
  const { stillHere, touch } = started("opinion");
  touch();
  vi.advanceTimersByTime(9_000);
  touch("pointerup");
  expect(stillHere).toHaveBeenCalledTimes(2);
});

it("keeps a touch to itself where the screen has gone meanwhile", () => {
  const { store, stillHere, touch } = started("reasons");
  touch();
  touch("pointerup");
  store.setState({ view: viewAt("thanks", 9) });
  vi.advanceTimersByTime(2_000);
  expect(stillHere).toHaveBeenCalledTimes(1);
});

it.each(["ready", "prompt", "changing", "thanks", "received"] as const)("has nothing to tell on %s", (screen) => {
  const { stillHere, touch } = started(screen);
  touch();
  expect(stillHere).not.toHaveBeenCalled();
});
