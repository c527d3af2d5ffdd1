import { z } from "zod";
import { Transaction } from "../../../contract/ledger/bodies/prompt.ts";
import { parseJson } from "../../../contract/parse-json.ts";
import type { QueueMarks } from "../../../contract/sync/queue-system-policy.ts";

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

/** What fits into one read of the service, 4 KB, with room for the frame's head. UTF-8 bytes. */
export const mostMessageBytes = 3_900;

/** A request as it goes out. What the contract lets through is far below `mostMessageBytes`. */
export const encodeRequest = (request: QueueRequest): string =>
  JSON.stringify({ method: request.method, param: paramOf(request) });

export const QueueOperate = z.enum(["Pause", "Resume", "Reset"]);
export type QueueOperate = z.infer<typeof QueueOperate>;

export type QueueMessage =
  | { readonly type: "reply"; readonly request: string; readonly code: string }
  | { readonly type: "rate-quest"; readonly rateId: string }
  | { readonly type: "operate"; readonly operate: QueueOperate }
  | { readonly type: "unclear" };

const Reply = z.object({ request: z.string(), code: z.string() });

/**
 * Of a `RateQuest` only the id of the call is read: text, 17 digits as a rule, too long for a number and opaque here.
 * It also brings the customer's name and a booking number, which are personal and end here, and an item that is the
 * same words every time.
 */
const RateQuest = z.object({
  method: z.literal("RateQuest"),
  // Whatever a database or a wire would not give back as it was is no id.
  param: z.object({ rateId: Transaction.shape.transactionRef.regex(/^[^\p{Control}\p{Surrogate}]+$/u) }),
});
const RateOperate = z.object({ method: z.literal("RateOperate"), param: z.object({ operate: QueueOperate }) });

export const decodeMessage = (text: string): QueueMessage => {
  const json = parseJson(text);
  const reply = Reply.safeParse(json);
  if (reply.success) return { type: "reply", ...reply.data };
  const quest = RateQuest.safeParse(json);
  if (quest.success) return { type: "rate-quest", rateId: quest.data.param.rateId };
  const operate = RateOperate.safeParse(json);
  if (operate.success) return { type: "operate", operate: operate.data.param.operate };
  return { type: "unclear" };
};
