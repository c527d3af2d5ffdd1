import { createStore, type StoreApi } from "zustand/vanilla";
import type { KioskApi } from "../../contract/ipc/requests.ts";
import type { KioskView } from "../../contract/ipc/view.ts";
import type { Result } from "../../contract/result.ts";
import { initialState, type KioskState, withProblem, withView } from "./kiosk-state.ts";

export type KioskStore = StoreApi<KioskState>;

export const createKioskStore = (): KioskStore => createStore<KioskState>()(() => initialState);

/** One request at a time: a second tap during a request does nothing. `take` stores the answer. */
export const askFor = async <Value>(
  store: KioskStore,
  request: () => Promise<Result<Value>>,
  take: (state: KioskState, value: Value) => KioskState,
): Promise<void> => {
  if (store.getState().busy) return;
  store.setState({ busy: true });
  try {
    const result = await request();
    // A success clears the problem of an earlier request.
    store.setState((state) =>
      result.ok ? { ...take(state, result.value), problem: null } : withProblem(state, result.problem),
    );
  } finally {
    store.setState({ busy: false });
  }
};

/** Sends a request that returns a view, as nearly all do. */
export const ask = (store: KioskStore, request: () => Promise<Result<KioskView>>): Promise<void> =>
  askFor(store, request, withView);

/** Mirrors main from now on: requests the view once, then listens. Returns a function that stops it. */
export const mirror = (store: KioskStore, api: KioskApi): (() => void) => {
  const stop = api.onView((view) => store.setState((state) => withView(state, view)));
  void ask(store, api.currentView);
  return stop;
};
