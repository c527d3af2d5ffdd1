import type { FastifyInstance } from "fastify";
import { problem } from "../../contract/problems/problem.ts";
import { dayAt } from "../figures/running-part.ts";
import { sendProblem } from "./send-problem.ts";

/** No ledger began before it. */
const firstYear = 2000;

/** Fields of a query or an order that name the days of a period. */
const names = ["from", "to", "month"] as const;

const yearBeyond = (given: unknown, lastYear: number): string | undefined =>
  names
    .map((name) => (given as Readonly<Record<string, unknown>> | null | undefined)?.[name])
    .flatMap((value) => (typeof value === "string" && /^\d{4}-\d{2}/.test(value) ? [value.slice(0, 4)] : []))
    .find((year) => Number(year) < firstYear || Number(year) > lastYear);

/**
 * Refuses a period of years that no ledger can hold: before 2000, or later than next year. Errors: period-beyond-ledger.
 */
export const refuseYears = (scope: FastifyInstance, { clock }: { readonly clock: () => number }): void => {
  scope.addHook("preHandler", async ({ query, body }, reply) => {
    const lastYear = Number(dayAt(clock()).slice(0, 4)) + 1;
    const order = (body as { readonly query?: unknown } | null | undefined)?.query;
    const [year] = [query, body, order].flatMap((given) => yearBeyond(given, lastYear) ?? []);
    if (year !== undefined) return sendProblem(reply, problem("period-beyond-ledger", { year, firstYear, lastYear }));
  });
};
