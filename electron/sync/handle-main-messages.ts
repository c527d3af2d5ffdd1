import { log } from "../wire/log.ts";
import type { SyncBegin, ToSync } from "../wire/messages.ts";
import type { Sync } from "./run-sync.ts";

/** The type that an unknown message gives. Only this is logged: the rest may contain a secret. */
const typeOf = (message: unknown): string => {
  const type = typeof message === "object" && message !== null && "type" in message ? message.type : undefined;
  return typeof type === "string" ? type.slice(0, 60) : typeof type;
};

/** The counterpart of `assertNever` for a message at run time: ignores the message and logs its type. */
const refuse = (message: never): void => log("message to the sync process refused", { type: typeOf(message) });

/** Handles the messages of main, one after the other. `start` is called once; messages before `begin` are ignored. */
export const handleMainMessages = (start: (begin: SyncBegin) => Sync): ((message: ToSync) => void) => {
  let sync: Sync | undefined;
  return (message) => {
    switch (message?.type) {
      case "begin":
        sync ??= start(message.begin);
        break;
      case "appended":
        sync?.appended();
        break;
      case "older-carried":
        sync?.olderCarried();
        break;
      case "pepper-kept":
        sync?.pepperKept(message.pepper);
        break;
      case "staff-logs-in":
        sync?.staffLogsIn(message.staffNumber);
        break;
      case "code-shown":
        sync?.codeShown(message.followUpHash);
        break;
      case "network-changed":
        sync?.networkChanged(message.config);
        break;
      case "machine-seen":
        sync?.machineSeen(message.facts);
        break;
      case "try-now":
        sync?.tryNow(message.isLetIn === true);
        break;
      case "export-ledger":
        void sync?.exportLedger(message.input);
        break;
      case "import-receipts":
        void sync?.importReceipts(message.input);
        break;
      case "screen-alive":
        sync?.screenAlive();
        break;
      default:
        refuse(message);
    }
  };
};
