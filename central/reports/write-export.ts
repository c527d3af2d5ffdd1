import { scopeOf } from "../../contract/office/accounts/permissions.ts";
import { type ExportOrder, exportRoutes, type TableOrder } from "../../contract/office/reports/exports.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, success } from "../../contract/result.ts";
import { logAccess } from "../accounts/access-log.ts";
import { withSubUnits } from "../accounts/within-scope.ts";
import type { Centre } from "../centre.ts";
import type { DoWork, JobOutput } from "../jobs/job.ts";
import { createTables, exportActions } from "./open-table.ts";
import { createPapers, isPaper } from "./papers/write-paper.ts";
import { Refusal } from "./refusal.ts";
import { type Row, type Table, textIn } from "./table.ts";
import { mediaTypes, writeTable } from "./write-table.ts";

/** Notes each page of rows as it is read; ends where the job has to end. */
async function* noted(pages: Table["pages"], { note }: JobOutput): AsyncGenerator<readonly Row[]> {
  let rows = 0;
  for await (const page of pages) {
    rows += page.length;
    note(rows);
    yield page;
  }
}

const fileName = ({ about: { title, days, mark } }: Table, { language, format }: TableOrder): string => {
  const parts = [
    textIn(language, title),
    ...(days ? [days.from, days.to] : []),
    ...(mark ? [textIn(language, mark)] : []),
  ];
  return `${parts.join(" ")}.${format}`;
};

/**
 * Writes the file of an order with the rights that the person has now. Problems: permission-missing, and those of the
 * format.
 */
export const exportWriter = (centre: Pick<Centre, "sql" | "clock">): DoWork<ExportOrder> => {
  const { sql } = centre;
  const withTable = createTables(centre);
  const writePaper = createPapers(centre);
  return async ({ id, caller, order }, output) => {
    const given = scopeOf(caller.grants, exportRoutes[order.kind].may);
    if (!given) return failure(problem("permission-missing"));
    const scope = await withSubUnits(sql, given);
    const { kind, format, language, query } = order;
    await logAccess(sql, caller, { action: exportActions[kind], subject: { job: id, format, query } });
    const [now] = await sql<{ at: Date }[]>`select clock_timestamp() as at`;
    const writing = { language, writtenAt: now?.at ?? new Date(0) };
    if (isPaper(order)) return writePaper(order, scope, writing, output);
    try {
      return await withTable(order, scope, async (table) => {
        const read = { ...table, pages: noted(table.pages, output) };
        for await (const bytes of writeTable(read, format, writing, output.signal)) await output.write(bytes);
        return success({ name: fileName(table, order), mediaType: mediaTypes[format] });
      });
    } catch (error) {
      if (error instanceof Refusal) return failure(error.problem);
      throw error;
    }
  };
};
