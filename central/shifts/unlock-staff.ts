import type { Queries } from "../database/sql.ts";

export interface StaffKey {
  readonly unitCode: string;
  /** 工号, in either case. */
  readonly number: string;
}

/** Unlocks a number at every device, as soon as each has the next configuration. False where the number is unknown. */
export const unlockStaff = async (sql: Queries, { unitCode, number }: StaffKey): Promise<boolean> => {
  const rows = await sql`
    update staff set unlocks = unlocks + 1 where unit_code = ${unitCode} and upper(number) = upper(${number})
    returning number`;
  return rows.length > 0;
};
