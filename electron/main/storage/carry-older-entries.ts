import type { Store } from "../../../db/store.ts";
import { log, logProblem } from "../../wire/log.ts";
import type { SetTimer } from "../../wire/set-timer.ts";

/** The window opens first. */
const firstMs = 5_000;
/** Whoever taps meanwhile notices nothing of it. */
const pauseMs = 50;
/** Until IT has made room: it may fill the disk as little as a log may. */
const fullMs = 60_000;

interface CarryingParts {
  readonly store: Pick<Store, "carryOlder">;
  readonly isDiskLow: () => boolean;
  readonly setTimer: SetTimer;
  /** Everything is there that could be saved. */
  readonly carried: () => void;
}

/** Carries over, between taps, what the start has left of a ledger that was set aside. */
export const carryOlderEntries = ({ store, isDiskLow, setTimer, ...parts }: CarryingParts): void => {
  let hasCarried = false;
  const carry = (): void => {
    const carried = isDiskLow() ? undefined : store.carryOlder();
    if (carried === undefined) setTimer(carry, fullMs);
    else if (!carried.ok) logProblem("older entries wait for the next start", carried.problem);
    else if (carried.value) setTimer(carry, pauseMs);
    else if (hasCarried) {
      log("older entries carried over");
      parts.carried();
    }
    hasCarried ||= carried?.ok === true && carried.value;
  };
  setTimer(carry, firstMs);
};
