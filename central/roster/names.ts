import type { LocalText } from "../../contract/words.ts";
import type { Queries } from "../database/sql.ts";

export interface Names {
  readonly unit: (unitCode: string) => LocalText;
  readonly staff: (unitCode: string, staffNumber: string) => LocalText;
}

/** Names that the office does not know, or no longer, are shown as the codes in the entries. */
export const readNames = async (sql: Queries): Promise<Names> => {
  const units = await sql<{ code: string; name: LocalText }[]>`select code, name from units`;
  const staff = await sql<{ code: string; number: string; name: LocalText }[]>`
    select unit_code as code, number, name from staff`;
  const unitNames = new Map(units.map(({ code, name }) => [code, name]));
  const staffNames = new Map(staff.map(({ code, number, name }) => [JSON.stringify([code, number]), name]));
  return {
    unit: (unitCode) => unitNames.get(unitCode) ?? { zh: unitCode },
    staff: (unitCode, staffNumber) => staffNames.get(JSON.stringify([unitCode, staffNumber])) ?? { zh: staffNumber },
  };
};
