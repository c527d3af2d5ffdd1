import type { IncomingMessage } from "node:http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Centre } from "../centre.ts";
import { languageOf } from "../follow-up/page-language.ts";
import { pageHeaders } from "../follow-up/page-style.ts";
import type { ReadBody } from "../http/read-body.ts";
import { countRefusedGuesses } from "../http/refused-guesses.ts";
import { caseCodeOf, casePath, isCaseCode } from "./case-code.ts";
import { casePage, shownCasePage, waitPage } from "./case-page.ts";
import { type RatingNotice, rateAnswer } from "./rate-answer.ts";
import type { CaseKey } from "./rating-form.ts";
import { type OwnCase, readCase } from "./read-case.ts";

/** The most wrong pairs that an address may send in a minute: a hall's whole network may be one address. */
const wrongAMinute = 60;
/** The limit of the body, bytes: a form has some dozens. */
const mostBytes = 4 * 1024;

interface SentForm extends CaseKey {
  /** The form below the answer was sent. */
  readonly isRating: boolean;
  readonly rating: string;
}

interface Shape {
  Querystring: { readonly lang?: unknown };
  Body: SentForm | undefined;
}

const emptyForm: SentForm = { number: "", code: "", isRating: false, rating: "" };

const statusOfNotice: Readonly<Record<RatingNotice, number>> = {
  ...{ rateThanks: 200, ratedBefore: 409, rateUnfit: 409, rateChoose: 422 },
};

const languageFor = ({ query, headers }: FastifyRequest<Shape>) => languageOf(query.lang, headers["accept-language"]);

/**
 * The citizen's own case: `GET /case`, a form, and `POST /case` with number and code, for anybody who has both; with a
 * rating of the answer it is recorded, once. A wrong number and a wrong code have the same answer, 404.
 */
export const addCaseRoutes = (scope: FastifyInstance, centre: Centre, readBody: ReadBody): void => {
  const { sql, pepperRoot, clock } = centre;
  const wrong = countRefusedGuesses(clock, wrongAMinute);
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    "application/x-www-form-urlencoded",
    async (request: FastifyRequest, payload: IncomingMessage) => {
      const fields = new URLSearchParams((await readBody(request, payload)).toString("utf8"));
      const line = (name: string): string => (fields.get(name) ?? "").normalize("NFKC").trim();
      return { number: line("number"), code: line("code"), isRating: fields.has("rate"), rating: line("rating") };
    },
  );
  scope.addHook("onSend", async (_request, reply) => {
    reply.headers(pageHeaders);
  });
  const send = (reply: FastifyReply, status: number, page: string): FastifyReply =>
    reply.code(status).type("text/html; charset=utf-8").send(page);
  const find = async ({ number, code }: CaseKey): Promise<OwnCase | undefined> => {
    if (!/^\d{1,15}$/.test(number) || !isCaseCode(pepperRoot, Number(number), code)) return undefined;
    return readCase(sql, Number(number));
  };
  scope.get<Shape>(casePath, async (request, reply) => send(reply, 200, casePage(languageFor(request))));
  scope.post<Shape>(casePath, { bodyLimit: mostBytes }, async (request, reply) => {
    const language = languageFor(request);
    const seconds = wrong.secondsToWait(request.ip);
    if (seconds > 0) return send(reply.header("retry-after", String(seconds)), 429, waitPage(language, seconds));
    const given = request.body ?? emptyForm;
    const found = await find(given);
    if (!found) {
      wrong.count(request.ip);
      return send(reply, 404, casePage(language, given));
    }
    const { number } = found;
    const { notice, shown } = given.isRating
      ? await rateAnswer(centre, found, given.rating)
      : { notice: null, shown: found };
    const key = { number: String(number), code: caseCodeOf(pepperRoot, number) };
    const page = shownCasePage(language, { shown, key, notice, nowMs: clock() });
    return send(reply, notice ? statusOfNotice[notice] : 200, page);
  });
};
