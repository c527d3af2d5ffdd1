import type { ExportFormat } from "../../contract/office/reports/exports.ts";
import type { Table, Writing } from "./table.ts";
import { writeCsvTable } from "./write-csv.ts";
import { writePdfTable } from "./write-pdf.ts";
import { writeXlsxTable } from "./write-xlsx.ts";

export const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
};

/** The bytes of a table in one of the formats, in pieces. Throws a `Refusal` where the format cannot hold the table. */
export const writeTable = (
  table: Table,
  format: ExportFormat,
  writing: Writing,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> => {
  switch (format) {
    case "csv":
      return writeCsvTable(table, writing);
    case "xlsx":
      return writeXlsxTable(table, writing);
    case "pdf":
      return writePdfTable(table, writing, signal);
  }
};
