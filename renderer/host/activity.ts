import type { Tap } from "../../contract/ipc/inputs.ts";
import type { KioskApi } from "../../contract/ipc/requests.ts";
import type { Screen } from "../../contract/ipc/view.ts";
import { withView } from "../state/kiosk-state.ts";
import type { KioskStore } from "../state/kiosk-store.ts";
import { tapOf } from "./tap.ts";

/** Where main waits for the next touch before it takes the screen, or 改评, back. */
const patientScreens: ReadonlySet<Screen> = new Set([
  "reasons",
  "changing",
  "thanks",
  "opinion",
  "complaint",
  "survey",
]);

/** A finger that is lifted touched until then. */
const touches = ["pointerdown", "pointerup", "pointercancel", "keydown"];

/** Less than any wait lasts before it asks 您还在填写吗？ (see `quietMs`), and than 改评 stays open. */
const atMostEveryMs = 2_000;

interface Noted {
  readonly tap: Tap;
  readonly atMs: number;
}

/** A finger tells more than a mouse or a key that came after it. */
const newer = (before: Noted | undefined, next: Noted): Noted =>
  before?.tap.input === "touch" && next.tap.input !== "touch" ? before : next;

/**
 * Tells main that somebody is still reading and writing, by what and since when, and takes over until when it waits now.
 * At most every two seconds: a touch that comes sooner is told when they are over, so that no wait begins before its last
 * touch.
 */
export const tellOfTouches = (store: KioskStore, api: Pick<KioskApi, "stillHere">, page: EventTarget): void => {
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
