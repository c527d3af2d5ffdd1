import type { FastifyInstance } from "fastify";
import { problem } from "../../../contract/problems/problem.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import type { Centre } from "../../centre.ts";
import { sendProblem } from "../../http/send-problem.ts";
import { findPicture } from "./find-picture.ts";

/** `GET /v1/pictures/:hash`: the bytes whose SHA-256 is the name, so they never change. */
export const addPicturesRoute = (scope: FastifyInstance, centre: Centre): void => {
  scope.get<{ Params: { readonly hash: string } }>(`${syncPaths.pictures}/:hash`, async (request, reply) => {
    const picture = await findPicture(centre.sql, request.params.hash);
    if (!picture) return sendProblem(reply, problem("not-found"));
    reply.header("cache-control", "private, max-age=31536000, immutable");
    return reply.type(picture.mediaType).send(picture.bytes);
  });
};
