import type { FastifyInstance, FastifyRequest } from "fastify";
import { officePaths } from "../../contract/office/office-paths.ts";
import { LinkToSend, type SentLink } from "../../contract/office/rectification/calls.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { accountIdOf, callerOf, changeFor, may, scopeOfRequest } from "../accounts/admit-callers.ts";
import type { Centre } from "../centre.ts";
import type { Tx } from "../database/sql.ts";
import { dayAt } from "../figures/running-part.ts";
import { refuseBody } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";
import { phoneIn } from "../sms/sms.ts";
import { caseLinkText } from "./case-link-text.ts";
import { openContact } from "./open-contact.ts";

/** Of the contact's opening, as the item shows it. */
const purpose = "发短信告知查询办法";

/** Takes the item's message of the day, and its number; a failed one may be tried again. */
const claim = async (tx: Tx, centre: Centre, request: FastifyRequest, number: number): Promise<Result<string>> => {
  const contact = await openContact(tx, centre, { number, scope: scopeOfRequest(request), isCaller: true });
  if (!contact) return failure(problem("not-found"));
  const phone = phoneIn(contact.phone);
  if (phone === undefined) return failure(problem("sms-phone-unfit"));
  const nowMs = centre.clock();
  const claimed = await tx`
    insert into item_messages (item, day, at, account, made_by, outcome)
    values (${number}, ${dayAt(nowMs)}, ${new Date(nowMs)}, ${accountIdOf(request)}, ${callerOf(request).shownName},
      'sending')
    on conflict (item, day) do update
    set at = excluded.at, account = excluded.account, made_by = excluded.made_by, outcome = 'sending', failure = null
    where item_messages.outcome = 'failed'`;
  return claimed.count === 0 ? failure(problem("sms-sent-today")) : success(phone);
};

/** The message with the link to the case page, which a caller sends. The number stays within this request. */
export const addCaseLinkRoute = (app: FastifyInstance, centre: Centre): void => {
  const { sql, clock, sms, publicUrl, pepperRoot } = centre;
  app.post(officePaths.itemMessages, may("call-back"), async (request, reply): Promise<unknown> => {
    const asked = LinkToSend.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    if (!sms) return sendProblem(reply, problem("sms-off"));
    const { number } = asked.data;
    const day = dayAt(clock());
    const claimed = await changeFor(
      sql,
      request,
      (tx) => claim(tx, centre, request, number),
      () => ({ action: "contact-opened", subject: { item: number }, purpose }),
    );
    if (!claimed.ok) return sendProblem(reply, claimed.problem);
    const sent = await sms({ phone: claimed.value, text: caseLinkText(pepperRoot, number, publicUrl()) });
    const reason = sent.outcome === "sent" ? null : sent.failure;
    await sql`
      update item_messages set outcome = ${sent.outcome}, failure = ${reason} where item = ${number} and day = ${day}`;
    return { outcome: sent.outcome, reason } satisfies SentLink;
  });
};
