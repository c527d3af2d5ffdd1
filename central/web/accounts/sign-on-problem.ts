import { isProblemCode, type Problem, problem } from "../../../contract/problems/problem.ts";

type Address = Pick<Location, "hash" | "pathname" | "search">;
type Past = { readonly replaceState: (data: null, unused: string, address: string) => void };

/** Takes the problem of a single sign-on out of the address bar: a reload must not show it again; null without one. */
export const takeSignOnProblem = (address: Address, past: Past): Problem | null => {
  const told = new URLSearchParams(address.hash.slice(1));
  const code = told.get("problem") ?? "";
  const isOfSignOn = code.startsWith("single-sign-on-") || code === "account-awaits-confirmation";
  if (!isOfSignOn || !isProblemCode(code)) return null;
  past.replaceState(null, "", `${address.pathname}${address.search}`);
  const login = told.get("login");
  return login === null ? problem(code) : problem(code, { login: login.slice(0, 60) });
};
