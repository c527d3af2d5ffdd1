import { expect, it } from "vitest";
import { problem } from "../../../contract/problems/problem.ts";
import { hearSync } from "../../../electron/main/sync/hear-sync.ts";
import { newFolder, openedStore } from "../../support/ledger.ts";
import { syncHearerOver } from "../support/sync-hearer.ts";

it("a ledger that was rewritten while in use ends the program, and no other fault of the sync does", () => {
  const store = openedStore(newFolder());
  const hearer = syncHearerOver(store);
  const hear = (code: Parameters<typeof problem>[0]) => () =>
    hearSync(hearer, { type: "exchanged", problem: problem(code) });
  for (const code of ["centre-unreachable", "ledger-gap", "ledger-fork", "chain-broken"] as const) hear(code)();
  expect(hear("ledger-unsealed")).toThrow("ledger-unsealed");
  store.close();
});
