import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { runCommand } from "../../../build/electron-runtime/run-command.ts";

/** Prints a page on A4, as its style sheet for paper says, and reads the PDF: the text of each sheet. */
export const printPage = async (page: Page): Promise<readonly string[]> => {
  const folder = await mkdtemp(join(tmpdir(), "counterstar-print-"));
  const path = join(folder, "page.pdf");
  await page.pdf({ path, format: "A4", preferCSSPageSize: true });
  const read = await runCommand("pdftotext", ["-enc", "UTF-8", path, "-"]);
  await rm(folder, { recursive: true });
  if (read.exitCode !== 0) throw new Error(read.output);
  // Each sheet ends with a form feed.
  return read.stdout.split("\f").slice(0, -1);
};

/** Every number of a text, in order of size: "97.44%", "1,284", "+2.44", "2026". */
export const numbersIn = (text: string): readonly string[] =>
  [...text.matchAll(/[+-]?\d[\d,.]*%?/g)].map(([number]) => number.replace(/[.,]$/, "")).toSorted();
