import type { FastifyInstance, FastifyRequest } from "fastify";
import { officePaths } from "../../contract/office/office-paths.ts";
import { ItemFile, ItemToProve } from "../../contract/office/rectification/item-files.ts";
import { problem } from "../../contract/problems/problem.ts";
import { callerOf, changeFor, may, readFor, scopeOfRequest } from "../accounts/admit-callers.ts";
import type { Centre } from "../centre.ts";
import type { Queries } from "../database/sql.ts";
import { encodePicture, mostMegabytes } from "../evidence/encode-picture.ts";
import { refuseQuery } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";
import { rolesAt } from "./acting-role.ts";
import { addItemFile, readItemFile } from "./item-files.ts";
import { type ItemPlace, placeOfItem } from "./place-of-item.ts";

const mediaType = "application/octet-stream";

/** Whether the sender rectifies the items of a place, and so proves it. */
const handles = async (sql: Queries, request: FastifyRequest, place: ItemPlace): Promise<boolean> =>
  (await rolesAt(sql, callerOf(request).grants, place))("rectified") !== undefined;

/** Pictures as evidence: those who rectify an item store them, and those who read it see them. */
export const addItemFilesRoutes = (app: FastifyInstance, { sql }: Centre): void => {
  app.get(officePaths.itemFile, may("read-items"), async (request, reply) => {
    const asked = ItemFile.safeParse(request.query);
    if (!asked.success) return refuseQuery(reply, asked.error);
    const { number, hash, size } = asked.data;
    const bytes = await readFor(sql, request, async (tx, scope) =>
      (await placeOfItem(tx, number, scope)) ? readItemFile(tx, number, hash, size === "small") : undefined,
    );
    if (!bytes) return sendProblem(reply, problem("not-found"));
    // A hash names these bytes alone.
    reply.header("cache-control", "private, max-age=31536000, immutable");
    return reply.type("image/jpeg").send(bytes);
  });
  app.register(async (own) => {
    own.removeAllContentTypeParsers();
    own.addContentTypeParser(mediaType, { parseAs: "buffer" }, async (_request: unknown, body: Buffer) => body);
    const options = may("step-items", { bodyLimit: mostMegabytes * 1_024 * 1_024, config: { mediaType } });
    own.post<{ Body?: Buffer }>(officePaths.itemFiles, options, async (request, reply) => {
      const asked = ItemToProve.safeParse(request.query);
      if (!asked.success) return refuseQuery(reply, asked.error);
      if (!request.body) return sendProblem(reply, problem("media-type-unsupported", { expected: mediaType }));
      const { number } = asked.data;
      const place = await placeOfItem(sql, number, scopeOfRequest(request));
      if (!place) return sendProblem(reply, problem("not-found"));
      if (!(await handles(sql, request, place))) return sendProblem(reply, problem("permission-missing"));
      const encoded = await encodePicture(request.body);
      if (!encoded.ok) return sendProblem(reply, encoded.problem);
      const stored = await changeFor(
        sql,
        request,
        (tx) => addItemFile(tx, number, encoded.value, callerOf(request).shownName),
        (hash) => ({ action: "item-file-stored", subject: { item: number, hash } }),
      );
      return stored.ok ? reply.code(201).send({ hash: stored.value }) : sendProblem(reply, stored.problem);
    });
  });
};
