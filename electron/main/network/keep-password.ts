import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { authorityOf, type HttpProxy } from "../../wire/network/network-config.ts";

/**
 * The password of the proxy before, where the same user is typed without one: it is not there to be copied. Another host
 * never gets it unless somebody types it: `proxy-password-again`.
 */
export const keepPassword = (typed: HttpProxy, before: HttpProxy | null): Result<HttpProxy> => {
  const isLeftOut = typed.user !== null && typed.password === null && typed.user === before?.user;
  if (!isLeftOut || before.password === null) return success(typed);
  if (typed.host !== before.host) return failure(problem("proxy-password-again", { proxy: authorityOf(typed) }));
  return success({ ...typed, password: before.password });
};
