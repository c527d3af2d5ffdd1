import type { IncomingMessage } from "node:http";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { statusOf } from "../../contract/problems/http-problem.ts";
import type { Centre } from "../centre.ts";
import { holderOf } from "../http/addresses.ts";
import { allotment } from "../http/allotment.ts";
import { logProblem } from "../http/log-problem.ts";
import { problemOfError } from "../http/problem-of-error.ts";
import type { ReadBody } from "../http/read-body.ts";
import { countRefusedGuesses } from "../http/refused-guesses.ts";
import { whenAnswered } from "../http/when-answered.ts";
import type { EntryKey } from "../ledger/quarantine.ts";
import { caseCodeOf, casePath } from "../own-case/case-code.ts";
import { numberPage } from "../own-case/number-page.ts";
import { readCaseNumber } from "../own-case/read-case.ts";
import { sealContact } from "../rectification/rating-contacts.ts";
import { encodePhotos } from "./encode-photos.ts";
import { formPage } from "./form-page.ts";
import { noteOpening } from "./openings.ts";
import { type Speech, savedQuery, speechOf } from "./page.ts";
import { languageOf } from "./page-language.ts";
import { pageHeaders } from "./page-style.ts";
import { fullPage, refusedPage, thanksPage, troublePage, visitPage } from "./plain-pages.ts";
import { type FormFields, readFields, readFollowUp } from "./read-form.ts";
import { readParts, type SentForm } from "./read-parts.ts";
import { saveFollowUp } from "./save-follow-up.ts";
import { readVisit, type Visit } from "./visit.ts";

/** The path of the QR codes, below the address that configuration documents name. */
const path = "/r/:token";

/** The limit of the body, bytes: a form has a few hundred; the rest is for fields that a browser adds. */
const mostBytes = 16 * 1024;

/** Forms with photos that are read at one time, in all and of one address: each takes up to 36 MiB of memory. */
const mostPhotoForms = 8;
const mostPhotoFormsOfOne = 3;

/** The most unknown tokens that an address may open in a minute: a hall's whole network may be one address. */
const unknownAMinute = 60;

interface Shape {
  Params: { readonly token: string };
  Querystring: { readonly lang?: unknown; readonly saved?: unknown; readonly case?: unknown };
  /** undefined where the form is read while it arrives. */
  Body: FormFields | undefined;
}

const speechFor = (request: Pick<FastifyRequest, "query" | "headers">): Speech => {
  const { lang } = request.query as Shape["Querystring"];
  return speechOf(languageOf(lang, request.headers["accept-language"]));
};

const sendPage = (reply: FastifyReply, status: number, page: string): FastifyReply =>
  reply.code(status).type("text/html; charset=utf-8").send(page);

const statusOfVisit: Readonly<Record<Visit["kind"], number>> = {
  open: 200,
  full: 200,
  complaint: 200,
  "rated-before": 409,
  unknown: 404,
  closed: 410,
  "too-often": 429,
};

const sendVisit = (reply: FastifyReply, speech: Speech, visit: Exclude<Visit, { kind: "open" }>): FastifyReply => {
  if (visit.kind === "too-often") reply.header("retry-after", String(visit.seconds));
  return sendPage(reply, statusOfVisit[visit.kind], visitPage(speech, visit));
};

const emptyForm: FormFields = {
  ...{ tags: [], text: "", mayPublish: false },
  ...{ contactName: "", contactPhone: "", mayCall: false },
};

const firstView = { fields: emptyForm, fault: null, refused: [], hadPhotos: false } as const;

/** Sends the form, or the page without one. `saved` leads here after a form was stored. */
const show = (reply: FastifyReply, speech: Speech, visit: Visit, isSaved: boolean): FastifyReply => {
  const isKnown = visit.kind === "open" || visit.kind === "full";
  const isStored = isKnown && (visit.rating.followUpCount > 0 || visit.rating.hasContact);
  if (isSaved && isStored) return sendPage(reply, 200, thanksPage(speech, visit));
  if (visit.kind !== "open") return sendVisit(reply, speech, visit);
  return sendPage(reply, 200, formPage(speech, { ...visit, ...firstView }));
};

/** The rating or the complaint of a page; undefined where it has none. */
const entryOf = (visit: Visit): EntryKey | undefined => {
  if (visit.kind === "complaint") return visit.complaint;
  return "rating" in visit ? visit.rating : undefined;
};

