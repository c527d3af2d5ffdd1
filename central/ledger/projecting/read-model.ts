import type { EntryKind } from "../../../contract/ledger/bodies/index-of-kinds.ts";
import type { Tx } from "../../database/sql.ts";
import type { Quarantined } from "../quarantine.ts";
import type { Arrival } from "./stored-entry.ts";

/**
 * Tables made from entries. The ingest adds each entry once, on arrival; a rebuild empties the tables and adds every
 * stored entry again, in the order of arrival.
 */
export interface ReadModel {
  readonly kinds: readonly EntryKind[];
  /** In the order in which they are written. */
  readonly tables: readonly string[];
  /**
   * Adds those of `arrivals` that are of its kinds and returns those that it refuses. `refused` holds those of the same
   * arrivals that earlier read models refused.
   */
  readonly project: (
    tx: Tx,
    arrivals: readonly Arrival[],
    refused: readonly Quarantined[],
  ) => Promise<readonly Quarantined[]>;
  /** Adds the remaining data of entries that were refused on arrival and that a rebuild refuses again. */
  readonly projectRefused: (tx: Tx, arrivals: readonly Arrival[]) => Promise<void>;
}

type ArrivalOf<Kind extends EntryKind> = { [Each in Kind]: Arrival<Each> }[Kind];

/** Those of `arrivals` that are of these kinds, in their order. */
export const ofKinds = <Kind extends EntryKind>(
  arrivals: readonly Arrival[],
  ...kinds: readonly Kind[]
): readonly ArrivalOf<Kind>[] =>
  arrivals.filter((arrival): arrival is ArrivalOf<Kind> => kinds.some((kind) => arrival.entry.kind === kind));

interface Parts<Kind extends EntryKind> extends Pick<ReadModel, "tables"> {
  readonly kinds: readonly Kind[];
  readonly take: (
    tx: Tx,
    arrivals: readonly ArrivalOf<Kind>[],
    refused: readonly Quarantined[],
  ) => Promise<readonly Quarantined[]>;
  readonly takeRefused?: (tx: Tx, arrivals: readonly ArrivalOf<Kind>[]) => Promise<void>;
}

/** A read model whose own functions receive only entries of its kinds. */
export const readModel = <Kind extends EntryKind>({ kinds, tables, take, takeRefused }: Parts<Kind>): ReadModel => ({
  kinds,
  tables,
  project: (tx, arrivals, refused) => take(tx, ofKinds(arrivals, ...kinds), refused),
  projectRefused: async (tx, arrivals) => takeRefused?.(tx, ofKinds(arrivals, ...kinds)),
});
