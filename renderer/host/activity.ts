import type { Tap } from "../../contract/ipc/inputs.ts";
import type { KioskApi } from "../../contract/ipc/requests.ts";
import type { Screen } from "../../contract/ipc/view.ts";
import { withView } from "../state/kiosk-state.ts";
import type { KioskStore } from "../state/kiosk-store.ts";
import { tapOf } from "./tap.ts";

/** Screens on which main waits for the next touch before it closes them, or the offer of 改评. */
const patientScreens: ReadonlySet<Screen> = new Set([
  "reasons",
  "changing",
  "thanks",
  "opinion",
  "complaint",
  "survey",
  "accepted",
]);

/** Lifting a finger counts too: it touched until then. */
const touches = ["pointerdown", "pointerup", "pointercancel", "keydown"];

/** Less than any wait before its 您还在填写吗？ (see `quietMs`), and less than the offer of 改评. */
const atMostEveryMs = 2_000;

interface Noted {
  readonly tap: Tap;
  readonly atMs: number;
}

/** A finger counts more than a mouse or a key after it. */
const newer = (before: Noted | undefined, next: Noted): Noted =>
  before?.tap.input === "touch" && next.tap.input !== "touch" ? before : next;

/**
 * Reports the citizen's touches to main, with their kind and age, and takes the new time limit from the reply. At most
 * every two seconds: a touch in between is reported at the end of that time, so that a wait never begins before its last
 * touch.
 */
export const reportTouches = (store: KioskStore, api: Pick<KioskApi, "stillHere">, page: EventTarget): void => {
  let toldAtMs = Number.NEGATIVE_INFINITY;
  let later: ReturnType<typeof setTimeout> | undefined;
  let noted: Noted | undefined;
  const tell = async (): Promise<void> => {
    later = undefined;
    const { view } = store.getState();
    const last = noted;
    noted = undefined;
    if (last === undefined || view === null || !patientScreens.has(view.screen)) return;
    toldAtMs = performance.now();
    const told = await api.stillHere({ ...last.tap, agoMs: Math.max(0, toldAtMs - last.atMs) });
    if (told.ok) store.setState((state) => withView(state, told.value));
  };
  const note = (event: Event): void => {
    noted = newer(noted, { tap: tapOf(event), atMs: performance.now() });
    if (later !== undefined) return;
    const restMs = toldAtMs + atMostEveryMs - performance.now();
    if (restMs > 0) later = setTimeout(() => void tell(), restMs);
    else void tell();
  };
  for (const name of touches) page.addEventListener(name, note, { capture: true });
};

const beginnings = ["pointerdown", "keydown"];

/**
 * Calls `listener` whenever there was no touch or key for `afterMs`. The listener may check later, after an asynchronous
 * step, whether that is still so. Returns a function that stops it.
 */
export const watchIdling = (afterMs: number, listener: (isStillIdle: () => boolean) => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const restart = (): void => {
    clearTimeout(timer);
    const own = setTimeout(() => listener(() => timer === own), afterMs);
    timer = own;
  };
  restart();
  for (const name of beginnings) window.addEventListener(name, restart, { capture: true });
  return () => {
    clearTimeout(timer);
    timer = undefined;
    for (const name of beginnings) window.removeEventListener(name, restart, { capture: true });
  };
};
