import { createStore, type StoreApi } from "zustand/vanilla";
import type { ConsoleApi } from "../../../contract/ipc/console-requests.ts";
import type { Result } from "../../../contract/result.ts";
import { type ConsoleState, initialConsole, withConsoleView } from "./console-state.ts";

export type ConsoleStore = StoreApi<ConsoleState>;

export const createConsoleStore = (): ConsoleStore => createStore<ConsoleState>()(() => initialConsole);

/** Sends one request at a time; `take` stores its answer. A refusal is shown and changes nothing else. */
export const askConsole = async <Value>(
  store: ConsoleStore,
  request: () => Promise<Result<Value>>,
  take: (state: ConsoleState, value: Value) => ConsoleState,
): Promise<void> => {
  if (store.getState().busy) return;
  store.setState({ busy: true, problem: null });
  try {
    const result = await request();
    store.setState((state) => (result.ok ? take(state, result.value) : { ...state, problem: result.problem }));
  } finally {
    store.setState({ busy: false });
  }
};

/** Mirrors main from now on: requests the view once, then listens. Returns a function that stops it. */
export const mirrorConsole = (store: ConsoleStore, api: ConsoleApi): (() => void) => {
  const stop = api.onView((view) => store.setState((state) => withConsoleView(state, view)));
  void askConsole(store, api.currentConsole, withConsoleView);
  return stop;
};
