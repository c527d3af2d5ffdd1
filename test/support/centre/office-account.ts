import { cookieName } from "../../../central/accounts/cookie.ts";
import { hashPassword } from "../../../central/accounts/passwords.ts";
import { accountPaths } from "../../../contract/office/accounts/accounts.ts";
import { type Grant, unitOf, windowOf } from "../../../contract/office/accounts/roles.ts";
import type { TestCentre } from "./start-centre.ts";

/** Long enough, and not part of any login. */
export const testPassword = "a long enough password";

let hashed: Promise<string> | undefined;

/** Adds an account with the test password straight to the database; returns its id. */
export const addAccount = async (
  { sql }: Pick<TestCentre, "sql">,
  login: string,
  grants: readonly Grant[],
): Promise<string> => {
  hashed ??= hashPassword(testPassword);
  const [account] = await sql<{ id: string }[]>`
    insert into accounts (login, name, password) values (${login}, ${login}, ${await hashed}) returning id`;
  const id = account?.id ?? "";
  for (const grant of grants) {
    await sql`
      insert into account_grants (account, role, unit_code, window_number)
      values (${id}, ${grant.role}, ${unitOf(grant)}, ${windowOf(grant)})`;
  }
  return id;
};

/** The cookie that an answer sets, as a browser would send it back; undefined where it sets none, or an empty one. */
export const cookieIn = (answer: Response): string | undefined => {
  const [pair = ""] = (answer.headers.get("set-cookie") ?? "").split(";");
  return pair.startsWith(`${cookieName}=`) && pair.length > cookieName.length + 1 ? pair : undefined;
};

/** Sends a request as the centre's own page does, with a cookie if there is one. */
export const sendAsPage = (
  { url }: Pick<TestCentre, "url">,
  path: string,
  { body, cookie, headers }: { body?: unknown; cookie?: string | undefined; headers?: Record<string, string> } = {},
): Promise<Response> =>
  fetch(url + path, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      origin: url,
      "sec-fetch-site": "same-origin",
      ...(cookie !== undefined && { cookie }),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
  });

export const tryToLogIn = (
  centre: Pick<TestCentre, "url">,
  login: string,
  password = testPassword,
  code?: string,
): Promise<Response> =>
  sendAsPage(centre, accountPaths.sessions, { body: { login, password, ...(code !== undefined && { code }) } });

/** Logs in; returns the cookie. Throws where the centre refuses. */
export const logInAs = async (centre: Pick<TestCentre, "url">, login: string): Promise<string> => {
  const answer = await tryToLogIn(centre, login);
  const cookie = cookieIn(answer);
  if (answer.status !== 204 || cookie === undefined) throw new Error(`HTTP ${answer.status}: ${await answer.text()}`);
  return cookie;
};

/** The code of a problem, or the status of another answer. */
export const outcomeOf = async (answer: Response): Promise<string | number> => {
  const text = await answer.text();
  return answer.ok ? answer.status : (JSON.parse(text) as { code: string }).code;
};
