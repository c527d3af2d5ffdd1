import { randomUUID } from "node:crypto";
import type { ExplanationInput } from "../../../contract/ipc/inputs.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { ExplanationId } from "../../../contract/words.ts";
import type { Handlers } from "../ipc/serve-requests.ts";
import type { SessionEvent } from "../visit/session.ts";
import { endShift } from "./end-shift.ts";
import type { ConsoleService } from "./staff-console.ts";

/** Requests of staff at the touchscreen, where 窗口台 has no display. `service` gives the reason where there is none. */
export const touchscreenRequests = (
  service: () => Result<ConsoleService>,
): Pick<Handlers, "openPromptAbout" | "logOut" | "myShift" | "explain"> => ({
  openPromptAbout: ({ transaction }) => {
    const found = service();
    if (!found.ok) return found;
    const { counter, visit } = found.value;
    const opened = counter.openPrompt({ transactions: [transaction], askAgain: true }, "staff-console");
    return opened.ok ? success(visit.view()) : opened;
  },
  logOut: async ({ pin }) => {
    const found = service();
    if (!found.ok) return found;
    const ended = await endShift(found.value, pin);
    return ended.ok ? success({ view: found.value.visit.view(), summary: ended.value }) : ended;
  },
  myShift: () => {
    const found = service();
    if (!found.ok) return found;
    const figures = found.value.myShift.figures();
    return figures ? success(figures) : failure(problem("not-on-duty"));
  },
  explain: (input) => {
    const found = service();
    return found.ok ? found.value.visit.take(explained(input)) : found;
  },
});

export const explained = ({ transactionRef, text }: ExplanationInput): SessionEvent => ({
  type: "explained",
  explanationId: randomUUID() as ExplanationId,
  transactionRef,
  text,
});
