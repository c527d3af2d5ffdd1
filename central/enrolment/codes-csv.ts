import type { IssuedCode } from "../../contract/office/enrolment-codes.ts";

const heading = ["单位编码 unit", "单位 name", "窗口 window", "入网码 code", "凭证 ticket", "有效期至 valid until"];

/** A cell that a spreadsheet takes for what it is, never for a formula. */
const cellOf = (text: string): string => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

const rowOf = ({ unitCode, unitName, windowNumber, code, ticket, expiresAt }: IssuedCode): readonly string[] => [
  unitCode,
  unitName.zh,
  windowNumber,
  code,
  ticket,
  expiresAt,
];

/** A table for a spreadsheet: with a byte order mark, or Excel takes the Chinese for something else. */
export const codesCsv = (codes: readonly IssuedCode[]): string =>
  `\ufeff${[heading, ...codes.map(rowOf)].map((row) => `${row.map(cellOf).join(",")}\r\n`).join("")}`;
