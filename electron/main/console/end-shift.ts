import type { ShiftSummary } from "../../../contract/ipc/shift.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
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
  const { duty } = visit.session();
  if (duty.state === "off") return failure(problem("not-on-duty"));
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
