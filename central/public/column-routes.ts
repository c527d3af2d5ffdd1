import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { columnFiguresPath, columnPath, columnTextsPath } from "../../contract/office/public/column.ts";
import { problem } from "../../contract/problems/problem.ts";
import { UnitCode } from "../../contract/words.ts";
import type { Centre } from "../centre.ts";
import { languageOf } from "../follow-up/page-language.ts";
import { pagePolicy } from "../follow-up/page-style.ts";
import { countRefusedGuesses } from "../http/refused-guesses.ts";
import { sendProblem } from "../http/send-problem.ts";
import { isStorable } from "../ledger/projecting/is-storable.ts";
import { columnPage, missingPage, tooOftenPage } from "./column-page.ts";
import { isColumnOn } from "./column-switch.ts";
import { columnReaders } from "./read-column.ts";

/** The most units without a column that an address may ask for in a minute: as of unknown citizens' pages. */
const missingAMinute = 60;

interface Shape {
  Params: { readonly unit: string };
  Querystring: { readonly lang?: unknown };
}

/** Search engines may read the columns alone. Their pages and texts refuse to be listed; the figures may be. */
const robots = "User-agent: *\nAllow: /public/\nDisallow: /\n";

/** Seconds that an address has to wait; 0 for a unit without a column; undefined for a column that is on. */
type Refusal = (request: FastifyRequest<Shape>) => Promise<number | undefined>;

const refusal = ({ sql, clock }: Centre): Refusal => {
  const missing = countRefusedGuesses(clock, missingAMinute);
  return async ({ params, ip }) => {
    const unit = UnitCode.safeParse(params.unit);
    if (unit.success && isStorable(unit.data) && (await isColumnOn(sql, unit.data))) return undefined;
    const seconds = missing.secondsToWait(ip);
    if (seconds === 0) missing.count(ip);
    return seconds;
  };
};

/**
 * 网上评价: `GET /public/:unit`, its figures and its texts as JSON, for anybody. A unit whose column is off is answered like an
 * unknown one.
 */
export const addColumnRoutes = (scope: FastifyInstance, centre: Centre): void => {
  const refuse = refusal(centre);
  const { readFigures, readTexts } = columnReaders(centre);
  const sendPage = (reply: FastifyReply, status: number, page: string): FastifyReply =>
    reply.code(status).type("text/html; charset=utf-8").header("x-robots-tag", "noindex").send(page);
  scope.addHook("onSend", async ({ routeOptions: { url } }, reply) => {
    reply.header("content-security-policy", pagePolicy);
    // A text that is withdrawn stays in no index.
    if (url === columnTextsPath(":unit")) reply.header("x-robots-tag", "noindex");
  });
  scope.get("/robots.txt", async (_request, reply) => reply.type("text/plain; charset=utf-8").send(robots));
  scope.get<Shape>(columnPath(":unit"), async (request, reply) => {
    const language = languageOf(request.query.lang, request.headers["accept-language"]);
    const seconds = await refuse(request);
    if (seconds === undefined) {
      const { unit } = request.params;
      return sendPage(reply, 200, columnPage(language, await readFigures(unit), await readTexts(unit)));
    }
    if (seconds === 0) return sendPage(reply, 404, missingPage(language));
    return sendPage(reply.header("retry-after", String(seconds)), 429, tooOftenPage(language, seconds));
  });
  const addJson = (path: string, read: (unitCode: string) => Promise<object>): void => {
    scope.get<Shape>(path, async (request, reply) => {
      const seconds = await refuse(request);
      if (seconds === undefined) return read(request.params.unit);
      return sendProblem(
        reply,
        seconds === 0 ? problem("not-found") : problem("too-many-requests", { waitSeconds: seconds }),
      );
    });
  };
  addJson(columnFiguresPath(":unit"), readFigures);
  addJson(columnTextsPath(":unit"), readTexts);
};
