import cookies from "@fastify/cookie";
import fastify from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issueToken } from "../../../central/accounts/tokens.ts";
import type { Centre } from "../../../central/centre.ts";
import { addOfficeRoutes } from "../../../central/office-routes.ts";
import { meQuestion } from "../../../contract/office/accounts/accounts.ts";
import { roleNames } from "../../../contract/office/accounts/roles.ts";
import { grantOfRole } from "../../support/centre/grant-of-role.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { addUnits, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

type Role = (typeof roleNames)[number];

const all = roleNames;
const officeWide: readonly Role[] = ["city", "inspector", "auditor"];
const readers: readonly Role[] = [...officeWide, "leader", "supervisor"];
const machines: readonly Role[] = ["city", "it"];

/** Written down a second time, apart from the code: which roles may call which route. Each route matches one line. */
const rules: readonly (readonly [pattern: RegExp, roles: readonly Role[] | "everybody"])[] = [
  [/^POST (sessions|log-out|account-link-(checks|uses))$/, "everybody"],
  // Tells a stranger nothing: see below.
  [/^GET me$/, "everybody"],
  [/^GET single-sign-on(\/(begin|finish))?$/, "everybody"],
  [/^POST (log-out-everywhere|passwords|new-authenticator|authenticators|authenticator-removals)$/, all],
  [/^GET (demonstration|today)$/, all],
  [/^GET brief$/, readers],
  [/^GET (figures|trend|breakdowns|newest-week)$/, readers],
  [/^GET stars$/, readers],
  [/^POST star-(policies|freezes)$/, ["city"]],
  [/^GET star-months$/, ["city"]],
  [/^GET flag(s(\/waiting-count)?)?$/, readers],
  [/^POST flag-answers$/, ["leader", "supervisor"]],
  [/^POST flag-decisions$/, ["city"]],
  [/^GET draws?$/, officeWide],
  [/^POST draws$/, ["inspector"]],
  [/^POST drawn-rating-readings$/, officeWide],
  [/^POST exports\/draw$/, officeWide],
  [/^GET (ratings|follow-up-photo|matters|reasons|opinions|surveys|explanations)$/, readers],
  [/^GET (items?|item-file|item-figures|appeals)$/, readers],
  [/^POST item-(events|files)$/, ["city", "leader", "supervisor", "inspector"]],
  [/^(GET|POST) calls$/, ["caller"]],
  [/^(GET help(s|-units)|POST (helps|help-(answers|withdrawals)))$/, ["leader"]],
  [/^POST item-messages$/, ["caller"]],
  [/^POST contact-openings$/, ["city", "leader", "supervisor", "caller"]],
  [/^GET complaints$/, ["city", "leader"]],
  [/^GET contested-services$/, ["city"]],
  [/^POST claim-verdicts$/, ["city"]],
  [/^GET (duty|unit-name)$/, [...readers, "it"]],
  [/^GET logins(\/locked-count)?$/, machines],
  [/^POST unlocks$/, machines],
  [/^GET (devices(\/alarmed-count)?|alerts(\/open-count)?)$/, [...officeWide, "it"]],
  [/^POST (revocations|alert-acknowledgements|enrolment-codes|enrolment-code-revocations)$/, machines],
  [/^GET (enrolment-codes|units|windows)$/, machines],
  [/^GET ((missing-)?calendar)$/, [...readers, "it"]],
  [/^POST calendar-imports$/, machines],
  [/^(GET (public-column|column-units)|POST public-column-(switches|codes))$/, ["city", "leader"]],
  [/^(GET public-c(ards|omments)|POST public-(card-withdrawals|comment-decisions))$/, ["city", "leader"]],
  // 你说我改: a unit writes, and the city office approves.
  [/^POST public-card-submissions$/, ["leader"]],
  [/^POST public-card-(approvals|returns)$/, ["city"]],
  [/^GET (policy|policy-(rollouts|holders|stage)|pictures\/:hash)$/, [...officeWide, "it"]],
  [/^POST (policy-rollouts|policy-withdrawals|pictures)$/, machines],
  [/^POST (imports|demonstration-progress)$/, machines],
  [/^(GET|POST) (accounts|tokens)$/, machines],
  [/^POST (account-(changes|disablings|links|log-outs)|token-revocations)$/, machines],
  [/^(GET waiting-accounts|POST account-confirmations)$/, ["city", "leader"]],
  [/^GET access-log$/, ["city", "auditor"]],
  [/^POST exports\/(figures|flags|ratings|items|stars|unit-report|hall-poster)$/, readers],
  [/^POST exports\/access-log$/, ["city", "auditor"]],
  [/^(GET (rounds|digests|notices)|POST (digest|notice)-retries)$/, machines],
  [/^(GET|POST) digest-wishes$/, all],
  [/^GET platform-uploads$/, [...officeWide, "leader", "it"]],
  [/^GET platform-refusals$/, machines],
  [/^POST platform-resends$/, ["city"]],
  [/^GET jobs(\/:id\/file)?$/, all],
  [/^POST job-(cancellations|retries|deletions)$/, all],
];

