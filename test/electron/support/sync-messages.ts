import type { Store } from "../../../db/store.ts";
import type { SyncMessageHandler } from "../../../electron/main/sync/handle-sync-messages.ts";

const nothing = (): void => undefined;

/** The main process's end of the sync process over a real store; there are no other listeners. */
export const syncMessagesOver = (store: Store): SyncMessageHandler => ({
  store,
  takePepper: nothing,
  refresh: nothing,
  appended: nothing,
  inquiry: { answered: nothing },
  code: { opened: nothing },
  airGap: { told: nothing },
  watch: { planned: nothing, exchanged: nothing },
});
