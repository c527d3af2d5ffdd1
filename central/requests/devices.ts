import type { KeyObject } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { readPublicKey } from "../../contract/node/public-key.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { DeviceId } from "../../contract/words.ts";
import type { Centre } from "../centre.ts";
import { authenticate, type FindCaller } from "./authenticate.ts";

/** An enrolled device, as the database knows it. */
export interface Device {
  readonly id: DeviceId;
  readonly key: KeyObject;
}

interface Known extends Device {
  readonly isRevoked: boolean;
}

const unknown = failure(problem("device-unknown"));

const findDevice =
  ({ sql }: Centre): FindCaller<Known> =>
  async (keyId) => {
    if (!DeviceId.safeParse(keyId).success) return unknown;
    const [row] = await sql<{ id: DeviceId; publicKey: Buffer; isRevoked: boolean }[]>`
      select id, public_key as "publicKey", revoked_at is not null as "isRevoked" from devices where id = ${keyId}`;
    const key = row && readPublicKey(row.publicKey);
    return row && key ? success({ key, who: { id: row.id, key, isRevoked: row.isRevoked } }) : unknown;
  };

/**
 * The enrolled device that signed this request. Errors: those of `authenticate`, device-unknown, and device-revoked, which
 * only the device itself is told.
 */
export const authenticateDevice = async (centre: Centre, request: FastifyRequest): Promise<Result<Device>> => {
  const known = await authenticate(centre, request, findDevice(centre));
  if (!known.ok) return known;
  const { isRevoked, ...device } = known.value;
  if (!isRevoked) return success(device);
  request.log.warn({ device: device.id }, "revoked device refused");
  return failure(problem("device-revoked"));
};
