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
}

/**
 * Runs once, when entries of some devices arrive, in the `tx` that stores them; a rebuild does not repeat it. `at`: the
 * time of the arrival.
 */
export type OnArrival = (
  tx: Tx,
  arrived: readonly Arrived[],
  at: Date,
  centre: Pick<Centre, "policy" | "sealingKeys">,
) => Promise<void>;

/** All entries that have arrived, in the order of their devices. */
export const linksIn = (arrived: readonly Arrived[]): readonly ChainLink[] => arrived.flatMap(({ links }) => links);

/** The parts that the ledger receives as parameters: it knows no department by name. */
export interface Departments {
  readonly readModels: readonly ReadModel[];
  readonly onArrival: readonly OnArrival[];
  /** Kinds that a function of `onArrival` may quarantine: a rebuild leaves those entries quarantined. */
  readonly quarantinedOnArrival: readonly EntryKind[];
}
