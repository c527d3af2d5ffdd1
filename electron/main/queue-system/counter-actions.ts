import type { Result } from "../../../contract/result.ts";
import type { Counter } from "../counter/counter.ts";
import { pushedPauseReason } from "./push-steps.ts";
import type { CounterAction } from "./queue-state.ts";

/** Does at the window what a push asks for. The step has checked that it is allowed, so only the disk can refuse it. */
export const actAtCounter = (counter: Counter, action: CounterAction): Result<unknown> => {
  switch (action.type) {
    case "open-prompt": {
      const { rateId, transactionRef } = action.call;
      const request = { transactions: [{ transactionRef, serviceNumber: 1 }], askAgain: false };
      return counter.openPrompt(request, "queue-system", rateId);
    }
    case "cancel-prompt":
      return counter.cancelPrompt(action.promptId, "system");
    case "pause":
      return counter.pause({ reason: pushedPauseReason, until: null });
    case "resume":
      return counter.resume();
  }
};
