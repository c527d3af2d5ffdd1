import type { z } from "zod";
import { parseJson } from "../../contract/parse-json.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { readSignedDocument, SignedText } from "../../contract/sync/signed-text.ts";
import type { DeviceId } from "../../contract/words.ts";
import { type Centre, type CentreRequest, problemIn } from "./centre-client.ts";

export interface CentreSource {
  readonly centre: Centre;
  readonly device: DeviceId;
  readonly isSignedByCentre: (signed: SignedText) => boolean;
}

/**
 * The centre's answer to a question, checked: signed by the centre and meant for this device. `what` names it in a
 * problem. Problems: those of the centre, `centre-answer-invalid` for everything else.
 */
export const signedReply = async <Reply extends { readonly device: DeviceId }>(
  { centre, device, isSignedByCentre }: CentreSource,
  request: CentreRequest,
  schema: z.ZodType<Reply>,
  what: string,
): Promise<Result<Reply>> => {
  const answer = await centre.send(request);
  if (!answer.ok) return answer;
  const { status, bytes } = answer.value;
  if (status !== 200) return failure(problemIn(answer.value) ?? notTheCentre(`HTTP ${status}`));
  const signed = SignedText.safeParse(parseJson(bytes.toString("utf8")));
  if (!signed.success || !isSignedByCentre(signed.data)) return failure(notTheCentre(`${what} signature`));
  const reply = readSignedDocument(schema, signed.data.text);
  return reply.success && reply.data.device === device ? success(reply.data) : failure(notTheCentre(what));
};

const notTheCentre = (reason: string) => problem("centre-answer-invalid", { reason });
