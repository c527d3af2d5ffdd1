import type { Store } from "../../../db/store.ts";
import type { SyncHearer } from "../../../electron/main/sync/hear-sync.ts";

const nothing = (): void => undefined;

/** The main process's end of the sync process over a real store; there are no other listeners. */
export const syncHearerOver = (store: Store): SyncHearer => ({
  store,
  takePepper: nothing,
  refresh: nothing,
  appended: nothing,
  inquiry: { answered: nothing },
  code: { opened: nothing },
  airGap: { told: nothing },
  watch: { planned: nothing, exchanged: nothing },
});
