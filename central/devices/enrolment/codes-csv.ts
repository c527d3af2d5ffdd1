import type { IssuedCode } from "../../../contract/office/devices/enrolment-codes.ts";
import { writeCsv } from "../../roster/book/write-csv.ts";

const heading = ["单位编码 unit", "单位 name", "窗口 window", "入网码 code", "凭证 ticket", "有效期至 valid until"];

const rowOf = ({ unitCode, unitName, windowNumber, code, ticket, expiresAt }: IssuedCode): readonly string[] => [
  unitCode,
  unitName.zh,
  windowNumber,
  code,
  ticket,
  expiresAt,
];

/** A table for a spreadsheet. */
export const codesCsv = (codes: readonly IssuedCode[]): string =>
  writeCsv({ name: "codes", rows: [heading, ...codes.map(rowOf)], flaws: [] }).toString("utf8");
