import type { StaffNumber } from "../../../contract/words.ts";
import type { ShiftElsewhere } from "../../wire/fetch-shift-elsewhere.ts";
import type { SetTimer } from "../../wire/set-timer.ts";

export interface ShiftInquiryParts {
  /** Has the centre asked; the answer comes by `answered`. */
  readonly ask: (staffNumber: StaffNumber) => void;
  readonly setTimer: SetTimer;
}

export interface ShiftInquiry {
  /** Where else somebody is on shift now; null where nobody knows of it in time: an offline window goes on serving. */
  readonly shiftElsewhere: (staffNumber: StaffNumber) => Promise<ShiftElsewhere | null>;
  readonly answered: (staffNumber: StaffNumber, elsewhere: ShiftElsewhere | null) => void;
}

/** Somebody stands before the screen and waits. */
const patienceMs = 2_000;

interface Waiting {
  readonly staffNumber: StaffNumber;
  readonly settle: (elsewhere: ShiftElsewhere | null) => void;
}

/** Asked twice, both are answered by what the centre says first, and each waits its own two seconds for it. */
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
