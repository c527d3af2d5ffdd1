import type { ItDevice } from "../../../contract/ipc/it.ts";
import type { Speech } from "../../words/speech.ts";

export const keyWords = { "key-store": "it.device.keyStore", file: "it.device.keyFile" } as const;

export const linkWords = {
  "nobody-on-duty": "it.queueSystem.nobodyOnDuty",
  waiting: "it.queueSystem.waiting",
  connecting: "it.queueSystem.connecting",
  connected: "it.queueSystem.connected",
  "logged-in": "it.queueSystem.loggedIn",
} as const;

export const diskText = ({ freeMib, isDiskLow }: ItDevice, { words }: Speech): string =>
  freeMib === null
    ? words("it.device.diskUnknown")
    : words(isDiskLow ? "it.device.diskLow" : "it.device.diskFree", { free: (freeMib / 1024).toFixed(1) });
