import { randomUUID } from "node:crypto";
import { fingerprintOf } from "../../../contract/node/fingerprint.ts";
import type { WindowKey } from "../../../contract/office/devices/enrolment-codes.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { DeviceId } from "../../../contract/words.ts";
import type { Centre } from "../../centre.ts";
import type { Tx } from "../../database/sql.ts";
import { touchDevice } from "../../figures/roll-up/touch-days.ts";
import { replaceDevice } from "../revoke-device.ts";
import { hashOfCode } from "./enrolment-code.ts";

export interface Applicant {
  readonly code: string;
  /** SubjectPublicKeyInfo in DER; the request has proved possession of the private key. */
  readonly publicKeyDer: Buffer;
  readonly appVersion: string;
}

interface CodeRow extends WindowKey {
  readonly expiresAt: Date;
  readonly usedBy: DeviceId | null;
  readonly replaces: DeviceId | null;
}

const refused = failure(problem("enrolment-code-refused"));

const lockCode = async (tx: Tx, code: string): Promise<CodeRow | undefined> => {
  const [row] = await tx<CodeRow[]>`
    select unit_code as "unitCode", window_number as "windowNumber", expires_at as "expiresAt", used_by as "usedBy",
      replaces
    from enrolment_codes where code_hash = ${hashOfCode(code)} and revoked_at is null for update`;
  return row;
};

/** The same key and code again is a retry after a lost answer; a used code lifts no revocation. */
const isRepetition = async (tx: Tx, device: DeviceId, publicKeyDer: Buffer): Promise<boolean> => {
  const rows = await tx`select from devices
    where id = ${device} and public_key = ${publicKeyDer} and revoked_at is null`;
  return rows.length > 0;
};

/**
 * A known key is the same device, at another window or after a revocation: its ledger continues, and its backlog is
 * uploaded.
 */
const saveDevice = async (
  tx: Tx,
  { clock, signer }: Centre,
  { publicKeyDer, appVersion }: Applicant,
  window: WindowKey,
): Promise<DeviceId | undefined> => {
  const fingerprint = fingerprintOf({
    devicePublicKey: publicKeyDer.toString("base64"),
    centrePublicKey: signer.publicKeyBase64,
  });
  const [row] = await tx<{ id: DeviceId }[]>`
    insert into devices (id, public_key, fingerprint, app_version, unit_code, window_number, enrolled_at)
    values (${randomUUID()}, ${publicKeyDer}, ${fingerprint}, ${appVersion}, ${window.unitCode},
      ${window.windowNumber}, ${new Date(clock())})
    on conflict (public_key) do update set app_version = excluded.app_version, unit_code = excluded.unit_code,
      window_number = excluded.window_number, enrolled_at = excluded.enrolled_at, revoked_at = null, replaced_by = null,
      reinstated_at = case when devices.revoked_at is null then devices.reinstated_at else excluded.enrolled_at end
    returning id`;
  return row?.id;
};

/**
 * Spends a code and returns the device's id; the same id again for the same code and key. Revokes the device that the
 * code replaces.
 * Errors: enrolment-code-refused where the code is unknown, revoked, expired or spent by another key.
 */
export const enrolDevice = (centre: Centre, applicant: Applicant): Promise<Result<DeviceId>> =>
  centre.sql.begin(async (tx): Promise<Result<DeviceId>> => {
    const row = await lockCode(tx, applicant.code);
    if (row === undefined) return refused;
    if (row.usedBy !== null) {
      return (await isRepetition(tx, row.usedBy, applicant.publicKeyDer)) ? success(row.usedBy) : refused;
    }
    const now = centre.clock();
    if (row.expiresAt.getTime() <= now) return refused;
    const device = await saveDevice(tx, centre, applicant, row);
    if (device === undefined) throw new Error("the database returned no device");
    await tx`
      update enrolment_codes set used_at = ${new Date(now)}, used_by = ${device}
      where code_hash = ${hashOfCode(applicant.code)}`;
    // It may stand at another window now, or be reinstated.
    await touchDevice(tx, device, new Date(now));
    if (row.replaces !== null) await replaceDevice(tx, row.replaces, device, new Date(now));
    return success(device);
  });
