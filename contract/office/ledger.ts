import { z } from "zod";
import { LocalText } from "../words.ts";

/** One finding, in the words of `sentenceOf`. */
export const Finding = z.strictObject({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type Finding = z.infer<typeof Finding>;

/** The largest export that the page accepts, MiB. */
export const mostImportMib = 512;

/**
 * `POST /office/v1/imports`, the bytes of a device's export as `application/octet-stream`. 200; the problems of `npm
 * run centre -- import-export` for a file that is refused, and `export-too-large`. The same file again is 200 too.
 */
export const ImportOutcome = z.strictObject({
  device: z.string(),
  unitName: LocalText,
  windowNumber: z.string(),
  /** Entries that the centre has stored up to the receipts. */
  entries: z.int(),
  /** Findings about the device's history and about refused parts. */
  findings: z.array(Finding),
  /** The content of the receipt file for the device; null where nothing was imported. */
  receipt: z.string().nullable(),
});
export type ImportOutcome = z.infer<typeof ImportOutcome>;
