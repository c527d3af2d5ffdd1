import type { KioskApi } from "../../contract/ipc/requests.ts";
import type { Screen } from "../../contract/ipc/view.ts";
import type { KioskStore } from "../state/kiosk-store.ts";

/** Where main waits for the next touch before it takes the screen back. */
const patientScreens: ReadonlySet<Screen> = new Set(["reasons", "opinion", "complaint", "survey"]);

const atMostEveryMs = 2_000;

/** Tells main that somebody is still reading and writing, at most every two seconds. */
export const tellOfTouches = (store: KioskStore, api: Pick<KioskApi, "stillHere">, page: EventTarget): void => {
  let toldAtMs = Number.NEGATIVE_INFINITY;
  const tell = (): void => {
    const { view } = store.getState();
    if (view === null || !patientScreens.has(view.screen) || performance.now() - toldAtMs < atMostEveryMs) return;
    toldAtMs = performance.now();
    void api.stillHere();
  };
  for (const name of ["pointerdown", "keydown"]) page.addEventListener(name, tell, { capture: true });
};
