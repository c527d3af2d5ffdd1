import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { KioskView } from "../../contract/ipc/view.ts";
import { success } from "../../contract/result.ts";
import { tellOfTouches } from "../../renderer/host/activity.ts";
import { createKioskStore } from "../../renderer/state/kiosk-store.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const started = (screen: KioskView["screen"]) => {
  const store = createKioskStore();
  store.setState({ view: { screen, revision: 1 } as KioskView });
  const page = new EventTarget();
  const stillHere = vi.fn(async () => success(null));
  tellOfTouches(store, { stillHere }, page);
  return { stillHere, touch: (name = "pointerdown") => page.dispatchEvent(new Event(name)) };
};

it.each(["reasons", "opinion", "complaint", "survey"] as const)("tells main of touches and keys on %s", (screen) => {
  const { stillHere, touch } = started(screen);
  touch();
  vi.advanceTimersByTime(2_000);
  touch("keydown");
  expect(stillHere).toHaveBeenCalledTimes(2);
});

it("tells at most every two seconds", () => {
  const { stillHere, touch } = started("reasons");
  for (let tap = 0; tap < 20; tap += 1) {
    touch();
    vi.advanceTimersByTime(199);
  }
  expect(stillHere).toHaveBeenCalledTimes(2);
});

it.each(["ready", "prompt", "changing", "thanks", "received"] as const)("has nothing to tell on %s", (screen) => {
  const { stillHere, touch } = started(screen);
  touch();
  expect(stillHere).not.toHaveBeenCalled();
});