interface Route {
  /** GET or POST. */
  readonly method: string;
  readonly path: string;
  readonly name: string;
}

/** From the router itself; no request is sent. */
const listRoutes = async (): Promise<readonly Route[]> => {
  const app = fastify();
  const found: Route[] = [];
  app.addHook("onRoute", ({ method, path }) => {
    if (typeof method !== "string" || !["GET", "POST"].includes(method)) return;
    found.push({ method, path, name: `${method} ${path.replace("/office/v1/", "")}` });
  });
  app.register(cookies);
  app.register(async (scope) => addOfficeRoutes(scope, { clock: Date.now } as Centre));
  await app.ready();
  await app.close();
  return found;
};

const routes = await listRoutes();
const rulesFor = ({ name }: Route) => rules.filter(([pattern]) => pattern.test(name));

let centre: TestCentre;
let token: string;
beforeAll(async () => {
  centre = await startCentre();
  for (const role of roleNames) await addAccount(centre, role, [grantOfRole[role]]);
  const order = { name: "program", grants: [grantOfRole.city], endsAt: new Date("9999-01-01") };
  token = await issueToken(centre.sql, order);
  await addUnits(centre.sql, ["elsewhere"]);
});
afterAll(() => centre.stop());

/** Routes about the caller, and one about a picture that is not there. */
const withoutUnits = /^GET (demonstration|today|digest-wishes|jobs.*|pictures.*)$/;

/** A place that some do not see, one that does not exist, and the roles that see the first. */
const elsewhereOf: readonly (readonly [string, string, readonly Role[]])[] = [
  ["unit=elsewhere", "unit=none", [...officeWide, "it", "caller"]],
  // The supervisor's window is 3.
  [`unit=${sampleUnitCode}&window=4`, `unit=${sampleUnitCode}&window=none`, [...officeWide, "it", "caller", "leader"]],
];

const refusals = ["login-required", "permission-missing", "request-foreign"];

const send = (route: Route, sent: { cookie?: string; headers?: Record<string, string> }) => {
  const body = route.method === "POST" ? {} : undefined;
  return sendAsPage(centre, route.path.replace(":hash", "a".repeat(64)), { ...sent, ...(body && { body }) });
};

const isAllowed = (route: Route, role: Role): boolean =>
  rulesFor(route).every(([, roles]) => roles === "everybody" || roles.includes(role));

test("every route of the office has one line, and every line a route", () => {
  expect(routes.length).toBeGreaterThan(45);
  expect(routes.filter((route) => rulesFor(route).length !== 1).map(({ name }) => name)).toEqual([]);
  expect(rules.filter(([pattern]) => !routes.some(({ name }) => pattern.test(name)))).toEqual([]);
});

test("the question who is logged in tells strangers, wrong cookies and tokens that no person is", async () => {
  const strangers = [
    {},
    { cookie: `__Host-counterstar=${"a".repeat(43)}` },
    { headers: { authorization: `Bearer ${token}` } },
  ];
  for (const each of strangers) {
    const answer = await sendAsPage(centre, meQuestion.path, each);
    expect([answer.status, await answer.text()]).toEqual([200, "null"]);
  }
});

describe.each(routes)("$name", (route) => {
  const isForEverybody = rulesFor(route).every(([, roles]) => roles === "everybody");

  test.each(roleNames)("lets in or refuses a person by role: %s", async (role) => {
    // A cookie for each request: some routes end the session.
    const outcome = await outcomeOf(await send(route, { cookie: await logInAs(centre, role) }));
    expect([outcome, refusals.includes(String(outcome))]).toEqual([outcome, !isAllowed(route, role)]);
  });

  test("refuses strangers, wrong cookies and tokens", async () => {
    const sent = [
      {},
      { cookie: `__Host-counterstar=${"a".repeat(43)}` },
      { headers: { authorization: `Bearer ${token}` } },
    ];
    for (const each of sent) {
      const outcome = await outcomeOf(await send(route, each));
      expect(refusals.includes(String(outcome))).toBe(!isForEverybody);
    }
  });

  test.runIf(route.method === "GET" && !isForEverybody)(
    "answers 404 about a unit or window elsewhere, as about none",
    async () => {
      for (const role of roleNames.filter((each) => isAllowed(route, each))) {
        const cookie = await logInAs(centre, role);
        const ask = (place: string) => send({ ...route, path: `${route.path}?${place}` }, { cookie });
        for (const [elsewhere, nowhere, seers] of elsewhereOf) {
          const [other, none] = [await ask(elsewhere), await ask(nowhere)];
          expect([none.status, await outcomeOf(none.clone())]).toEqual([404, "not-found"]);
          const isSeen = seers.includes(role) && !withoutUnits.test(route.name);
          expect([role, elsewhere, other.status === 404]).toEqual([role, elsewhere, !isSeen]);
          if (!isSeen) expect(await other.text()).toBe(await none.text());
        }
      }
    },
  );
});
