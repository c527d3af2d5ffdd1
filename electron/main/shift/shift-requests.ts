import { randomUUID } from "node:crypto";
import type { ExplanationInput } from "../../../contract/ipc/shift.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { ExplanationId } from "../../../contract/words.ts";
import type { Handlers } from "../ipc/serve-requests.ts";
import type { SessionEvent } from "../visit/session.ts";
import type { Visit } from "../visit/visit.ts";
import type { MyShift } from "./my-shift.ts";

interface OnDuty {
  readonly visit: Visit;
  readonly myShift: MyShift;
}

/** What the touchscreen asks about a shift; `service` is there, or why it is not. */
export const shiftRequests = (service: () => Result<OnDuty>): Pick<Handlers, "logOut" | "myShift" | "explain"> => ({
  logOut: () => {
    const found = service();
    if (!found.ok) return found;
    const { visit, myShift } = found.value;
    const taken = visit.take({ type: "logged-out" });
    return taken.ok ? success({ view: taken.value, summary: myShift.takeSummary() ?? null }) : taken;
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
