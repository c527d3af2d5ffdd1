import type { FastifyInstance } from "fastify";
import { officePaths } from "../../contract/office/office-paths.ts";
import { problem } from "../../contract/problems/problem.ts";
import { success } from "../../contract/result.ts";
import { changeFor, may } from "../accounts/admit-callers.ts";
import type { Centre } from "../centre.ts";
import { sendProblem } from "../http/send-problem.ts";
import { pictureOf } from "../roster/photos/picture-of.ts";
import { findPicture } from "../roster/pictures/find-picture.ts";
import { savePicture } from "../roster/pictures/save-picture.ts";

const mediaType = "application/octet-stream";
const mostPictureBytes = 2 * 1_024 * 1_024;

/**
 * `GET /office/v1/pictures/:hash`: the bytes. `POST /office/v1/pictures` with them as `application/octet-stream` stores
 * a picture of an idle page, JPG, PNG or WebP, and returns its hash.
 */
export const addOfficePicturesRoutes = (scope: FastifyInstance, { sql }: Centre): void => {
  scope.get<{ Params: { readonly hash: string } }>(
    `${officePaths.pictures}/:hash`,
    may("read-policy"),
    async (request, reply) => {
      const picture = await findPicture(sql, request.params.hash);
      if (!picture) return sendProblem(reply, problem("not-found"));
      reply.header("cache-control", "private, max-age=31536000, immutable");
      return reply.type(picture.mediaType).send(picture.bytes);
    },
  );
  scope.register(async (own) => {
    own.removeAllContentTypeParsers();
    own.addContentTypeParser(mediaType, { parseAs: "buffer" }, async (_request: unknown, body: Buffer) => body);
    const options = may("manage-policy", { bodyLimit: mostPictureBytes, config: { mediaType } });
    own.post<{ Body?: Buffer }>(officePaths.pictures, options, async (request, reply) => {
      const { body } = request;
      if (!body) return sendProblem(reply, problem("media-type-unsupported", { expected: mediaType }));
      const picture = pictureOf(body);
      if (!picture) return sendProblem(reply, problem("policy-picture-unfit", { field: "picture", file: "" }));
      const saved = await changeFor(
        sql,
        request,
        async (tx) => success(await savePicture(tx, picture)),
        (hash) => ({ action: "picture-stored", subject: { hash } }),
      );
      return saved.ok ? reply.code(201).send({ hash: saved.value }) : sendProblem(reply, saved.problem);
    });
  });
};
