import type { KeyObject } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { readPublicKey } from "../../contract/node/signed-text.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { DeviceId } from "../../contract/words.ts";
import type { Centre } from "../centre.ts";
import { authenticateHeaders, type Caller, type FindCaller, isBodyAsSigned } from "./authenticate.ts";
import { gather } from "./gather.ts";
import { sendProblem } from "./send-problem.ts";
import { addFreshNonce, exchangeInAnswer, type Nonces } from "./signed-scope.ts";

/** An enrolled device, as stored in the database. */
export interface Device {
  readonly id: DeviceId;
  readonly key: KeyObject;
}

const unknown = failure(problem("device-unknown"));

interface StoredKey {
  readonly id: DeviceId;
  readonly publicKey: Buffer;
}

/** The keys of these devices, in their order; undefined for an unknown one. */
const storedKeys = async ({ sql }: Centre, ids: readonly DeviceId[]): Promise<readonly (StoredKey | undefined)[]> => {
  const rows = await sql<StoredKey[]>`
    select id, public_key as "publicKey" from devices where id = any (${ids}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id));
};

/** The most keys in memory: those of a large city's kiosks. */
const mostKeys = 25_000;

/**
 * Finds devices, those of simultaneous requests in one statement, and keeps their keys, which never change. Whether a
 * device is revoked is asked each time, with its nonce.
 */
const deviceFinder = (centre: Centre): FindCaller<Device> => {
  const findKey = gather((ids: readonly DeviceId[]) => storedKeys(centre, ids));
  const known = new Map<string, Caller<Device>>();
  return async (keyId) => {
    const found = known.get(keyId);
    if (found) return success(found);
    const id = DeviceId.safeParse(keyId);
    if (!id.success) return unknown;
    const row = await findKey(id.data);
    const key = row && readPublicKey(row.publicKey);
    if (!row || !key) return unknown;
    const caller = { key, who: { id: row.id, key } };
    if (known.size === mostKeys) known.clear();
    known.set(keyId, caller);
    return success(caller);
  };
};

const authenticateDevice = async (
  find: FindCaller<Device>,
  nonces: Nonces,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Result<Device>> => {
  let isRevoked: boolean | undefined;
  const device = await authenticateHeaders(request, find, async (nonce, { id }) => {
    const exchanged = await exchangeInAnswer(nonces, reply, { nonce, device: id });
    isRevoked = exchanged.isRevoked;
    return exchanged.isValid;
  });
  if (!device.ok || isRevoked === false) return device;
  // Its key is known from before: an older database was restored meanwhile.
  if (isRevoked === undefined) return unknown;
  request.log.warn({ device: device.value.id }, "revoked device refused");
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
