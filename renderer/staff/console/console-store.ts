import { createStore, type StoreApi } from "zustand/vanilla";
import type { ConsoleApi } from "../../../contract/ipc/console-requests.ts";
import type { Result } from "../../../contract/result.ts";
import { type ConsoleState, initialConsole, withConsoleView } from "./console-state.ts";

export type ConsoleStore = StoreApi<ConsoleState>;

export const createConsoleStore = (): ConsoleStore => createStore<ConsoleState>()(() => initialConsole);

/** One request at a time, and `take` puts its answer in its place. A refusal is shown and leaves the rest as it is. */
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

/** Mirrors main from now on: first by asking once, then by listening. Returns the way to stop. */
export const mirrorConsole = (store: ConsoleStore, api: ConsoleApi): (() => void) => {
  const stop = api.onView((view) => store.setState((state) => withConsoleView(state, view)));
  void askConsole(store, api.currentConsole, withConsoleView);
  return stop;
};
