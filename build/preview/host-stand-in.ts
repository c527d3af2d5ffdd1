import { requestNames } from "../../contract/ipc/channels.ts";
import type { KioskApi } from "../../contract/ipc/requests.ts";
import type { KioskView } from "../../contract/ipc/view.ts";

/** Where main is absent: whatever is touched, the screen stays as it is. */
export const hostStandIn = (shown: () => KioskView): KioskApi => {
  const methods = requestNames.map((name) => [
    name,
    () => Promise.resolve({ ok: true, value: name === "heartbeat" ? null : shown() }),
  ]);
  return { ...Object.fromEntries(methods), onView: () => () => undefined };
};
