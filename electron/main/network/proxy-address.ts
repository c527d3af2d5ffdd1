import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { authorityOf, type HttpProxy } from "../../wire/network/network-config.ts";

/** Decodes %40 and similar, which stand for characters of an address; other text stays as it is. */
const plainOf = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const plainOrNone = (text: string): string | null => (text === "" ? null : plainOf(text));

const credentialsIn = (text: string): Pick<HttpProxy, "user" | "password"> => {
  const [user = "", ...password] = text.split(":");
  return { user: plainOrNone(user), password: plainOrNone(password.join(":")) };
};

/** Basic authentication sends name and password as one text, separated by the first colon. */
const isSendable = ({ user, password }: Pick<HttpProxy, "user" | "password">): boolean =>
  !/[\p{Cc}:]/u.test(user ?? "") && !/\p{Cc}/u.test(password ?? "");

const hostIn = (text: string): Pick<HttpProxy, "host" | "port"> | undefined => {
  const port = Number(/:(\d{1,5})$/.exec(text)?.[1] ?? 0);
  if (port < 1 || port > 65_535 || /[/?#@\\\s]/.test(text) || !URL.canParse(`http://${text}`)) return undefined;
  return { host: new URL(`http://${text}`).hostname.replaceAll(/^\[|\]$/g, ""), port };
};

/**
 * Parses a proxy as IT types it: "host:port", or "http://user:password@host:port". Problem: `proxy-invalid`, which
 * quotes none of the input.
 */
export const readProxyAddress = (typed: string): Result<HttpProxy> => {
  const text = typed
    .trim()
    .replace(/^http:\/\//i, "")
    .replace(/\/$/, "");
  // A password may contain an @; an address does not.
  const at = text.lastIndexOf("@");
  const credentials = at < 0 ? { user: null, password: null } : credentialsIn(text.slice(0, at));
  const host = hostIn(text.slice(at + 1));
  return host && isSendable(credentials) ? success({ ...host, ...credentials }) : failure(problem("proxy-invalid"));
};

/**
 * Reuses the earlier password where the same user is typed without one, because the page cannot show the password for
 * copying. For another host it must be typed again: `proxy-password-again`.
 */
export const reusePassword = (typed: HttpProxy, before: HttpProxy | null): Result<HttpProxy> => {
  const isLeftOut = typed.user !== null && typed.password === null && typed.user === before?.user;
  if (!isLeftOut || before.password === null) return success(typed);
  if (typed.host !== before.host) return failure(problem("proxy-password-again", { proxy: authorityOf(typed) }));
  return success({ ...typed, password: before.password });
};
