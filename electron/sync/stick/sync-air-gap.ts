import type { AirGapJob } from "../../../contract/ipc/it-air-gap.ts";
import type { ExportInput, StickInput } from "../../../contract/ipc/it-inputs.ts";
import { isDamage, reasonOf } from "../../../db/failure-reason.ts";
import type { FromSync } from "../../wire/messages.ts";
import { withOffset } from "../../wire/wall-time.ts";
import type { ExportSource } from "./export-lines.ts";
import { type FoundReceipt, type ReceiptReader, readReceipts } from "./read-receipts.ts";
import { writeExport } from "./write-export.ts";

export interface AirGapParts extends ExportSource, ReceiptReader {
  readonly windowNumber: () => string;
  readonly isSalvaging: () => boolean;
  readonly tell: (message: FromSync) => void;
  /** The entries that a receipt confirms need no upload. */
  readonly confirmed: (found: FoundReceipt) => void;
}

/** The stick jobs of the sync process. They run beside the uploads and never delay a tap. */
export interface SyncAirGap {
  readonly exportLedger: (input: ExportInput) => Promise<void>;
  readonly importReceipts: (input: StickInput) => Promise<void>;
}

/** Shortest time between two progress messages: the panel polls no more often. */
const tellEveryMs = 500;

export const syncAirGap = (parts: AirGapParts): SyncAirGap => {
  const told = (job: AirGapJob): void => parts.tell({ type: "air-gap", job });
  const reporter = (): ((written: number, total: number) => void) => {
    let toldAtMs = Number.NEGATIVE_INFINITY;
    return (written, total) => {
      if (performance.now() - toldAtMs < tellEveryMs) return;
      toldAtMs = performance.now();
      told({ state: "exporting", written, total });
    };
  };
  const guarded = async (work: () => Promise<AirGapJob>): Promise<void> => {
    try {
      told(await work());
    } catch (error) {
      if (!isDamage(error)) throw error;
      parts.tell({ type: "ledger-damaged", reason: reasonOf(error) });
    }
  };
  return {
    exportLedger: ({ folder, scope }) =>
      guarded(async () => {
        const order = { folder, scope, at: withOffset(new Date()), windowNumber: parts.windowNumber() };
        // Read before the export: entries salvaged while it is written are not in the file.
        const isSalvaging = parts.isSalvaging();
        const written = await writeExport(parts, order, reporter());
        if (!written.ok) return { state: "failed", problem: written.problem };
        return { state: "exported", ...written.value, isSalvaging };
      }),
    importReceipts: ({ folder }) =>
      guarded(async () => {
        const found = await readReceipts(parts, folder);
        if (!found.ok) return { state: "failed", problem: found.problem };
        for (const one of found.value.valid) {
          parts.confirmed(one);
          parts.tell({ type: "receipted", ...one });
        }
        return { state: "imported", receipts: found.value.valid.length, invalid: found.value.invalid };
      }),
  };
};
