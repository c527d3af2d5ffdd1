import { expect, it } from "vitest";
import type { EntryDraft } from "../../contract/ledger/entry.ts";
import { StaffNumber } from "../../contract/words.ts";
import { newFolder, openedStore } from "../support/ledger.ts";

const tried = (number: string | null): EntryDraft => ({
  kind: "login-attempted",
  body: {
    staffNumber: number === null ? null : StaffNumber.parse(number),
    verifierId: number === null ? null : "0123456789abcdef",
    unlocks: 0,
  },
});
const staffNumber = StaffNumber.parse("1002");

it("lists each staff number with a recent unsettled attempt once, and leaves out attempts without a staff number", () => {
  const store = openedStore(newFolder());
  expect(store.triedNumbers()).toEqual([]);
  store.append([tried("1003"), tried("1002"), tried(null), tried("1001"), tried("1002")]);
  expect(store.triedNumbers()).toEqual(["1001", "1002", "1003"]);
  store.append([{ kind: "login-unlocked", body: { staffNumber, by: "it" } }]);
  store.append([{ kind: "login-succeeded", body: { staffNumber: StaffNumber.parse("1001"), by: "pin" } }]);
  expect(store.triedNumbers()).toEqual(["1003"]);
  store.append([tried("1002")]);
  expect(store.triedNumbers()).toEqual(["1002", "1003"]);
  store.close();
});
