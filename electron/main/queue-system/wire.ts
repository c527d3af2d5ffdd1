import { z } from "zod";
import { parseJson } from "../../../contract/parse-json.ts";
import type { QueueMarks } from "../../../contract/sync/queue-system-policy.ts";
import { TransactionRef } from "../../../contract/transaction-ref.ts";
import { shownText } from "../../wire/shown-text.ts";

/**
 * The evaluator protocol of JackQChen/QueueSystem, as its service implements it; where the written specification has
 * other field names, the code counts.
 *
 * Both sides send JSON objects, one per text frame. A request is `{method, param}`, its answer `{request, code,
 * result}`: `request` repeats the method, and is the only link to the request, because there are no message numbers.
 * `code` is text: "0" means success. Names inside `param` are case-sensitive and every value is text; a missing name, a
 * wrong case or a null gets no answer. A message that arrives in more than one piece is lost without an answer.
 *
 * The service pushes `RateQuest`, which asks for a rating at this window, and `RateOperate`: pause, resume, reset. A
 * push expects no answer and may come between a request and its answer.
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

/**
 * The text of a request. Always far below the 4 KB that the service reads at once, for every value that the contract
 * allows.
 */
export const encodeRequest = (request: QueueRequest): string =>
  JSON.stringify({ method: request.method, param: paramOf(request) });

export const QueueOperate = z.enum(["Pause", "Resume", "Reset"]);
export type QueueOperate = z.infer<typeof QueueOperate>;

/** A call of a ticket that is to be rated. */
export interface QueueCall {
  /** The service's id, unchanged. It is sent back byte for byte, because the service compares it exactly. */
  readonly rateId: string;
  /** The same id as our ledger's name of the service. */
  readonly transactionRef: string;
}

export type QueueMessage =
  /** `code` is safe to show and to log. */
  | { readonly type: "reply"; readonly request: string; readonly code: string }
  | { readonly type: "rate-quest"; readonly call: QueueCall }
  /** An id that the ledger cannot store, in a form that is safe to show. */
  | { readonly type: "call-refused"; readonly shownId: string }
  | { readonly type: "operate"; readonly operate: QueueOperate }
  | { readonly type: "unclear" };

const Reply = z.object({ request: z.string(), code: z.string().transform((code) => shownText(code, 20)) });

/**
 * Only the id of the call is read from a `RateQuest`: text, usually 17 digits, too long for a number and opaque here.
 * The message also contains the customer's name and a booking number, which are personal and are dropped here, and an
 * item with a constant text.
 */
const RateQuest = z.object({ method: z.literal("RateQuest"), param: z.object({ rateId: z.string() }) });
const RateOperate = z.object({ method: z.literal("RateOperate"), param: z.object({ operate: QueueOperate }) });

/** UTF-8 bytes: a submit has to fit into one read of the service. The ledger has the same limit. */
const mostIdBytes = 256;

const questOf = (rateId: string): QueueMessage => {
  const named = TransactionRef.safeParse(rateId);
  return named.success && Buffer.byteLength(rateId) <= mostIdBytes
    ? { type: "rate-quest", call: { rateId, transactionRef: named.data } }
    : { type: "call-refused", shownId: shownText(rateId) };
};

/** Parses any message; never throws. */
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
