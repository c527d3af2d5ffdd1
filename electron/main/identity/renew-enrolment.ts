import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { Fetch } from "../../wire/centre-client.ts";
import type { Identity } from "../../wire/identity.ts";
import { privateKeyFrom } from "../../wire/key-pair.ts";
import { enrol } from "./enrol.ts";

/**
 * Spends a new code at the device's own centre with the key that it has: after a revocation, or for another window. Key,
 * ledger and identity stay. Asks once: IT is at the screen and may ask again. Problems: `enrolment-code-refused`,
 * `too-many-requests`, `centre-unreachable` and others of a request to the centre; `enrolled-otherwise` where the centre
 * does not know the key, and has made a new device of it.
 */
export const renewEnrolment = async (
  { device, centreUrl, centrePublicKey, privateKey }: Identity,
  code: string,
  parts: { readonly appVersion: string; readonly fetch: Fetch },
): Promise<Result<null>> => {
  const reply = await enrol({ ...parts, centreUrl, code, privateKey: privateKeyFrom(privateKey) });
  if (!reply.ok) {
    const { code: found, facts } = reply.problem;
    return found === "enrolment-unreachable" ? failure(problem("centre-unreachable", facts)) : reply;
  }
  const isOwn = reply.value.device === device && reply.value.centrePublicKey === centrePublicKey;
  return isOwn ? success(null) : failure(problem("enrolled-otherwise"));
};
