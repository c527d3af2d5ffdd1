import { z } from "zod";
import { Sha256Hex } from "../words.ts";
import type { InputSchemasOf } from "./inputs.ts";
import type { NetworkSettingsRequests } from "./network-settings.ts";

const File = z.strictObject({ file: z.string().min(1).max(1_000) });

/** Checked by main on every call. */
export const networkSettingsInputSchemas: InputSchemasOf<NetworkSettingsRequests> = {
  networkSettings: z.undefined(),
  setProxy: z.strictObject({ address: z.string().max(400).nullable() }),
  findCertificateFiles: z.undefined(),
  readCertificateFile: File,
  trustCertificates: File.extend({ sha256: Sha256Hex }),
  removeCertificates: z.undefined(),
};
