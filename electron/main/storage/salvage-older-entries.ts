import type { Store } from "../../../db/store.ts";
import type { SetTimer } from "../../wire/clock.ts";
import { log, logProblem } from "../../wire/log.ts";

/** Lets the window open first. */
const firstMs = 5_000;
/** Short steps with pauses between them do not delay a tap. */
const pauseMs = 50;
/** Pause while the disk is low, until IT has made room: salvaged entries must not fill the disk. */
const fullMs = 60_000;

interface SalvageParts {
  readonly store: Pick<Store, "salvageOlder">;
  readonly isDiskLow: () => boolean;
  readonly setTimer: SetTimer;
  /** All entries that can be salvaged are in the ledger. */
  readonly carried: () => void;
}

/** Salvages the rest of a ledger that a start has set aside, between taps. */
export const salvageOlderEntries = ({ store, isDiskLow, setTimer, ...parts }: SalvageParts): void => {
  let hasCarried = false;
  const carry = (): void => {
    const carried = isDiskLow() ? undefined : store.salvageOlder();
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
