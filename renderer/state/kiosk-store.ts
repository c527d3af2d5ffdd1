import { createStore, type StoreApi } from "zustand/vanilla";
import type { KioskApi } from "../../contract/ipc/requests.ts";
import type { KioskView } from "../../contract/ipc/view.ts";
import type { Result } from "../../contract/result.ts";
import { initialState, type KioskState, withProblem, withView } from "./kiosk-state.ts";

export type KioskStore = StoreApi<KioskState>;

export const createKioskStore = (): KioskStore => createStore<KioskState>()(() => initialState);

/** The stores with a request under way. `busy` may follow later. */
const asking = new WeakSet<KioskStore>();

/** A success clears the problem of an earlier request. The same state where nothing changes: it is not drawn again. */
const withoutProblem = (state: KioskState): KioskState =>
  state.problem === null ? state : { ...state, problem: null };

/**
 * One request at a time: a second tap during a request does nothing. `take` stores the answer. `busyAfterMs`: an answer
 * within this time comes without a change of `busy`, each of which draws the whole screen. Resolves to whether it asked.
 */
export const askFor = async <Value>(
  store: KioskStore,
  request: () => Promise<Result<Value>>,
  take: (state: KioskState, value: Value) => KioskState,
  busyAfterMs = 0,
): Promise<boolean> => {
  if (asking.has(store)) return false;
  asking.add(store);
  const showBusy = (): void => store.setState({ busy: true });
  const timer = busyAfterMs > 0 ? setTimeout(showBusy, busyAfterMs) : undefined;
  if (timer === undefined) showBusy();
  try {
    const result = await request();
    store.setState((state) =>
      result.ok ? withoutProblem(take(state, result.value)) : withProblem(state, result.problem),
    );
  } finally {
    clearTimeout(timer);
    asking.delete(store);
    if (store.getState().busy) store.setState({ busy: false });
  }
  return true;
};

/** Sends a request that returns a view, as nearly all do. Resolves to whether it asked. */
export const ask = (store: KioskStore, request: () => Promise<Result<KioskView>>, busyAfterMs = 0): Promise<boolean> =>
  askFor(store, request, withView, busyAfterMs);

/** Mirrors main from now on: requests the view once, then listens. Returns a function that stops it. */
export const mirror = (store: KioskStore, api: KioskApi): (() => void) => {
  const stop = api.onView((view) => store.setState((state) => withView(state, view)));
  void ask(store, api.currentView);
  return stop;
};
