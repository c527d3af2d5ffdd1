import type { ComplaintNumber } from "../../contract/complaint-number.ts";
import type { ComplaintRow, OfficeComplaints, OfficeOpinions, OpinionRow } from "../../contract/office/feedback.ts";
import type { Sealed } from "../../contract/sync/sealed.ts";
import type { ComplaintId } from "../../contract/words.ts";
import type { Centre } from "../centre.ts";
import { countRows } from "../database/count-rows.ts";
import type { Queries } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { openSealed } from "../keys/open-sealed.ts";

/** The most rows in one answer. */
const listedRows = 50;

type Dated<Row> = Omit<Row, "receivedAt"> & { readonly receivedAt: Date };

interface StoredComplaint extends Omit<Dated<ComplaintRow>, "content"> {
  readonly complaintId: ComplaintId;
  readonly sealed: Sealed;
}

const selectOpinions = (sql: Queries): Promise<Dated<OpinionRow>[]> => sql<Dated<OpinionRow>[]>`
  select device, epoch, seq, coalesce(units.name, jsonb_build_object('zh', unit_code)) as "unitName",
    window_number as "windowNumber", given_at as "givenAt", received_at as "receivedAt", opinion as text
  from opinions left join units on units.code = unit_code
  order by received_at desc, device, epoch desc, seq desc limit ${listedRows}`;

const complaintColumns = fragment`
  device, epoch, seq, coalesce(units.name, jsonb_build_object('zh', unit_code)) as "unitName",
  window_number as "windowNumber", given_at as "givenAt", received_at as "receivedAt",
  complaint_id as "complaintId", sealed, acceptance ->> 'number' as number, acceptance ->> 'answerBy' as "answerBy"`;

const selectNewest = (sql: Queries): Promise<StoredComplaint[]> => sql<StoredComplaint[]>`
  select ${complaintColumns} from complaints left join units on units.code = unit_code
  order by received_at desc, device, epoch desc, seq desc limit ${listedRows}`;

/** Materialized: with the limit PostgreSQL could look for the number in all complaints, by their arrival. */
const selectNumbered = (sql: Queries, number: ComplaintNumber): Promise<StoredComplaint[]> => sql<StoredComplaint[]>`
  with numbered as materialized (
    select * from complaints where acceptance is not null and acceptance ->> 'number' = ${number}
  )
  select ${complaintColumns} from numbered left join units on units.code = unit_code
  order by received_at desc, device, epoch desc, seq desc limit ${listedRows}`;

/** The newest entries of the opinion book by arrival. */
export const readOpinions = async (sql: Queries): Promise<OfficeOpinions> => ({
  count: await countRows(sql, "opinions"),
  rows: (await selectOpinions(sql)).map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() })),
});

type Content = ComplaintRow["content"];

/**
 * Reads the newest complaints by arrival, or those of one number, opened. Opening takes milliseconds and the page polls
 * every five seconds: the words of the newest stay in memory as long as they are listed, and are stored nowhere. An older
 * complaint is opened again at each poll of its number.
 */
export const createComplaintsReader = ({ sql, sealingKeys }: Pick<Centre, "sql" | "sealingKeys">) => {
  let opened: ReadonlyMap<string, Content> = new Map();
  return async (number: ComplaintNumber | null): Promise<OfficeComplaints> => {
    const listed = new Map<string, Content>();
    const rows: ComplaintRow[] = [];
    const stored = number === null ? await selectNewest(sql) : await selectNumbered(sql, number);
    for (const { complaintId, sealed, receivedAt, ...row } of stored) {
      // The key is the entry's position, not the complaint's identifier, which is any text of a kiosk.
      const entry = `${row.device}/${row.epoch}/${row.seq}`;
      const content = opened.get(entry) ?? (await openSealed(sealingKeys, complaintId, sealed));
      listed.set(entry, content);
      rows.push({ ...row, receivedAt: receivedAt.toISOString(), content });
    }
    if (number !== null) return { count: rows.length, rows };
    opened = listed;
    return { count: await countRows(sql, "complaints"), rows };
  };
};
