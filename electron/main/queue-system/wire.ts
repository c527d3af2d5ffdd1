import { z } from "zod";
import { parseJson } from "../../../contract/parse-json.ts";
import type { QueueMarks } from "../../../contract/sync/queue-system-policy.ts";
import { TransactionRef } from "../../../contract/transaction-ref.ts";
import { shownText } from "../../wire/shown-text.ts";

/**
 * The evaluator protocol of JackQChen/QueueSystem, as its service speaks it; its written specification names other
 * fields and loses against the code.
 *
 * Both sides send JSON objects, one in a text frame. A request is `{method, param}`, its answer `{request, code,
 * result}`: `request` repeats the method as it was sent, and is all that tells which request was answered, for there are
 * no message numbers. `code` is text: "0" is done. The names inside `param` count with their case, every value goes as
 * text, and a name too few, a wrong case or a null is answered by silence. A message that is not in one piece when it
 * arrives there is lost in silence, too.
 *
 * Unasked it sends `RateQuest`: somebody at this window shall be asked; and `RateOperate`: pause, resume, reset. A push
 * wants no answer and may come between a request and its answer.
 */
export type QueueRequest =
  | { readonly method: "GetWindowList" }
  | { readonly method: "Login"; readonly windowNumber: string; readonly userCode: string }
  | { readonly method: "RateSubmit"; readonly rateId: string; readonly marks: QueueMarks };

export type QueueMethod = QueueRequest["method"];

const paramOf = (request: QueueRequest): Readonly<Record<string, string>> => {
  switch (request.method) {
    case "GetWindowList":
      return {};
    case "Login":
      return { winNum: request.windowNumber, userCode: request.userCode };
    case "RateSubmit": {
      const { attitude, quality, efficiency, honest } = request.marks;
      const marks = {
        attitude: String(attitude),
        quality: String(quality),
        efficiency: String(efficiency),
        honest: String(honest),
      };
      return { rateId: request.rateId, ...marks };
    }
  }
};

/** A request as it goes out: far below the 4 KB of one read there, whatever the contract lets through. */
export const encodeRequest = (request: QueueRequest): string =>
  JSON.stringify({ method: request.method, param: paramOf(request) });

export const QueueOperate = z.enum(["Pause", "Resume", "Reset"]);
export type QueueOperate = z.infer<typeof QueueOperate>;

/** A call of a ticket that is to be rated. */
export interface QueueCall {
  /** Its id as it came. It goes back byte for byte: the service looks it up by the letter. */
  readonly rateId: string;
  /** The same as our ledger names the service. */
  readonly transactionRef: string;
}

export type QueueMessage =
  /** `code` may be shown and logged as it stands here. */
  | { readonly type: "reply"; readonly request: string; readonly code: string }
  | { readonly type: "rate-quest"; readonly call: QueueCall }
  /** An id that no ledger can hold, as it may be shown. */
  | { readonly type: "call-refused"; readonly shownId: string }
  | { readonly type: "operate"; readonly operate: QueueOperate }
  | { readonly type: "unclear" };

const Reply = z.object({ request: z.string(), code: z.string().transform((code) => shownText(code, 20)) });

/**
 * Of a `RateQuest` only the id of the call is read: text, 17 digits as a rule, too long for a number and opaque here.
 * It also brings the customer's name and a booking number, which are personal and end here, and an item that is the
 * same words every time.
 */
const RateQuest = z.object({ method: z.literal("RateQuest"), param: z.object({ rateId: z.string() }) });
const RateOperate = z.object({ method: z.literal("RateOperate"), param: z.object({ operate: QueueOperate }) });

/** UTF-8 bytes: a submit has to fit into one read of the service, and the ledger bounds an id likewise. */
const mostIdBytes = 256;

const questOf = (rateId: string): QueueMessage => {
  const named = TransactionRef.safeParse(rateId);
  return named.success && Buffer.byteLength(rateId) <= mostIdBytes
    ? { type: "rate-quest", call: { rateId, transactionRef: named.data } }
    : { type: "call-refused", shownId: shownText(rateId) };
};

/** Reads whatever came; it throws nothing. */
export const decodeMessage = (text: string): QueueMessage => {
  const json = parseJson(text);
  const reply = Reply.safeParse(json);
  if (reply.success) return { type: "reply", ...reply.data };
  const quest = RateQuest.safeParse(json);
  if (quest.success) return questOf(quest.data.param.rateId);
  const operate = RateOperate.safeParse(json);
  if (operate.success) return { type: "operate", operate: operate.data.param.operate };
  return { type: "unclear" };
};
