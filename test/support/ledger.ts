import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Position } from "../../contract/ledger/chain.ts";
import type { EntryDraft } from "../../contract/ledger/entry.ts";
import { Receipt } from "../../contract/sync/receipt.ts";
import { BootId, DeviceId, PromptId, ShiftId, StaffNumber } from "../../contract/words.ts";
import { openStore } from "../../db/open-store.ts";
import type { Store } from "../../db/store.ts";
import type { StoreOptions } from "../../db/store-options.ts";
import { sealWith } from "../../electron/wire/key-pair.ts";

export const device = DeviceId.parse("6f1c0a52-3d0e-4a57-9c3e-0d6a2b8f4e11");
const boot = BootId.parse("b0a7c3de-1f2e-4b6a-8d55-90f1e2d3c4b5");

export const stamp = () => ({ at: "2026-11-23T09:42:00.000+08:00", boot, mono: 1_000 });

/** Of one device key, in every process of a test: Ed25519 in PKCS 8, of thirty-two sevens. */
export const seal = sealWith("MC4CAQAwBQYDK2VwBCIEIAcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH");

export const newFolder = (): string => mkdtempSync(join(tmpdir(), "counterstar-test-"));

/** The store, or a failed test that names the problem. */
export const openedStore = (
  folder: string,
  more?: Pick<Partial<StoreOptions>, "mostSalvagedAtStart" | "isSignedByCentre" | "secondPlace">,
): Store => {
  const opened = openStore({ folder, device, stamp, isSignedByCentre: () => false, seal, ...more });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  return opened.value;
};

/** Salvages everything that the start has left. Returns whether the disk accepted it. */
export const carryAllOlder = (store: Store): boolean => {
  for (;;) {
    const carried = store.salvageOlder();
    if (!carried.ok || !carried.value) return carried.ok;
  }
};

export const shiftId = ShiftId.parse("11111111-1111-4111-8111-111111111111");

/** A prompt id that differs for every number. */
export const promptNumber = (number: number): PromptId =>
  PromptId.parse(`22222222-2222-4222-8222-${String(number).padStart(12, "0")}`);

export const ratingFor = (number: number, level: 1 | 2 | 3 | 4 | 5 = 5): EntryDraft => ({
  kind: "rating-given",
  body: {
    promptId: promptNumber(number),
    shiftId,
    unitCode: "330100-XZFW",
    windowNumber: "3",
    staffNumber: StaffNumber.parse("330101"),
    source: "staff-console",
    transaction: null,
    level,
    channel: "4",
    answeredAfterMs: 1_200,
    followUpHash: null,
  },
});

/** The centre has everything up to `position`. */
export const receiptFor = (position: Position): Receipt =>
  Receipt.parse({
    type: "receipt",
    v: 1,
    device,
    ...position,
    receivedAt: "2026-11-23T01:42:01.000Z",
    quarantined: [],
  });

/** A receipt as stored; it is not verified again. */
export const signedReceipt = { text: "{}", signature: "AAAA" };
