import type { ItRequests } from "../../../contract/ipc/it.ts";
import type { AirGapJob, Stick } from "../../../contract/ipc/it-air-gap.ts";
import type { ExportInput, StickInput } from "../../../contract/ipc/it-inputs.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { Store } from "../../../db/store.ts";
import type { ToSync } from "../../wire/messages.ts";
import type { HandlersOf } from "../ipc/serve-requests.ts";
import type { AirGapWatch } from "./air-gap-watch.ts";
import type { AtPanel } from "./it-panel.ts";

export interface AirGapRequestParts extends AtPanel {
  readonly watch: AirGapWatch;
  readonly sticks: () => Promise<readonly Stick[]>;
}

type AirGapOrder = Extract<ToSync, { readonly input: object }>;

type AirGapRequests = HandlersOf<Pick<ItRequests, "sticks" | "exportLedger" | "importReceipts">>;

/** Declares all holes before an export: without a network, the centre cannot report a gap to this kiosk. */
const noteExport = (store: Store, { scope }: ExportInput): Result<unknown> => {
  const declared = store.declareHoles();
  return declared.ok ? store.append([{ kind: "it-acted", body: { what: "ledger-exported", scope } }]) : declared;
};

/** The page names a folder; it is used only if it is a stick at this moment. */
export const airGapRequests = ({ atPanel, panelOf, watch, sticks }: AirGapRequestParts): AirGapRequests => {
  const begin = async (folder: string, job: AirGapJob, order: AirGapOrder, deed?: ExportInput) => {
    const found = atPanel();
    if (!found.ok) return found;
    if (watch.isBusy()) return failure(problem("air-gap-busy"));
    const isThere = (await sticks()).some((stick) => stick.folder === folder);
    if (!isThere) return failure(problem("stick-gone", { folder }));
    if (watch.isBusy()) return failure(problem("air-gap-busy"));
    const { store, sync, appended } = found.value;
    const written = deed ? noteExport(store, deed) : success(null);
    if (!written.ok) return written;
    if (deed) appended();
    watch.told(job);
    sync.tell(order);
    return success(panelOf(found.value));
  };
  return {
    sticks: async () => {
      const found = atPanel();
      return found.ok ? success(await sticks()) : found;
    },
    exportLedger: (input) =>
      begin(input.folder, { state: "exporting", written: 0, total: 0 }, { type: "export-ledger", input }, input),
    importReceipts: (input: StickInput) =>
      begin(input.folder, { state: "importing" }, { type: "import-receipts", input }),
  };
};
