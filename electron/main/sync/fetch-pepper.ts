import { parseJson } from "../../../contract/parse-json.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { PepperReply } from "../../../contract/sync/pepper.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { readSignedDocument, SignedText } from "../../../contract/sync/signed-text.ts";
import type { DeviceId } from "../../../contract/words.ts";
import { type Centre, problemIn } from "./centre-client.ts";

export interface PepperSource {
  readonly centre: Centre;
  readonly device: DeviceId;
  readonly isSignedByCentre: (signed: SignedText) => boolean;
}

/** This device's pepper, base64. Problems: those of the centre, `centre-answer-invalid` where it did not sign it. */
export const fetchPepper = async ({ centre, device, isSignedByCentre }: PepperSource): Promise<Result<string>> => {
  const answer = await centre.send({ method: "POST", path: syncPaths.pepper });
  if (!answer.ok) return answer;
  const { status, bytes } = answer.value;
  if (status !== 200) return failure(problemIn(answer.value) ?? notTheCentre(`HTTP ${status}`));
  const signed = SignedText.safeParse(parseJson(bytes.toString("utf8")));
  if (!signed.success || !isSignedByCentre(signed.data)) return failure(notTheCentre("pepper signature"));
  const reply = readSignedDocument(PepperReply, signed.data.text);
  const isOurs = reply.success && reply.data.device === device;
  return isOurs ? success(reply.data.pepper) : failure(notTheCentre("pepper"));
};

const notTheCentre = (reason: string) => problem("centre-answer-invalid", { reason });
