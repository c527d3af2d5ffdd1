import { randomUUID } from "node:crypto";
import type { ExplanationInput } from "../../../contract/ipc/inputs.ts";
import type { ShiftSummary } from "../../../contract/ipc/shift.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { ExplanationId } from "../../../contract/words.ts";
import type { Handlers } from "../ipc/serve-requests.ts";
import type { SessionEvent } from "../visit/session.ts";
import type { ConsoleService } from "./staff-console.ts";

/**
 * Ends the shift, and returns its summary only if the PIN proves that the person is the one on duty, because anyone may
 * be at the screen. Without a PIN: `log-out-pin-due` where the policy asks for one, else the shift ends without a
 * summary. A wrong PIN counts as an attempt, as at a login.
 */
export const endShift = async (
  { visit, login, myShift }: Pick<ConsoleService, "visit" | "login" | "myShift">,
  pin: string | null,
): Promise<Result<ShiftSummary | null>> => {
  const { duty, stage } = visit.session();
  if (duty.state === "off") return failure(problem("not-on-duty"));
  // Refused before the PIN is checked: it would count as an attempt that could end nothing.
  if (stage.at === "prompting") return failure(problem("prompt-already-open"));
  const { shiftId, staffNumber } = duty.shift;
  if (pin === null && visit.document()?.policy.logOutAsksPin !== false)
    return failure(problem("log-out-pin-due", { staffNumber }));
  const confirmed = pin === null ? success(null) : await login.confirm({ staffNumber, pin });
  if (!confirmed.ok) return confirmed;
  // A colleague may have taken over while the PIN was checked.
  const { duty: present } = visit.session();
  if (present.state === "off" || present.shift.shiftId !== shiftId) return failure(problem("not-on-duty"));
  const taken = visit.take({ type: "logged-out" });
  if (!taken.ok) return taken;
  const summary = myShift.takeSummary() ?? null;
  return success(pin === null ? null : summary);
};

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
