import type { FastifyInstance, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Permission } from "../../contract/office/accounts/permissions.ts";
import {
  CardsQuery,
  CardToApprove,
  CardToEnd,
  CardToSend,
  cardApprovalsPath,
  cardReturnsPath,
  cardSubmissionsPath,
  cardsQuestion,
  cardWithdrawalsPath,
  type OfficeCards,
} from "../../contract/office/public/cards.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure } from "../../contract/result.ts";
import { accountIdOf, callerOf, changeFor, may, readFor, scopeOfRequest } from "../accounts/admit-callers.ts";
import { isPlaceWithin, isWithin } from "../accounts/within-scope.ts";
import type { Centre } from "../centre.ts";
import type { Sql } from "../database/sql.ts";
import { refuseBody, refuseQuery } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";
import { findCard, moveCard, type Person, sendCard } from "./public-cards.ts";
import { readCards } from "./read-cards.ts";
import { arePersonal } from "./refuse-personal-data.ts";

/** The limit of a body, bytes: its texts in the longest encoding. */
const mostBytes = 16 * 1_024;

export const personOf = (request: FastifyRequest): Person => ({
  account: accountIdOf(request),
  name: callerOf(request).shownName,
});

/** By the roster of the whole office, which a unit's leader does not read. */
const withWithheld = async (sql: Sql, cards: OfficeCards): Promise<OfficeCards> => ({
  ...cards,
  rows: await Promise.all(
    cards.rows.map(async (row) => {
      if (row.state !== "approved") return row;
      return {
        ...row,
        isWithheld: (await arePersonal(sql, row.unitCode, [row.title, row.said, row.changed])).some(Boolean),
      };
    }),
  ),
});

interface Move {
  readonly path: string;
  readonly may: Permission;
  readonly kind: "approved" | "returned" | "withdrawn";
  readonly body: z.ZodType<{ readonly card: string; readonly seen: number; readonly reason?: string }>;
}

const moves: readonly Move[] = [
  { path: cardApprovalsPath, may: "approve-cards", kind: "approved", body: CardToApprove },
  { path: cardReturnsPath, may: "approve-cards", kind: "returned", body: CardToEnd },
  { path: cardWithdrawalsPath, may: "manage-column", kind: "withdrawn", body: CardToEnd },
];

const addMoveRoute = (app: FastifyInstance, { sql, clock }: Centre, { path, kind, body, ...move }: Move): void => {
  app.post(path, may(move.may, { bodyLimit: mostBytes }), async (request, reply) => {
    const asked = body.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const { card: id, seen, ...more } = asked.data;
    const taken = { by: personOf(request), at: new Date(clock()) };
    const done = await changeFor(
      sql,
      request,
      async (tx) => {
        const found = await findCard(tx, id);
        if (!found || !isWithin(scopeOfRequest(request), { unitCode: found.unitCode, windowNumber: null }))
          return failure(problem("not-found"));
        return moveCard(tx, { id, seen, found }, { kind, ...more }, taken);
      },
      () => ({ action: `card-${kind}`, subject: { card: id } }),
    );
    return done.ok ? reply.code(204).send() : sendProblem(reply, done.problem);
  });
};

/** 你说我改: written by the leader of a unit, approved or returned by the city office, withdrawn by both. */
export const addCardsRoutes = (app: FastifyInstance, centre: Centre): void => {
  const { sql, clock } = centre;
  app.get(cardsQuestion.path, may("manage-column"), async (request, reply) => {
    const asked = CardsQuery.safeParse(request.query);
    if (!asked.success) return refuseQuery(reply, asked.error);
    return withWithheld(sql, await readFor(sql, request, (tx, scope) => readCards(tx, asked.data, scope)));
  });
  app.post(cardSubmissionsPath, may("write-cards", { bodyLimit: mostBytes }), async (request, reply) => {
    const asked = CardToSend.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const { id, unit } = asked.data;
    const taken = { by: personOf(request), at: new Date(clock()) };
    const done = await changeFor(
      sql,
      request,
      async (tx) => {
        const place = { unitCode: unit, windowNumber: null };
        if (!(await isPlaceWithin(tx, scopeOfRequest(request), place))) return failure(problem("not-found"));
        return sendCard(tx, asked.data, taken);
      },
      () => ({ action: "card-sent", subject: { card: id, unit } }),
    );
    return done.ok ? reply.code(204).send() : sendProblem(reply, done.problem);
  });
  for (const move of moves) addMoveRoute(app, centre, move);
};
