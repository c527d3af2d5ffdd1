import type { FastifyInstance } from "fastify";
import { officePaths } from "../../contract/office/office.ts";
import { problem } from "../../contract/problems/problem.ts";
import type { Centre } from "../centre.ts";
import { savePicture } from "../office-records/save-picture.ts";
import { findPicture } from "../pictures/find-picture.ts";
import { sendProblem } from "../problems/send-problem.ts";
import { pictureOf } from "../roster/photos/picture-of.ts";

const mostPictureBytes = 2 * 1_024 * 1_024;

/**
 * `GET /office/v1/pictures/:hash`: the bytes. `POST /office/v1/pictures` with them as `application/octet-stream` keeps a
 * picture of an idle page, JPG, PNG or WebP, and says its hash. The scope lets nobody in without the office key.
 */
export const addOfficePicturesRoutes = (scope: FastifyInstance, { sql }: Centre): void => {
  scope.get<{ Params: { readonly hash: string } }>(`${officePaths.pictures}/:hash`, async (request, reply) => {
    const picture = await findPicture(sql, request.params.hash);
    if (!picture) return sendProblem(reply, problem("not-found"));
    reply.header("cache-control", "private, max-age=31536000, immutable");
    return reply.type(picture.mediaType).send(picture.bytes);
  });
  scope.register(async (own) => {
    own.addContentTypeParser(
      "application/octet-stream",
      { parseAs: "buffer" },
      async (_request: unknown, body: Buffer) => body,
    );
    own.post<{ Body: unknown }>(officePaths.pictures, { bodyLimit: mostPictureBytes }, async ({ body }, reply) => {
      const picture = Buffer.isBuffer(body) ? pictureOf(body) : undefined;
      if (!picture) return sendProblem(reply, problem("policy-picture-unfit", { field: "picture", file: "" }));
      const hash = await sql.begin((transaction) => savePicture(transaction, picture));
      return reply.code(201).send({ hash });
    });
  });
};
