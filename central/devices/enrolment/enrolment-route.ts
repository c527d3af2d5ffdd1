import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { publicKeyDer, readPublicKey } from "../../../contract/node/signed-text.ts";
import { parseJson } from "../../../contract/parse-json.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { type EnrolmentReply, EnrolmentRequest } from "../../../contract/sync/enrolment.ts";
import { enrolmentKeyId, syncPaths } from "../../../contract/sync/signature-profile.ts";
import type { Centre } from "../../centre.ts";
import { authenticateHeaders, bodyOf, type FindCaller, isBodyAsSigned } from "../../http/authenticate.ts";
import { problemOfInput } from "../../http/refuse-input.ts";
import { countRefusedGuesses, type RefusedGuesses } from "../../http/refused-guesses.ts";
import { sendProblem } from "../../http/send-problem.ts";
import { addFreshNonce, exchangeInAnswer, type Nonces } from "../../http/signed-scope.ts";
import { pepperOf } from "../../keys/pepper.ts";
import { type Applicant, enrolDevice } from "./enrol-device.ts";

/** The request must be signed with the key that its body names. */
const findApplicant =
  (body: Buffer): FindCaller<Applicant> =>
  async (keyId) => {
    if (keyId !== enrolmentKeyId) return failure(problem("signature-wrong"));
    const read = EnrolmentRequest.safeParse(parseJson(body.toString("utf8")));
    if (!read.success) return failure(problemOfInput(read.error, "body"));
    const { code, publicKey, appVersion } = read.data;
    const key = readPublicKey(Buffer.from(publicKey, "base64"));
    if (key === undefined) return failure(problem("request-invalid", { field: "publicKey" }));
    return success({ key, who: { code, publicKeyDer: publicKeyDer(key), appVersion } });
  };

const enrol = async (
  centre: Centre & Nonces,
  wrongCodes: RefusedGuesses,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Result<EnrolmentReply>> => {
  if (!isBodyAsSigned(request)) return failure(problem("content-digest-wrong"));
  const spendNonce = async (nonce: string) => (await exchangeInAnswer(centre, reply, { nonce })).isValid;
  const applicant = await authenticateHeaders(request, findApplicant(bodyOf(request)), spendNonce);
  if (!applicant.ok) return applicant;
  const device = await enrolDevice(centre, applicant.value);
  if (!device.ok) {
    // 60 random bits cannot be guessed: a valid code never waits because of wrong ones from the same address.
    const waitSeconds = wrongCodes.secondsToWait(request.ip);
    if (waitSeconds > 0) return failure(problem("too-many-requests", { waitSeconds }));
    wrongCodes.count(request.ip);
    return device;
  }
  const pepper = pepperOf(centre.pepperRoot, device.value);
  return success({ device: device.value, centrePublicKey: centre.signer.publicKeyBase64, pepper });
};

/** `POST /v1/enrolment`: exchanges a one-time code and a public key for a device id. */
export const addEnrolmentRoute = (scope: FastifyInstance, centre: Centre & Nonces): void => {
  const wrongCodes = countRefusedGuesses(centre.clock);
  scope.post(syncPaths.enrolment, { bodyLimit: 4096 }, async (request, reply) => {
    const enrolled = await enrol(centre, wrongCodes, request, reply);
    await addFreshNonce(centre, reply);
    if (!enrolled.ok) return sendProblem(reply, enrolled.problem);
    request.log.info({ device: enrolled.value.device }, "device enrolled");
    return reply.send(enrolled.value);
  });
};
