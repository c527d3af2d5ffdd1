import type { Tx } from "../database/sql.ts";
import { insertOnce } from "./projecting/insert-once.ts";
import { readModel } from "./projecting/read-model.ts";
import { type Arrival, positionOf } from "./projecting/stored-entry.ts";

type Declaration = Arrival<"hole-declared">;

const holeRow = (declaration: Declaration) => {
  const { epoch, from, to, head } = declaration.entry.body;
  return { ...positionOf(declaration), hole_epoch: epoch, first_seq: from, last_seq: to, head };
};

/**
 * Only a later epoch can declare a hole of an older one: any other declaration violates the table's constraint, and is
 * not counted.
 */
const addHoles = async (tx: Tx, declarations: readonly Declaration[]): Promise<void> => {
  await insertOnce(tx, "ledger_holes", declarations.map(holeRow));
};

export const holesModel = readModel({
  kinds: ["hole-declared"],
  tables: ["ledger_holes"],
  take: async (tx, declarations) => {
    await addHoles(tx, declarations);
    return [];
  },
});
