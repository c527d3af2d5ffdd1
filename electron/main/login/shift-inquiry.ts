import type { StaffNumber } from "../../../contract/words.ts";
import type { ShiftElsewhere } from "../sync/fetch-shift-elsewhere.ts";
import type { VisitParts } from "../visit/visit.ts";

export interface ShiftInquiryParts {
  /** Has the centre asked; the answer comes by `answered`. */
  readonly ask: (staffNumber: StaffNumber) => void;
  readonly setTimer: VisitParts["setTimer"];
}

export interface ShiftInquiry {
  /** Where else somebody is on shift now; null where nobody knows of it in time: an offline window goes on serving. */
  readonly shiftElsewhere: (staffNumber: StaffNumber) => Promise<ShiftElsewhere | null>;
  readonly answered: (staffNumber: StaffNumber, elsewhere: ShiftElsewhere | null) => void;
}

/** Somebody stands before the screen and waits. */
const patienceMs = 2_000;

export const startShiftInquiry = ({ ask, setTimer }: ShiftInquiryParts): ShiftInquiry => {
  const waiting = new Map<StaffNumber, (elsewhere: ShiftElsewhere | null) => void>();
  const answered = (staffNumber: StaffNumber, elsewhere: ShiftElsewhere | null): void =>
    waiting.get(staffNumber)?.(elsewhere);
  return {
    answered,
    shiftElsewhere: (staffNumber) =>
      new Promise((resolve) => {
        // Asked twice, both are answered by what comes first.
        const earlier = waiting.get(staffNumber);
        const timer = setTimer(() => answered(staffNumber, null), patienceMs);
        waiting.set(staffNumber, (elsewhere) => {
          timer.cancel();
          waiting.delete(staffNumber);
          earlier?.(elsewhere);
          resolve(elsewhere);
        });
        ask(staffNumber);
      }),
  };
};
