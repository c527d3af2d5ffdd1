import { accountPaths } from "../../contract/office/accounts/accounts.ts";
import type { Question } from "../../contract/office/question.ts";

/** An invented person who is logged in, as the office's pages see the centre. */
export interface Person {
  /** Throws where the centre does not answer as the contract says. */
  readonly ask: <Value>(question: Question<Value>) => Promise<Value>;
  readonly post: (path: string, body: unknown) => Promise<Response>;
}

/** Throws where the centre refused. */
export const answered = (answer: Response): Response => {
  if (!answer.ok) throw new Error(`HTTP ${answer.status} of ${new URL(answer.url).pathname}`);
  return answer;
};

/** Throws where the centre refuses the password, as one that is no demonstration does. */
export const logInAs = async (centreUrl: string, login: string, password: string): Promise<Person> => {
  const send = (path: string, body: unknown, own: object): Promise<Response> => {
    const headers = { origin: centreUrl, "content-type": "application/json", ...own };
    return fetch(centreUrl + path, { method: "POST", headers, body: JSON.stringify(body) });
  };
  const session = answered(await send(accountPaths.sessions, { login, password }, {}));
  const [cookie = ""] = (session.headers.get("set-cookie") ?? "").split(";");
  return {
    ask: async ({ path, schema }) =>
      schema.parse(await answered(await fetch(centreUrl + path, { headers: { cookie } })).json()),
    post: (path, body) => send(path, body, { cookie }),
  };
};
