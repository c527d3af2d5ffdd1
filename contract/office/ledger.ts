import { z } from "zod";
import { LocalText } from "../words.ts";

/** One thing that was found, as `sentenceOf` says it. */
export const Finding = z.strictObject({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type Finding = z.infer<typeof Finding>;

/** The largest export that is taken over the page, MiB. */
export const mostImportMib = 512;

/**
 * `POST /office/v1/imports`, the bytes of a device's export as `application/octet-stream`. 200; whatever
 * `npm run centre -- import-export` says of a file that it does not take, and `export-too-large`. The same file again is 200 too.
 */
export const ImportOutcome = z.strictObject({
  device: z.string(),
  unitName: LocalText,
  windowNumber: z.string(),
  /** Entries that the centre holds up to the receipts. */
  entries: z.int(),
  /** Of the device's history and of parts that were not taken. */
  findings: z.array(Finding),
  /** The text of the file to carry back; null where nothing was taken. */
  receipt: z.string().nullable(),
});
export type ImportOutcome = z.infer<typeof ImportOutcome>;
