import type { StaffNumber } from "../../../contract/words.ts";
import type { SetTimer } from "../../wire/clock.ts";
import type { ShiftElsewhere } from "../../wire/fetch-shift-elsewhere.ts";

export interface ShiftInquiryParts {
  /** Sends the question to the centre; the answer arrives by `answered`. */
  readonly ask: (staffNumber: StaffNumber) => void;
  readonly setTimer: SetTimer;
}

export interface ShiftInquiry {
  /**
   * The other window where this member of staff is on shift now; null where none is known in time, so that an offline
   * window goes on serving.
   */
  readonly shiftElsewhere: (staffNumber: StaffNumber) => Promise<ShiftElsewhere | null>;
  readonly answered: (staffNumber: StaffNumber, elsewhere: ShiftElsewhere | null) => void;
}

/** Short, because a member of staff waits at the screen. */
const patienceMs = 2_000;

interface Waiting {
  readonly staffNumber: StaffNumber;
  readonly settle: (elsewhere: ShiftElsewhere | null) => void;
}

/** Two questions about one number are both answered by the first reply; each waits its own two seconds for it. */
export const startShiftInquiry = ({ ask, setTimer }: ShiftInquiryParts): ShiftInquiry => {
  const waiting = new Set<Waiting>();
  return {
    answered: (staffNumber, elsewhere) => {
      for (const one of waiting) if (one.staffNumber === staffNumber) one.settle(elsewhere);
    },
    shiftElsewhere: (staffNumber) =>
      new Promise((resolve) => {
        const settle: Waiting["settle"] = (elsewhere) => {
          timer.cancel();
          waiting.delete(one);
          resolve(elsewhere);
        };
        const one: Waiting = { staffNumber, settle };
        const timer = setTimer(() => settle(null), patienceMs);
        waiting.add(one);
        ask(staffNumber);
      }),
  };
};
