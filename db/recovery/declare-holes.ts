import type { EntryDraft } from "../../contract/ledger/entry.ts";
import type { ReadConnection } from "../database.ts";
import { epochsOf, newestEpoch } from "../ledger/entries.ts";
import type { EntryPlace } from "../ledger/entries-around.ts";
import { declarationOf, declaredHoles, holeAround, holesAfter } from "../ledger/holes.ts";
import { receiptedPosition } from "../receipts.ts";

/**
 * The entries that declare the holes of older epochs: every hole behind the receipts, and the one around `asked`, which
 * the centre lacks although it may have a receipt for it. Holes that are declared already are left out.
 */
export const holeDeclarations = (connection: ReadConnection, asked?: EntryPlace): readonly EntryDraft[] => {
  const newest = newestEpoch(connection);
  const declared = declaredHoles(connection);
  const unreceipted = epochsOf(connection)
    .filter((epoch) => epoch < newest)
    .flatMap((epoch) => holesAfter(connection, epoch, receiptedPosition(connection, epoch).size));
  const around = asked && asked.epoch < newest ? holeAround(connection, asked) : undefined;
  const isListed = around && unreceipted.some(({ epoch, to }) => epoch === around.epoch && to === around.to);
  return [...unreceipted, ...(around && !isListed ? [around] : [])]
    .filter((hole) => declarationOf(declared, hole) === undefined)
    .map((body) => ({ kind: "hole-declared", body }));
};
