import type { ShiftSummary } from "../../../contract/ipc/shift.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { ConsoleService } from "./staff-console.ts";

/**
 * Ends the shift of the one who serves, and sums it up for whoever proved by the PIN to be that one: anybody may stand
 * before the screen. Without a PIN it is refused (`log-out-pin-due`) where the policy asks for one, else it ends and
 * nothing is told. A wrong PIN is an attempt like any at a log-in.
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
  // Checking a PIN takes its time: a colleague may have taken over meanwhile.
  const { duty: present } = visit.session();
  if (present.state === "off" || present.shift.shiftId !== shiftId) return failure(problem("not-on-duty"));
  const taken = visit.take({ type: "logged-out" });
  if (!taken.ok) return taken;
  const summary = myShift.takeSummary() ?? null;
  return success(pin === null ? null : summary);
};
