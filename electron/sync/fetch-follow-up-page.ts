import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { FollowUpPage } from "../../contract/sync/follow-up-page.ts";
import { followUpPath } from "../../contract/sync/signature-profile.ts";
import type { Sha256Hex } from "../../contract/words.ts";
import { type CentreSource, signedReply } from "../wire/signed-reply.ts";

/** Whether the page behind a code was opened. Problems: those of `signedReply`; `not-found` from an older centre. */
export const fetchFollowUpPage = async (
  source: CentreSource,
  followUpHash: Sha256Hex,
): Promise<Result<{ readonly isOpened: boolean }>> => {
  const request = { method: "GET", path: followUpPath(followUpHash) } as const;
  const reply = await signedReply(source, request, FollowUpPage, "follow-up page");
  if (!reply.ok) return reply;
  if (reply.value.followUpHash !== followUpHash) return failure(problem("centre-answer-invalid", { reason: "hash" }));
  return success({ isOpened: reply.value.isOpened });
};