/** Sends the number and the code of the case, once the office itself may know of it. */
const showCase = async (centre: Centre, reply: FastifyReply, { language }: Speech, entry: EntryKey) => {
  const { sql, pepperRoot, publicUrl } = centre;
  const number = await readCaseNumber(sql, entry);
  if (number === undefined) return sendPage(reply, 200, numberPage(language, undefined));
  const key = { number: String(number), code: caseCodeOf(pepperRoot, number) };
  return sendPage(reply, 200, numberPage(language, { ...key, address: `${publicUrl()}${casePath}` }));
};

/** Stores a form with its photos, or shows it again with its fault. */
const receive = async (
  { sql, clock, sealingKeys }: Centre,
  reply: FastifyReply,
  speech: Speech,
  visit: Extract<Visit, { kind: "open" }>,
  { fields, photos: sent }: SentForm,
): Promise<FastifyReply> => {
  const again = { ...visit, ...firstView, fields, hadPhotos: sent.length > 0 };
  const followUp = readFollowUp(fields, visit.levels, sent.length > 0);
  if (typeof followUp === "string") return sendPage(reply, 422, formPage(speech, { ...again, fault: followUp }));
  const { photos, refused } = await encodePhotos(sent);
  if (refused.length > 0) return sendPage(reply, 422, formPage(speech, { ...again, refused }));
  const contact = followUp.contact && (await sealContact(followUp.contact, visit.rating, sealingKeys));
  const isKept = await saveFollowUp(sql, visit.rating, { ...followUp, photos, contact }, new Date(clock()));
  if (!isKept) return sendPage(reply, 409, fullPage(speech, visit));
  return reply.redirect(`?${savedQuery}&lang=${speech.language}`, 303);
};

const isMultipart = ({ headers }: FastifyRequest<Shape>): boolean =>
  headers["content-type"]?.toLowerCase().startsWith("multipart/form-data") ?? false;

const answerErrors = (scope: FastifyInstance): void => {
  scope.setErrorHandler<FastifyError>((error, request, reply) => {
    const known = problemOfError(error, request);
    logProblem(request, error, known);
    const status = statusOf(known.code);
    const page = status < 500 ? refusedPage : troublePage;
    return sendPage(reply, status, page(speechFor(request)));
  });
};

/**
 * 带回家填写: `GET` and `POST /r/:token`, the page of one rating on the citizen's own phone. A complaint has a page there
 * too, which is only read. The token is the only credential; it is stored nowhere and in no log.
 */
export const addFollowUpRoutes = (
  scope: FastifyInstance,
  centre: Centre,
  readBody: ReadBody,
  silenceMs: number,
): void => {
  const unknownTokens = countRefusedGuesses(centre.clock, unknownAMinute);
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    "application/x-www-form-urlencoded",
    async (request: FastifyRequest, payload: IncomingMessage) =>
      readFields((await readBody(request, payload)).toString("utf8")),
  );
  // Read by the route: only who has the code of an open page may send photos.
  scope.addContentTypeParser("multipart/form-data", (_request, _payload, done) => done(null));
  const takePhotoForm = allotment(mostPhotoForms, mostPhotoFormsOfOne);
  const readSent = async (request: FastifyRequest<Shape>, reply: FastifyReply): Promise<SentForm> => {
    if (!isMultipart(request)) return { fields: request.body ?? emptyForm, photos: [] };
    const giveBack = takePhotoForm(holderOf(request.ip), 1);
    if (giveBack) whenAnswered(reply, giveBack);
    return readParts(request, { takesPhotos: giveBack !== undefined, silenceMs });
  };
  scope.addHook("onSend", async (_request, reply) => {
    reply.headers(pageHeaders);
  });
  answerErrors(scope);
  scope.get<Shape>(path, async (request, reply) => {
    const visit = await readVisit(centre, unknownTokens, request.params.token, request.ip);
    const isFound = visit.kind === "open" || visit.kind === "full";
    if (isFound) await noteOpening(centre.sql, visit.rating, new Date(centre.clock()));
    const entry = entryOf(visit);
    if (request.query.case !== undefined && entry) return showCase(centre, reply, speechFor(request), entry);
    return show(reply, speechFor(request), visit, request.query.saved !== undefined);
  });
  scope.post<Shape>(path, { bodyLimit: mostBytes }, async (request, reply) => {
    const visit = await readVisit(centre, unknownTokens, request.params.token, request.ip);
    const speech = speechFor(request);
    if (visit.kind === "full") return sendPage(reply, 409, fullPage(speech, visit));
    if (visit.kind !== "open") return sendVisit(reply, speech, visit);
    return receive(centre, reply, speech, visit, await readSent(request, reply));
  });
};
