import type { FastifyInstance } from "fastify";
import type { Scope } from "../../contract/office/accounts/permissions.ts";
import { FollowUpPhoto, followUpPhotoPath } from "../../contract/office/ratings/ratings.ts";
import { problem } from "../../contract/problems/problem.ts";
import { logLook } from "../accounts/access-log.ts";
import { callerOf, may, readFor } from "../accounts/admit-callers.ts";
import type { Centre } from "../centre.ts";
import type { Queries } from "../database/sql.ts";
import { refuseQuery } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";
import { readRating } from "./read-ratings.ts";

/** The bytes of a photo whose rating the scope has, once its shift is over; undefined for any other. */
const readPhoto = async (
  sql: Queries,
  atMs: number,
  scope: Scope,
  photo: FollowUpPhoto,
): Promise<Buffer | undefined> => {
  if (!(await readRating(sql, atMs, scope, photo))) return undefined;
  const { device, epoch, seq, number, place, size } = photo;
  const [row] = await sql<{ bytes: Buffer }[]>`
    select case when ${size === "small"} then small_bytes else bytes end as bytes
    from follow_up_photos join evidence_files on hash = file
    where (device, epoch, seq, number, place)
      = (${device}::uuid, ${epoch}::bigint, ${seq}::bigint, ${number}::smallint, ${place}::smallint)`;
  return row?.bytes;
};

/** A citizen's photo, for those who may read its rating. Each look is in the access log, also at the small copy. */
export const addFollowUpPhotoRoute = (scope: FastifyInstance, { sql, clock }: Centre): void => {
  scope.get(followUpPhotoPath, may("read-ratings"), async (request, reply) => {
    const asked = FollowUpPhoto.safeParse(request.query);
    if (!asked.success) return refuseQuery(reply, asked.error);
    const bytes = await readFor(sql, request, (tx, place) => readPhoto(tx, clock(), place, asked.data));
    if (!bytes) return sendProblem(reply, problem("not-found"));
    const { size: _, ...subject } = asked.data;
    await logLook(sql, callerOf(request), { action: "photo-read", subject });
    return reply.type("image/jpeg").send(bytes);
  });
};
