import type { FastifyInstance, FastifyRequest } from "fastify";
import { unattendedHeader } from "../../contract/office/accounts/accounts.ts";
import { type Permission, type Scope, scopeOf } from "../../contract/office/accounts/permissions.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { UnitCode, WindowNumber } from "../../contract/words.ts";
import type { Centre } from "../centre.ts";
import type { Sql, Tx } from "../database/sql.ts";
import { sendProblem } from "../http/send-problem.ts";
import { isStorable } from "../ledger/projecting/is-storable.ts";
import { type Access, logAccess, logLook, type Shown } from "./access-log.ts";
import { sessionIdOf } from "./cookie.ts";
import { readWithin } from "./read-within.ts";
import { type Caller, callerOfSession } from "./sessions.ts";
import { isPlaceWithin, withSubUnits } from "./within-scope.ts";

/** Who may call a route: everybody, every person who is logged in, or those with a permission. */
export type May = "everybody" | "person" | Permission;

declare module "fastify" {
  interface FastifyContextConfig {
    /** Required of every route of the office. */
    readonly may?: May;
  }
}

interface MoreOptions {
  readonly bodyLimit?: number;
  readonly config?: { readonly mediaType: string };
}

/** The options of a route that these may call; `more` has its other ones. */
export const may = (who: May, { config, ...more }: MoreOptions = {}) => ({ ...more, config: { ...config, may: who } });

interface Admitted {
  readonly caller: Caller;
  /** The place in which the caller has the route's permission. */
  readonly scope: Scope;
}

const admitted = new WeakMap<FastifyRequest, Admitted>();

const admittedBy = (request: FastifyRequest): Admitted => {
  const found = admitted.get(request);
  if (!found) throw new Error("a route for everybody has no caller");
  return found;
};

/** The person or program that sent this request. */
export const callerOf = (request: FastifyRequest): Caller => admittedBy(request).caller;

/** The account of the person that sent this request. */
export const accountIdOf = (request: FastifyRequest): string => {
  const { accountId } = callerOf(request);
  if (accountId === null) throw new Error("a program has no account");
  return accountId;
};

/** The part of the office that this request may read and change. */
export const scopeOfRequest = (request: FastifyRequest): Scope => admittedBy(request).scope;

/** Reads for a request, within its scope: see `readWithin`. */
export const readFor = <Done>(
  sql: Sql,
  request: FastifyRequest,
  work: (tx: Tx, scope: Scope) => Promise<Done>,
): Promise<Done> => {
  const scope = scopeOfRequest(request);
  return readWithin(sql, scope, (tx) => work(tx, scope));
};

/** Reads single ratings, comments or contacts for a request; `access` and the rows shown are in the access log. */
export const lookFor = async <Done>(
  sql: Sql,
  request: FastifyRequest,
  access: Access,
  work: (tx: Tx, scope: Scope) => Promise<Done>,
  shownIn: (done: Done) => Shown,
): Promise<Done> => {
  const done = await readFor(sql, request, work);
  await logLook(sql, callerOf(request), access, shownIn(done));
  return done;
};

/** Makes a change for a request, with its entry in the access log in the same `tx`. A refusal has no entry. */
export const changeFor = <Value>(
  sql: Sql,
  request: FastifyRequest,
  work: (tx: Tx) => Promise<Result<Value>>,
  access: (value: Value) => Access,
): Promise<Result<Value>> =>
  sql.begin(async (tx) => {
    const result = await work(tx);
    if (result.ok) await logAccess(tx, callerOf(request), access(result.value));
    return result;
  });

const isSafe = ({ method }: FastifyRequest): boolean => ["GET", "HEAD", "OPTIONS"].includes(method);

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);

/**
 * Whether the centre's own page sent a request. A browser says so in a header that no page can set; one that does not
 * send it names the page's origin.
 */
const isFromOwnPage = ({ headers, host }: FastifyRequest): boolean => {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  return headers.origin !== undefined && hostOf(headers.origin) === host;
};

/** Finds the person or program that sends a request, or the reason why it is not let in. */
export type Identify = (request: FastifyRequest) => Promise<Result<Caller>>;

/** The person whose session a request has; undefined where there is none. */
export const findPerson = async ({ sql, clock }: Centre, request: FastifyRequest): Promise<Caller | undefined> => {
  const id = sessionIdOf(request);
  const isAttended = request.headers[unattendedHeader] === undefined;
  return id === undefined ? undefined : callerOfSession(sql, id, new Date(clock()), isAttended);
};

const personOf =
  (centre: Centre): Identify =>
  async (request) => {
    const caller = await findPerson(centre, request);
    return caller ? success(caller) : failure(problem("login-required"));
  };

/** Whether a role of the caller needs an authenticator, and the caller has none. */
export const mustSetCode = ({ authenticatorRoles = [] }: Centre, { hasPasswordAlone, grants }: Caller): boolean =>
  hasPasswordAlone && grants.some(({ role }) => authenticatorRoles.includes(role));

/**
 * The unit that the address of a request names, or the window of it. Its route refuses other texts than the code of a
 * unit and the number of a window.
 */
const placeOf = ({ query }: FastifyRequest) => {
  const { unit, window } = query as Readonly<Record<string, unknown>>;
  const [unitCode, windowNumber] = [UnitCode.safeParse(unit), WindowNumber.safeParse(window)];
  if (!unitCode.success || !isStorable(unitCode.data)) return undefined;
  const isWindow = windowNumber.success && isStorable(windowNumber.data);
  return { unitCode: unitCode.data, windowNumber: isWindow ? windowNumber.data : null };
};

const nowhere: Scope = { isAll: false, units: [], windows: [] };

const admit = async (
  centre: Centre,
  identify: Identify,
  request: FastifyRequest,
  who: Exclude<May, "everybody">,
): Promise<Result<Admitted>> => {
  const found = await identify(request);
  if (!found.ok) return found;
  const caller = found.value;
  const own = who === "person" ? nowhere : scopeOf(caller.grants, who);
  if (!own) return failure(problem("permission-missing"));
  if (who !== "person" && mustSetCode(centre, caller)) return failure(problem("authenticator-required"));
  const scope = await withSubUnits(centre.sql, own);
  const place = placeOf(request);
  if (place && !(await isPlaceWithin(centre.sql, scope, place))) return failure(problem("not-found"));
  return success({ caller, scope });
};

/**
 * Admits to each route of a scope only those who may call it, before the body is read. A route that does not say who
 * may call it cannot be added. A unit or window in the address that is outside the caller's scope is answered like one
 * that does not exist. Errors: those of `identify`, permission-missing, authenticator-required, not-found.
 */
export const admitCallers = (scope: FastifyInstance, centre: Centre, identify: Identify): void => {
  scope.addHook("onRoute", ({ method, path, config }) => {
    if (config?.may === undefined) throw new Error(`${String(method)} ${path} does not say who may call it`);
  });
  scope.addHook("onRequest", async (request, reply) => {
    const { may: who } = request.routeOptions.config;
    if (who === undefined || who === "everybody") return;
    const result = await admit(centre, identify, request, who);
    if (!result.ok) return sendProblem(reply, result.problem);
    admitted.set(request, result.value);
  });
};

/** Admits persons by their sessions, and changes from no foreign page. Errors also: request-foreign, login-required. */
export const admitPersons = (scope: FastifyInstance, centre: Centre): void => {
  scope.addHook("onRequest", async (request, reply) => {
    if (!isSafe(request) && !isFromOwnPage(request)) return sendProblem(reply, problem("request-foreign"));
  });
  admitCallers(scope, centre, personOf(centre));
};
