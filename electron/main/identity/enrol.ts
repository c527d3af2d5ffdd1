import type { KeyObject } from "node:crypto";
import { readPublicKey } from "../../../contract/node/signed-text.ts";
import { parseJson } from "../../../contract/parse-json.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { EnrolmentReply, type EnrolmentRequest } from "../../../contract/sync/enrolment.ts";
import { enrolmentKeyId, syncPaths } from "../../../contract/sync/signature-profile.ts";
import { type CentreResponse, centreAt, type Fetch, problemIn } from "../../wire/centre-client.ts";
import { publicKeyText } from "../../wire/key-pair.ts";

export interface Enrolment {
  readonly centreUrl: string;
  readonly code: string;
  readonly privateKey: KeyObject;
  readonly appVersion: string;
  /** Of each request; 20 s by default. */
  readonly timeoutMs?: number;
  /** The same as for other requests to the centre. */
  readonly fetch?: Fetch;
}

/**
 * Proves possession of the key and exchanges the one-time code for a device id. Idempotent for one key.
 * `enrolment-unreachable` replaces `centre-unreachable`: there are no stored ratings to mention, and IT is at the
 * screen and can repair the network.
 */
export const enrol = async (enrolment: Enrolment): Promise<Result<EnrolmentReply>> => {
  const { centreUrl, privateKey, timeoutMs = 20_000, code, appVersion, fetch = globalThis.fetch } = enrolment;
  const centre = centreAt({ url: centreUrl, keyId: enrolmentKeyId, privateKey, timeoutMs, fetch });
  const request: EnrolmentRequest = { code, publicKey: publicKeyText(privateKey), appVersion };
  const answer = await centre.send({
    method: "POST",
    path: syncPaths.enrolment,
    headers: { "content-type": "application/json" },
    body: new TextEncoder().encode(JSON.stringify(request)),
  });
  if (answer.ok) return readReply(answer.value);
  const { code: found, facts } = answer.problem;
  return failure(found === "centre-unreachable" ? problem("enrolment-unreachable", facts) : answer.problem);
};

const readReply = (answer: CentreResponse): Result<EnrolmentReply> => {
  const refused = problemIn(answer);
  if (refused) return failure(refused);
  const reply = EnrolmentReply.safeParse(parseJson(answer.bytes.toString("utf8")));
  const isAnswer = (answer.status === 200 || answer.status === 201) && reply.success;
  // The centre's key is pinned permanently: without a valid one no receipt could ever be checked.
  return isAnswer && readPublicKey(Buffer.from(reply.data.centrePublicKey, "base64"))
    ? success(reply.data)
    : failure(problem("enrolment-answer-invalid", { reason: `HTTP ${answer.status}` }));
};
