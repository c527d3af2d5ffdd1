import { expect, it } from "vitest";
import { problem } from "../../../../contract/problems/problem.ts";
import { handleSyncMessages } from "../../../../electron/main/sync/handle-sync-messages.ts";
import { newFolder, openedStore } from "../../../support/ledger.ts";
import { syncMessagesOver } from "../../support/sync-messages.ts";

it("a ledger that was rewritten while in use ends the program, and no other fault of the sync does", () => {
  const store = openedStore(newFolder());
  const hearer = syncMessagesOver(store);
  const hear = (code: Parameters<typeof problem>[0]) => () =>
    handleSyncMessages(hearer, { type: "exchanged", problem: problem(code) });
  for (const code of ["centre-unreachable", "ledger-gap", "ledger-fork", "chain-broken"] as const) hear(code)();
  expect(hear("ledger-unsealed")).toThrow("ledger-unsealed");
  store.close();
});
