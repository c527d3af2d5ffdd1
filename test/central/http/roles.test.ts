import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issueToken } from "../../../central/accounts/tokens.ts";
import { buildApp } from "../../../central/app.ts";
import { revokeDevice } from "../../../central/devices/revoke-device.ts";
import { usualLimits } from "../../../central/http/limits.ts";
import { enrolDevice, sendAs, type TestDevice } from "../../support/centre/device.ts";
import { createDeviceKeys } from "../../support/centre/device-keys.ts";
import { pageHeadersOf } from "../../support/centre/page-headers.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

const roles = ["stranger", "office", "program", "device", "revoked device", "other key"] as const;
type Role = (typeof roles)[number];

/** Who may call a route. Every route has to match exactly one line. */
const rules: readonly (readonly [pattern: RegExp, allowed: readonly Role[]])[] = [
  // test/central/accounts/every-route.test.ts and test/central/api/every-token.test.ts try them by the role of the caller;
  // here "office" is a person of the city office who inspects, too, and "program" a token of it.
  [/^\/office\/v1\/(single-sign-on|me)$/, roles],
  // Only from the centre's own page.
  [/^\/office\/v1\/(sessions|log-out|account-link-uses)$/, ["stranger", "office", "program"]],
  // Only with a link, which no role here has.
  [/^\/office\/v1\/account-link-checks$/, []],
  // For the unit that is asked.
  [/^\/office\/v1\/flag-answers$/, []],
  // For a 回访员.
  [/^\/office\/v1\/(calls|item-messages)$/, []],
  // For a unit's leader.
  [/^\/office\/v1\/(help(s|-units|-answers|-withdrawals)|public-card-submissions)$/, []],
  [
    /^\/office\/v1\/(?!flag-answers$|calls$|item-messages$|help(s|-\w+)$|public-card-submissions$|single-sign-on$|me$|sessions$|log-out$|account-link-(checks|uses)$)/,
    ["office"],
  ],
  [/^\/api\/v1\/openapi\.json$/, roles],
  [/^\/api\/v1\/(?!openapi\.json$)/, ["program"]],
  [/^\/v1\/(?!nonces$|enrolment$)/, ["device"]],
  // Only with an enrolment code, which no role here has.
  [/^\/v1\/enrolment$/, []],
  [/^\/v1\/nonces$/, roles],
  // The page on a citizen's phone, by its token, the own case by number and code, and the office's files.
  [/^\/(r\/:token|case)?$/, roles],
  // The columns of units, and the rules for search engines.
  [/^\/(robots\.txt|public\/:unit(\/(figures|texts)\.json)?)$/, roles],
];

interface Route {
  readonly method: "GET" | "POST";
  readonly path: string;
}

/** The tree that the server prints: four columns a level, each name a part of the path. */
const routesIn = (tree: string): readonly Route[] => {
  const parts: string[] = [];
  return tree.split("\n").flatMap((line) => {
    const [, indent = "", name = "", methods = ""] = /^([│ ]*[├└]── )(\S+)(?: \(([^)]+)\))?$/.exec(line) ?? [];
    if (name === "") return [];
    parts.splice(indent.length / 4 - 1, parts.length, name);
    const path = parts.join("");
    return (["GET", "POST"] as const).flatMap((method) => (methods.includes(method) ? [{ method, path }] : []));
  });
};

/** The routes need no database to be listed: nothing is called here. */
const listRoutes = async (): Promise<readonly Route[]> => {
  const unused = undefined as never;
  const app = buildApp({
    logger: pino({ level: "silent" }),
    webPagesFolder: "/none",
    limits: usualLimits,
    isProxy: () => false,
    sql: unused,
    signer: unused,
    sealingKeys: unused,
    pepperRoot: unused,
    clock: Date.now,
    random: () => unused,
    policy: {},
    publicUrl: () => "",
    jobs: unused,
    digests: unused,
    notices: unused,
    sms: unused,
    platform: unused,
  });
  await app.ready();
  const tree = app.printRoutes({ commonPrefix: false });
  await app.close();
  return routesIn(tree);
};

const routes = await listRoutes();
const rulesFor = (path: string) => rules.filter(([pattern]) => pattern.test(path));

let centre: TestCentre;
let device: TestDevice;
let revoked: TestDevice;
let token: string;
beforeAll(async () => {
  centre = await startCentre();
  token = await issueToken(centre.sql, { name: "program", grants: [{ role: "city" }], endsAt: new Date("9999-01-01") });
  device = await enrolDevice(centre);
  revoked = await enrolDevice(centre);
  await revokeDevice(centre.sql, revoked.id, new Date());
});
afterAll(() => centre.stop());

const filled = (path: string): string =>
  path.replace(":hash", "a".repeat(64)).replace(":number", "1001").replace(":token", "x").replace(":id", "x");

const sendUnsigned = (method: Route["method"], path: string, headers: Record<string, string>): Promise<Response> =>
  fetch(`${centre.url}${path}`, {
    method,
    headers: { origin: centre.url, ...headers, ...(method === "POST" && { "content-type": "application/json" }) },
    body: method === "POST" ? "{}" : null,
  });

/** An inspector draws samples, and the city office does not. */
const officeGrants = [{ role: "city" }, { role: "inspector" }] as const;

const sendAsRole = async (role: Role, { method, path }: Route): Promise<Response> => {
  const request = { method, path: filled(path), ...(method === "POST" && { body: "{}" }) };
  switch (role) {
    case "stranger":
      return sendUnsigned(method, request.path, {});
    case "office":
      // A session for each request: some routes end it.
      return sendUnsigned(method, request.path, await pageHeadersOf(centre.sql, "person", officeGrants));
    case "program":
      return sendUnsigned(method, request.path, { authorization: `Bearer ${token}` });
    case "device":
      return sendAs(device, request);
    case "revoked device":
      return sendAs(revoked, request);
    case "other key":
      return sendAs(device, request, { keys: createDeviceKeys() });
  }
};

/** By the role, or for want of a code: a request with an empty body is invalid there before its signature is checked. */
const isRefused = async (answer: Response, { path }: Route): Promise<boolean> => {
  await answer.arrayBuffer();
  return [401, 403, ...(path === "/v1/enrolment" ? [400] : [])].includes(answer.status);
};

test("every route has one rule, and every rule has a route", () => {
  expect(routes.length).toBeGreaterThan(35);
  expect(routes.filter(({ path }) => rulesFor(path).length !== 1)).toEqual([]);
  expect(rules.filter(([pattern]) => !routes.some(({ path }) => pattern.test(path)))).toEqual([]);
});

describe.each(routes.map((route) => ({ ...route, name: `${route.method} ${route.path}` })))("$name", (route) => {
  test.each(roles)("lets in or refuses the role by its rule: %s", async (role) => {
    const allowed = rulesFor(route.path).flatMap(([, names]) => names);
    expect(await isRefused(await sendAsRole(role, route), route)).toBe(!allowed.includes(role));
  });
});
