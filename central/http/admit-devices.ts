import type { KeyObject } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { readPublicKey } from "../../contract/node/signed-text.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { DeviceId } from "../../contract/words.ts";
import type { Centre } from "../centre.ts";
import { authenticateHeaders, type FindCaller, isBodyAsSigned } from "./authenticate.ts";
import { gather } from "./gather.ts";
import { sendProblem } from "./send-problem.ts";
import { addFreshNonce, type Nonces, spendNonce } from "./signed-scope.ts";

/** An enrolled device, as stored in the database. */
export interface Device {
  readonly id: DeviceId;
  readonly key: KeyObject;
}

interface Known extends Device {
  readonly isRevoked: boolean;
}

const unknown = failure(problem("device-unknown"));

interface StoredKey {
  readonly id: DeviceId;
  readonly publicKey: Buffer;
  readonly isRevoked: boolean;
}

/** The keys of these devices, in their order; undefined for an unknown one. */
const storedKeys = async ({ sql }: Centre, ids: readonly DeviceId[]): Promise<readonly (StoredKey | undefined)[]> => {
  const rows = await sql<StoredKey[]>`
    select id, public_key as "publicKey", revoked_at is not null as "isRevoked"
    from devices where id = any (${ids}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id));
};

/** Finds devices, those of simultaneous requests in one statement. */
const deviceFinder = (centre: Centre): FindCaller<Known> => {
  const findKey = gather((ids: readonly DeviceId[]) => storedKeys(centre, ids));
  return async (keyId) => {
    const id = DeviceId.safeParse(keyId);
    if (!id.success) return unknown;
    const row = await findKey(id.data);
    const key = row && readPublicKey(row.publicKey);
    return row && key ? success({ key, who: { id: row.id, key, isRevoked: row.isRevoked } }) : unknown;
  };
};

const authenticateDevice = async (
  find: FindCaller<Known>,
  nonces: Nonces,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Result<Device>> => {
  const known = await authenticateHeaders(request, find, spendNonce(nonces, reply));
  if (!known.ok) return known;
  const { isRevoked, ...device } = known.value;
  if (!isRevoked) return success(device);
  request.log.warn({ device: device.id }, "revoked device refused");
  return failure(problem("device-revoked"));
};

const admitted = new WeakMap<object, Device>();

/** The enrolled device that signed this request. Only in a scope that `admitDevices` guards. */
export const deviceOf = (request: object): Device => {
  const device = admitted.get(request);
  if (!device) throw new Error("a route of devices outside of their scope");
  return device;
};

/**
 * Admits only requests of enrolled devices to a scope. All checks come before the body is read, so that a stranger
 * cannot fill memory; only the comparison of the body with its digest has to wait. Errors: those of
 * `authenticateHeaders`, device-unknown, content-digest-wrong, and device-revoked, which only the device itself
 * receives.
 */
export const admitDevices = (scope: FastifyInstance, centre: Centre & Nonces): void => {
  const find = deviceFinder(centre);
  scope.addHook("onRequest", async (request, reply) => {
    const device = await authenticateDevice(find, centre, request, reply);
    await addFreshNonce(centre, reply);
    if (!device.ok) return sendProblem(reply, device.problem);
    admitted.set(request, device.value);
  });
  scope.addHook("preHandler", async (request, reply) => {
    if (!isBodyAsSigned(request)) return sendProblem(reply, problem("content-digest-wrong"));
  });
};
