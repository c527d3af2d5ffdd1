import { z } from "zod";
import { CounterPrompt, CounterState, PauseRequest, PromptRequest } from "../../../contract/counter/counter.ts";
import { EventsTicket } from "../../../contract/counter/counter-api.ts";
import { type Problem, type ProblemCode, problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { PromptId } from "../../../contract/words.ts";
import type { Counter } from "../counter/counter.ts";
import type { Tickets } from "./token.ts";

/** The services that the operations use. */
export interface Desk {
  /** The window's interface, or the reason why it cannot be used now. */
  readonly counter: () => Result<Counter>;
  readonly tickets: Tickets;
}

interface Asked {
  readonly promptId: string | undefined;
  /** Parsed JSON; undefined where there was no body. */
  readonly body: unknown;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** One request that an office system can make: its handler and its documentation. */
export interface Operation {
  readonly name: string;
  readonly method: "GET" | "POST";
  /** In OpenAPI's notation. */
  readonly path: string;
  readonly summary: string;
  /** undefined: no body, or an empty object. */
  readonly body: z.ZodType | undefined;
  readonly answers: Readonly<Record<number, { readonly means: string; readonly body: z.ZodType }>>;
  /** Its own problems, besides those of every request. */
  readonly problems: readonly ProblemCode[];
  readonly serve: (desk: Desk, asked: Asked) => Result<Answer>;
}

const NoBody = z.strictObject({}).optional();

const misfit = ({ issues: [issue] }: z.ZodError): Problem =>
  problem("request-invalid", { field: issue?.path.join(".") || "body" });

/** Parses the body with `schema`, which is in the document too. */
const reading =
  <Body>(schema: z.ZodType<Body>, serve: (counter: Counter, body: Body) => Result<Answer>): Operation["serve"] =>
  ({ counter }, { body }) => {
    const read = schema.safeParse(body);
    if (!read.success) return failure(misfit(read.error));
    const found = counter();
    return found.ok ? serve(found.value, read.data) : found;
  };

const about = (serve: (counter: Counter, promptId: PromptId) => Result<CounterPrompt>): Operation["serve"] => {
  return (desk, asked) => {
    const promptId = PromptId.safeParse(asked.promptId);
    if (!promptId.success) return failure(problem("prompt-unknown"));
    return reading(NoBody, (counter) => answered(serve(counter, promptId.data)))(desk, asked);
  };
};

const answered = (result: Result<unknown>): Result<Answer> =>
  result.ok ? success({ status: 200, body: result.value }) : result;

/** 201 for a new prompt, else 200. At most one prompt can be open, so one that was open before is the only candidate. */
const openPrompt = (counter: Counter, request: PromptRequest): Result<Answer> => {
  const before = counter.state().prompt?.promptId;
  const opened = counter.openPrompt(request, "counter-api");
  if (!opened.ok) return opened;
  const isNew = opened.value.state === "open" && opened.value.promptId !== before;
  return success({ status: isNew ? 201 : 200, body: opened.value });
};

const prompt = { 200: { means: "The current state of the prompt.", body: CounterPrompt } } as const;
const state = { 200: { means: "The current state of the window.", body: CounterState } } as const;

export const operations: readonly Operation[] = [
  {
    name: "readState",
    method: "GET",
    path: "/v1/state",
    summary: "The state of the window: the staff on duty, a pause, and the prompt that waits for an answer.",
    body: undefined,
    answers: state,
    problems: [],
    serve: reading(z.unknown(), (counter) => answered(success(counter.state()))),
  },
  {
    name: "openPrompt",
    method: "POST",
    path: "/v1/prompts",
    summary:
      "Asks the citizen for a rating of one 办件 or of several together. The answer is immediate; the outcome comes as an " +
      "event and by GET. The same services give the same prompt. After the rating they give a conflict.",
    body: PromptRequest,
    answers: {
      201: { means: "The prompt is on the screen.", body: CounterPrompt },
      200: { means: "A prompt for these services is already open: this one.", body: CounterPrompt },
    },
    problems: ["already-rated", "prompt-already-open", "citizen-busy", "not-on-duty", "already-paused"],
    serve: reading(PromptRequest, openPrompt),
  },
  {
    name: "readPrompt",
    method: "GET",
    path: "/v1/prompts/{promptId}",
    summary: "The state of a prompt: open, answered, unanswered or cancelled. Never the rating.",
    body: undefined,
    answers: prompt,
    problems: ["prompt-unknown"],
    serve: about((counter, promptId) => counter.prompt(promptId)),
  },
  {
    name: "cancelPrompt",
    method: "POST",
    path: "/v1/prompts/{promptId}/cancel",
    summary: "Cancels a prompt. Cancelling it twice is not an error.",
    body: undefined,
    answers: prompt,
    problems: ["prompt-unknown", "prompt-not-open", "prompt-of-citizen"],
    serve: about((counter, promptId) => counter.cancelPrompt(promptId, "system")),
  },
  {
    name: "pause",
    method: "POST",
    path: "/v1/pause",
    summary: "Pauses the window. The screen shows the reason and the expected end.",
    body: PauseRequest,
    answers: state,
    problems: ["not-on-duty", "already-paused", "prompt-already-open"],
    serve: reading(PauseRequest, (counter, request) => answered(counter.pause(request))),
  },
  {
    name: "resume",
    method: "POST",
    path: "/v1/resume",
    summary: "Ends the pause.",
    body: undefined,
    answers: state,
    problems: ["not-paused"],
    serve: reading(NoBody, (counter) => answered(counter.resume())),
  },
  {
    name: "issueTicket",
    method: "POST",
    path: "/v1/events/ticket",
    summary:
      "A ticket for one WebSocket connection, valid once and for seconds. For browsers, which cannot send headers.",
    body: undefined,
    answers: { 201: { means: "The ticket.", body: EventsTicket } },
    problems: [],
    serve: ({ tickets }) => success({ status: 201, body: tickets.issue() }),
  },
];
