import { expect, it } from "vitest";
import { handleMainMessages } from "../../../electron/sync/handle-main-messages.ts";
import type { Sync } from "../../../electron/sync/run-sync.ts";
import { recentLines } from "../../../electron/wire/log.ts";
import type { SyncBegin, ToSync } from "../../../electron/wire/messages.ts";

/** A sync that only records its requests. */
const recorder = () => {
  const asked: string[] = [];
  const sync = new Proxy({} as Sync, { get: (_, name) => () => asked.push(String(name)) });
  return { asked, hear: handleMainMessages(() => sync) };
};
const begin: ToSync = { type: "begin", begin: {} as SyncBegin };

it.each([
  ["a type that it does not know", { type: "from-the-future", pepper: "a secret" }, "from-the-future"],
  ["no type", { pepper: "a secret" }, "undefined"],
  ["a type that is no text", { type: ["screen-alive"] }, "object"],
  ["nothing", null, "undefined"],
])("a message with %s has no effect, and the log has only its type", (_, message, type) => {
  const { asked, hear } = recorder();
  hear(begin);
  hear(message as unknown as ToSync);
  expect(asked).toEqual([]);
  const expected = { event: "message to the sync process refused", facts: JSON.stringify({ type }) };
  expect(recentLines().at(-1)).toMatchObject(expected);
});

it("every other message has its effect, and none before the start message", () => {
  const { asked, hear } = recorder();
  const others = [
    "appended",
    "older-carried",
    "pepper-kept",
    "staff-logs-in",
    "code-shown",
    "network-changed",
    "machine-seen",
    "try-now",
    "export-ledger",
    "import-receipts",
    "screen-alive",
  ].map((type) => ({ type }) as unknown as ToSync);
  others.forEach(hear);
  expect(asked).toEqual([]);
  hear(begin);
  others.forEach(hear);
  expect(asked).toEqual([
    "appended",
    "olderCarried",
    "pepperKept",
    "staffLogsIn",
    "codeShown",
    "networkChanged",
    "machineSeen",
    "tryNow",
    "exportLedger",
    "importReceipts",
    "screenAlive",
  ]);
});
