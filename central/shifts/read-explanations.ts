import type { ExplanationRow, OfficeExplanations } from "../../contract/office/shifts/duty.ts";
import { countRows } from "../database/count-rows.ts";
import type { Queries } from "../database/sql.ts";

/** The most rows in one answer. */
const listedRows = 50;

interface Dated extends Omit<ExplanationRow, "receivedAt"> {
  readonly receivedAt: Date;
}

const selectExplanations = (sql: Queries): Promise<Dated[]> => sql<Dated[]>`
  select device, epoch, seq, coalesce(units.name, jsonb_build_object('zh', explanations.unit_code)) as "unitName",
    window_number as "windowNumber", staff_number as "staffNumber",
    coalesce(staff.name, jsonb_build_object('zh', staff_number)) as "staffName",
    transaction_ref as "transactionRef", explanation as text, explanations.given_at as "givenAt",
    received_at as "receivedAt"
  from explanations
  left join units on units.code = explanations.unit_code
  left join staff on staff.unit_code = explanations.unit_code and staff.number = staff_number
  order by received_at desc, device, epoch desc, seq desc limit ${listedRows}`;

/** 申诉: the newest by arrival. */
export const readExplanations = async (sql: Queries): Promise<OfficeExplanations> => ({
  count: await countRows(sql, "explanations"),
  rows: (await selectExplanations(sql)).map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() })),
});
