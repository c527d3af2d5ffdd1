import { startVerifier, type Verification } from "../../../contract/audit/verify-export.ts";
import type { DeviceId } from "../../../contract/words.ts";
import type { Sql } from "../../database/sql.ts";
import type { Signer } from "../../keys/signing-key.ts";
import { nodeVerifier } from "./node-verifier.ts";
import { writeExport } from "./write-export.ts";

/**
 * Verifies the stored ledger of a device: the result is that of its export, without a file. Undefined where there is no
 * such device.
 */
export const verifyStored = async (
  sql: Sql,
  { device, signer, at }: { readonly device: DeviceId; readonly signer: Signer; readonly at: Date },
): Promise<Verification | undefined> => {
  const verifier = startVerifier(nodeVerifier(signer.publicKeyBase64));
  const header = await writeExport(sql, {
    device,
    signer,
    exportedAt: at,
    take: (lines) => lines.forEach(verifier.take),
  });
  return header && verifier.finish();
};
