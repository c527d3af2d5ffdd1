import type { KeyObject } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { DeviceId } from "../../contract/words.ts";
import type { Centre } from "../centre.ts";
import { readPublicKey } from "../keys/verify-text.ts";
import { authenticate, type FindCaller } from "./authenticate.ts";

/** An enrolled device, as the database knows it. */
export interface Device {
  readonly id: DeviceId;
  readonly key: KeyObject;
}

const unknown = failure(problem("device-unknown"));

const findDevice =
  ({ sql }: Centre): FindCaller<Device> =>
  async (keyId) => {
    if (!DeviceId.safeParse(keyId).success) return unknown;
    const [row] = await sql<{ id: DeviceId; publicKey: Buffer }[]>`
      select id, public_key as "publicKey" from devices where id = ${keyId}`;
    const key = row && readPublicKey(row.publicKey);
    return row && key ? success({ key, who: { id: row.id, key } }) : unknown;
  };

/** The enrolled device that signed this request. Errors: those of `authenticate`, and device-unknown. */
export const authenticateDevice = (centre: Centre, request: FastifyRequest): Promise<Result<Device>> =>
  authenticate(centre, request, findDevice(centre));
