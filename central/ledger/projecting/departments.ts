import type { EntryKind } from "../../../contract/ledger/bodies/index-of-kinds.ts";
import type { ChainLink } from "../../../contract/ledger/chain.ts";
import type { DeviceId } from "../../../contract/words.ts";
import type { Centre } from "../../centre.ts";
import type { Tx } from "../../database/sql.ts";
import type { ReadModel } from "./read-model.ts";

/** New entries of one device, stored and projected. */
export interface Arrived {
  readonly device: DeviceId;
  readonly links: readonly ChainLink[];
  readonly at: Date;
}

/** Done once, when entries arrive, in the transaction that stores them; a rebuild does not repeat it. */
export type OnArrival = (tx: Tx, arrived: Arrived, centre: Pick<Centre, "policy" | "sealingKeys">) => Promise<void>;

/** What the ledger is handed: it knows no department by name. */
export interface Departments {
  readonly readModels: readonly ReadModel[];
  readonly onArrival: readonly OnArrival[];
  /** Kinds that are quarantined by one of `onArrival`: a rebuild leaves them so. */
  readonly quarantinedOnArrival: readonly EntryKind[];
}
