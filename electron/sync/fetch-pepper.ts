import { type Result, success } from "../../contract/result.ts";
import { PepperReply } from "../../contract/sync/enrolment.ts";
import { syncPaths } from "../../contract/sync/signature-profile.ts";
import { type CentreSource, signedReply } from "../wire/signed-reply.ts";

/** This device's pepper, base64. Problems: those of `signedReply`. */
export const fetchPepper = async (source: CentreSource): Promise<Result<string>> => {
  const reply = await signedReply(source, { method: "POST", path: syncPaths.pepper }, PepperReply, "pepper");
  return reply.ok ? success(reply.value.pepper) : reply;
};
