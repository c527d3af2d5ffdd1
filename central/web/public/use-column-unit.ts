import { z } from "zod";
import { UnitCode } from "../../../contract/words.ts";
import { useMe } from "../accounts/use-session.ts";
import { useFilters } from "../page/use-filters.ts";

const Query = z.object({ unit: UnitCode.optional() });

export interface ColumnUnit {
  /** Of the address; the lists of the page have this unit alone. */
  readonly chosen: string | undefined;
  /** The same, or the unit that the reader leads. */
  readonly unit: string | undefined;
  readonly choose: (unit: string | null) => void;
}

/** The unit of the page. */
export const useColumnUnit = (): ColumnUnit => {
  const led = useMe().grants.flatMap((grant) => (grant.role === "leader" ? [grant.unitCode] : []));
  const { query, change } = useFilters<z.infer<typeof Query>>({ schema: Query, names: ["unit"] });
  return { chosen: query.unit, unit: query.unit ?? led[0], choose: (unit) => change({ unit }) };
};
