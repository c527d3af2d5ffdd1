import type { FastifyInstance, FastifyRequest } from "fastify";
import { officePaths } from "../../contract/office/office-paths.ts";
import { HelpToAsk, HelpToEnd, HelpUnitsQuery, helpUnitsQuestion } from "../../contract/office/rectification/helps.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { accountIdOf, callerOf, changeFor, may, readFor, scopeOfRequest } from "../accounts/admit-callers.ts";
import { within } from "../accounts/within-scope.ts";
import type { Centre } from "../centre.ts";
import type { Tx } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { readUnits } from "../devices/read-windows.ts";
import { dayAt } from "../figures/running-part.ts";
import { refuseBody, refuseQuery } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";
import { isStorable } from "../ledger/projecting/is-storable.ts";
import { endHelp, type HelpEnd, type Person } from "./end-helps.ts";
import { type ItemPlace, placeOfItem } from "./place-of-item.ts";
import { readOpenHelps } from "./read-helps.ts";

/** The limit of a body, bytes: a text in the longest encoding. */
const mostBytes = 16 * 1_024;
const options = may("manage-helps", { bodyLimit: mostBytes });

const personOf = (request: FastifyRequest): Person => ({
  account: accountIdOf(request),
  name: callerOf(request).shownName,
});

/** SQL: units that can be asked about an item of a place. */
const isOther = ({ unitCode }: ItemPlace) => fragment`units.retired_at is null and units.code <> ${unitCode}`;

/** The item stays locked: a step that closes it at the same moment withdraws this request too. */
const ask = async (
  tx: Tx,
  request: FastifyRequest,
  { number, unit, needed, dueDay }: HelpToAsk,
  at: Date,
): Promise<Result<void>> => {
  const [item] = await tx<(ItemPlace & { state: string; due: string })[]>`
    select unit_code as "unitCode", window_number as "windowNumber", state, item -> 'due' ->> 'day' as due from items
    where number = ${number} and is_listed
      and ${within(scopeOfRequest(request), fragment`unit_code`, fragment`window_number`)} for share`;
  if (!item) return failure(problem("not-found"));
  const { unitCode, windowNumber, state, due } = item;
  if (state === "to-call" || state === "closed") return failure(problem("item-step-unfit"));
  if (dueDay < dayAt(at.getTime()) || dueDay > due) return failure(problem("help-day-unfit", { day: due }));
  const found = await tx`select from units where code = ${unit} and ${isOther(item)}`;
  if (found.count === 0) return failure(problem("help-unit-unfit"));
  const { account, name } = personOf(request);
  await tx`
    insert into item_helps (item, unit_code, asking_unit, asking_window, needed, due_day, asked_at, account, made_by)
    values (${number}, ${unit}, ${unitCode}, ${windowNumber}, ${needed}, ${dueDay}, ${at}, ${account}, ${name})`;
  return success(undefined);
};

/** The item of a 协办 that the sender may end: a leader of the asked unit answers, one of the item's withdraws. */
const itemOf = async (tx: Tx, request: FastifyRequest, { help, kind }: HelpEnd): Promise<number | undefined> => {
  const unit = kind === "answered" ? fragment`unit_code` : fragment`asking_unit`;
  const [found] = await tx<{ item: number }[]>`
    select item from item_helps where id = ${help} and ${within(scopeOfRequest(request), unit, fragment`''::text`)}`;
  return found?.item;
};

const addEndRoute = (app: FastifyInstance, { sql, clock }: Centre, path: string, kind: HelpEnd["kind"]): void => {
  app.post(path, options, async (request, reply) => {
    const asked = HelpToEnd.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    if (!isStorable(asked.data)) return sendProblem(reply, problem("request-invalid", { field: "said" }));
    const end = { ...asked.data, kind };
    const done = await changeFor(
      sql,
      request,
      async (tx) => {
        const item = await itemOf(tx, request, end);
        if (item === undefined) return failure(problem("not-found"));
        const ended = await endHelp(tx, end, personOf(request), new Date(clock()));
        return ended.ok ? success(item) : ended;
      },
      (item) => ({ action: `help-${kind}`, subject: { item } }),
    );
    return done.ok ? reply.code(204).send() : sendProblem(reply, done.problem);
  });
};

/** 协办: asked by the leader of an item's unit, answered by the leader of another one. */
export const addHelpsRoutes = (app: FastifyInstance, centre: Centre): void => {
  const { sql, clock } = centre;
  app.get(officePaths.helps, may("manage-helps"), (request) =>
    readFor(sql, request, (tx, scope) => readOpenHelps(tx, scope, clock())),
  );
  app.get(helpUnitsQuestion.path, may("manage-helps"), async (request, reply) => {
    const asked = HelpUnitsQuery.safeParse(request.query);
    if (!asked.success) return refuseQuery(reply, asked.error);
    const { number, text } = asked.data;
    const units = await readFor(sql, request, async (tx, scope) => {
      const place = await placeOfItem(tx, number, scope);
      return place && readUnits(tx, { text }, isOther(place));
    });
    return units ?? sendProblem(reply, problem("not-found"));
  });
  app.post(officePaths.helps, options, async (request, reply) => {
    const asked = HelpToAsk.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    if (!isStorable(asked.data)) return sendProblem(reply, problem("request-invalid", { field: "needed" }));
    const { number, unit } = asked.data;
    const done = await changeFor(
      sql,
      request,
      (tx) => ask(tx, request, asked.data, new Date(clock())),
      () => ({ action: "help-asked", subject: { item: number, unitCode: unit } }),
    );
    return done.ok ? reply.code(204).send() : sendProblem(reply, done.problem);
  });
  addEndRoute(app, centre, officePaths.helpAnswers, "answered");
  addEndRoute(app, centre, officePaths.helpWithdrawals, "withdrawn");
};
