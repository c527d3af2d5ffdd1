import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { officePaths } from "../../contract/office/office-paths.ts";
import { CallToRecord, ContactToOpen } from "../../contract/office/rectification/calls.ts";
import { ItemEventToAdd } from "../../contract/office/rectification/items.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { accountIdOf, callerOf, changeFor, lookFor, may, scopeOfRequest } from "../accounts/admit-callers.ts";
import type { Centre } from "../centre.ts";
import type { Tx } from "../database/sql.ts";
import { refuseBody } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";
import { isStorable } from "../ledger/projecting/is-storable.ts";
import { rolesAt } from "./acting-role.ts";
import { withNames } from "./assignable.ts";
import { addHelpsRoutes } from "./helps-routes.ts";
import { hasFiles } from "./item-files.ts";
import { addItemEvent } from "./item-store.ts";
import { openContact } from "./open-contact.ts";
import { type ItemPlace, placeOfItem } from "./place-of-item.ts";
import { readCalls } from "./read-calls.ts";
import { addCaseLinkRoute } from "./send-case-link.ts";
import { stepTimes } from "./step-times.ts";

/** The limit of a body, bytes: two texts in the longest encoding. */
const mostBytes = 32 * 1_024;

const addEvent = async (
  tx: Tx,
  request: FastifyRequest,
  { number, seen, event }: ItemEventToAdd,
  at: Date,
): Promise<Result<ItemPlace>> => {
  const place = await placeOfItem(tx, number, scopeOfRequest(request));
  if (!place || event.kind === "opened") return failure(problem("not-found"));
  const role = (await rolesAt(tx, callerOf(request).grants, place))(event.kind);
  if (role === undefined) return failure(problem("permission-missing"));
  if (!(await hasFiles(tx, number, event))) return failure(problem("item-file-unknown"));
  const named = await withNames(tx, event, place);
  if (!named.ok) return named;
  const by = { account: accountIdOf(request), name: callerOf(request).shownName, role };
  const added = await addItemEvent(tx, { number, seen, by, at, event: named.value }, await stepTimes(tx));
  return added.ok ? success(place) : added;
};

const addStep = async ({ sql, clock }: Centre, request: FastifyRequest, reply: FastifyReply, step: ItemEventToAdd) => {
  if (!isStorable(step)) return sendProblem(reply, problem("request-invalid", { field: "event" }));
  const { number, event } = step;
  const added = await changeFor(
    sql,
    request,
    (tx) => addEvent(tx, request, step, new Date(clock())),
    (place) => ({ action: "item-stepped", subject: { item: number, step: event.kind, ...place } }),
  );
  return added.ok ? reply.code(204).send() : sendProblem(reply, added.problem);
};

const addCallRoutes = (app: FastifyInstance, centre: Centre): void => {
  const { sql, clock, sms } = centre;
  app.get(officePaths.calls, may("call-back"), (request) =>
    lookFor(
      sql,
      request,
      { action: "calls-read" },
      async (tx, scope) => ({ canSendLink: sms !== null, ...(await readCalls(tx, scope, clock())) }),
      ({ calls }) => ({ keys: calls.map(({ number, seen }) => [number, seen]), newest: null }),
    ),
  );
  app.post(officePaths.calls, may("call-back", { bodyLimit: mostBytes }), async (request, reply) => {
    const asked = CallToRecord.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const { number, seen, ...called } = asked.data;
    return addStep(centre, request, reply, { number, seen, event: { kind: "called", ...called } });
  });
  app.post(officePaths.contactOpenings, may("open-contacts", { bodyLimit: mostBytes }), async (request, reply) => {
    const asked = ContactToOpen.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const { number, purpose } = asked.data;
    if (!isStorable(purpose)) return sendProblem(reply, problem("request-invalid", { field: "purpose" }));
    const scope = scopeOfRequest(request);
    const isCaller = callerOf(request).grants.every(({ role }) => role === "caller");
    const opened = await changeFor(
      sql,
      request,
      async (tx) => {
        const contact = await openContact(tx, centre, { number, scope, isCaller });
        return contact ? success(contact) : failure(problem("not-found"));
      },
      () => ({ action: "contact-opened", subject: { item: number }, purpose }),
    );
    return opened.ok ? opened.value : sendProblem(reply, opened.problem);
  });
};

/** The steps of 整改项, the calls to citizens, and their contacts. */
export const addRectificationRoutes = (app: FastifyInstance, centre: Centre): void => {
  app.post(officePaths.itemEvents, may("step-items", { bodyLimit: mostBytes }), async (request, reply) => {
    const asked = ItemEventToAdd.safeParse(request.body);
    return asked.success ? addStep(centre, request, reply, asked.data) : refuseBody(reply, asked.error);
  });
  addCallRoutes(app, centre);
  addCaseLinkRoute(app, centre);
  addHelpsRoutes(app, centre);
};
