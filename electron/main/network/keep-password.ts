import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { authorityOf, type HttpProxy } from "../../wire/network/network-config.ts";

/**
 * Reuses the earlier password where the same user is typed without one, because the page cannot show the password for
 * copying. For another host it must be typed again: `proxy-password-again`.
 */
export const keepPassword = (typed: HttpProxy, before: HttpProxy | null): Result<HttpProxy> => {
  const isLeftOut = typed.user !== null && typed.password === null && typed.user === before?.user;
  if (!isLeftOut || before.password === null) return success(typed);
  if (typed.host !== before.host) return failure(problem("proxy-password-again", { proxy: authorityOf(typed) }));
  return success({ ...typed, password: before.password });
};
