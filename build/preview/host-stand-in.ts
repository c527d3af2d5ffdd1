import { requestNames } from "../../contract/ipc/channels.ts";
import type { KioskApi } from "../../contract/ipc/requests.ts";
import type { KioskView } from "../../contract/ipc/view.ts";

/** Stands in for main: a touch does not change the screen. */
export const hostStandIn = (shown: () => KioskView): KioskApi => {
  const methods = requestNames.map((name) => [
    name,
    () => Promise.resolve({ ok: true, value: name === "heartbeat" ? null : shown() }),
  ]);
  return { ...Object.fromEntries(methods), onView: () => () => undefined };
};
