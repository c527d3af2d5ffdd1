import { cpSync } from "node:fs";
import { join } from "node:path";
import { Receipt } from "../../../contract/sync/receipt.ts";
import { configurationWith } from "../../electron/support/configuration.ts";
import { device, newFolder, openedStore, ratingFor } from "../../support/ledger.ts";
import { textsOnDisk } from "../../support/window/ledger-on-disk.ts";

const ratings = 900;
/** The number of ratings that the centre has confirmed. */
const receiptedRatings = 700;

export interface WholeLedger {
  /** The folder as a closed kiosk leaves it. */
  readonly closed: string;
  /** The folder while a kiosk runs: the newest entries are in the -wal. */
  readonly running: string;
  /** Every entry's text, in order, and the number of those with a receipt. */
  readonly texts: readonly string[];
  readonly receipted: number;
}

/** A ledger with a configuration, of which the last part has no receipt yet. */
export const writeWholeLedger = (): WholeLedger => {
  const folder = newFolder();
  const [closed, running] = [join(folder, "closed"), join(folder, "running")];
  const store = openedStore(closed);
  store.applyConfiguration(configurationWith());
  let receipted = 0;
  for (let number = 1; number <= ratings; number += 1) {
    const written = store.append([ratingFor(number)]);
    if (!written.ok) throw new Error(JSON.stringify(written.problem));
    if (number !== receiptedRatings) continue;
    receipted = written.value.size;
    const facts = { type: "receipt", v: 1, device, receivedAt: "2026-11-23T01:42:01.000Z", quarantined: [] };
    store.keepReceipt(Receipt.parse({ ...facts, ...written.value }), { text: "{}", signature: "AAAA" });
  }
  cpSync(closed, running, { recursive: true });
  store.close();
  return { closed, running, texts: textsOnDisk(closed), receipted };
};
