import type { LocalText } from "../../contract/words.ts";
import type { Queries } from "../database/sql.ts";

export interface Names {
  readonly unit: (unitCode: string) => LocalText;
  readonly staff: (unitCode: string, staffNumber: string) => LocalText;
}

interface UnitName {
  readonly code: string;
  readonly name: LocalText;
}
type StaffName = UnitName & { readonly number: string };

const namesFrom = (units: readonly UnitName[], staff: readonly StaffName[]): Names => {
  const unitNames = new Map(units.map(({ code, name }) => [code, name]));
  const staffNames = new Map(staff.map(({ code, number, name }) => [JSON.stringify([code, number]), name]));
  return {
    unit: (unitCode) => unitNames.get(unitCode) ?? { zh: unitCode },
    staff: (unitCode, staffNumber) => staffNames.get(JSON.stringify([unitCode, staffNumber])) ?? { zh: staffNumber },
  };
};

/** Of some units and staff numbers. Names that the office does not know, or no longer, are the codes in the entries. */
export const readNamesOf = async (
  sql: Queries,
  units: readonly string[],
  staff: readonly { readonly unitCode: string; readonly staffNumber: string }[],
): Promise<Names> => {
  const ofUnits = await sql<UnitName[]>`
    select code, name from units where code = any (${units}::text[])`;
  const ofStaff = await sql<StaffName[]>`
    select unit_code as code, number, name from staff
    join jsonb_to_recordset(${sql.json(staff)}) as given ("unitCode" text, "staffNumber" text)
      on (unit_code, number) = ("unitCode", "staffNumber")`;
  return namesFrom(ofUnits, ofStaff);
};
