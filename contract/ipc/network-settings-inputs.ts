import { z } from "zod";
import { Sha256Hex } from "../words.ts";

const File = z.strictObject({ file: z.string().min(1).max(1_000) });

/** Validated by main on every call. */
export const networkSettingsInputSchemas = {
  networkSettings: z.undefined(),
  /** As typed; null for none. */
  setProxy: z.strictObject({ address: z.string().max(400).nullable() }),
  findCertificateFiles: z.undefined(),
  readCertificateFile: File,
  /** `sha256` of the file: only certificates that were shown can be trusted. */
  trustCertificates: File.extend({ sha256: Sha256Hex }),
  removeCertificates: z.undefined(),
};
