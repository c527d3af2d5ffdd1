import type { FastifyInstance } from "fastify";
import {
  CommentDecision,
  CommentsQuery,
  commentDecisionsPath,
  commentKey,
  commentsQuestion,
  type OfficeComments,
} from "../../contract/office/public/comments.ts";
import { changeFor, lookFor, may, scopeOfRequest } from "../accounts/admit-callers.ts";
import type { Centre } from "../centre.ts";
import type { Sql } from "../database/sql.ts";
import { refuseBody, refuseQuery } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";
import { personOf } from "./cards-routes.ts";
import { decideComment, subjectOf } from "./public-comments.ts";
import { readComments } from "./read-comments.ts";
import { arePersonal } from "./refuse-personal-data.ts";

/** By the roster of the whole office, which a unit's leader does not read. */
const withPersonal = async (sql: Sql, comments: OfficeComments): Promise<OfficeComments> => ({
  ...comments,
  rows: await Promise.all(
    comments.rows.map(async (row) => ({
      ...row,
      isPersonal: (await arePersonal(sql, row.unitCode, [row.text])).some(Boolean),
    })),
  ),
});

/** The comments with 公开同意: the unit's leader or the city office shows or hides each. Each look is in the access log. */
export const addCommentsRoutes = (app: FastifyInstance, { sql, clock }: Centre): void => {
  app.get(commentsQuestion.path, may("manage-column"), async (request, reply) => {
    const asked = CommentsQuery.safeParse(request.query);
    if (!asked.success) return refuseQuery(reply, asked.error);
    const { after: _, ...subject } = asked.data;
    const comments = await lookFor(
      sql,
      request,
      { action: "public-comments-read", subject },
      (tx, scope) => readComments(tx, asked.data, scope, clock()),
      ({ rows }) => ({ keys: rows.map(commentKey), newest: null }),
    );
    return withPersonal(sql, comments);
  });
  app.post(commentDecisionsPath, may("manage-column"), async (request, reply) => {
    const asked = CommentDecision.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const { reason } = asked.data;
    const taken = { by: personOf(request), at: new Date(clock()) };
    const done = await changeFor(
      sql,
      request,
      (tx) => decideComment(tx, asked.data, scopeOfRequest(request), taken),
      () => ({
        action: reason === null ? "public-comment-shown" : "public-comment-hidden",
        subject: { ...subjectOf(asked.data), ...(reason !== null && { reason }) },
      }),
    );
    return done.ok ? reply.code(204).send() : sendProblem(reply, done.problem);
  });
};
