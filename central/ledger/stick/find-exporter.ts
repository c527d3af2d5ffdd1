import type { ExportHeader } from "../../../contract/audit/export-file.ts";
import { readPublicKey } from "../../../contract/node/signed-text.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { Sql } from "../../database/sql.ts";
import type { Device } from "../../http/admit-devices.ts";

/**
 * The enrolled device that wrote an export. Errors: export-not-of-device, device-unknown, device-revoked,
 * export-key-other.
 */
export const findExporter = async (
  sql: Sql,
  { device, devicePublicKey, exportedBy }: ExportHeader,
): Promise<Result<Device>> => {
  if (exportedBy !== "device") return failure(problem("export-not-of-device"));
  const [row] = await sql<{ publicKey: Buffer; isRevoked: boolean }[]>`
    select public_key as "publicKey", revoked_at is not null as "isRevoked" from devices where id = ${device}`;
  const key = row && readPublicKey(row.publicKey);
  if (!row || !key) return failure(problem("device-unknown"));
  if (row.isRevoked) return failure(problem("device-revoked"));
  const isItsOwn = row.publicKey.toString("base64") === devicePublicKey;
  return isItsOwn ? success({ id: device, key }) : failure(problem("export-key-other"));
};
