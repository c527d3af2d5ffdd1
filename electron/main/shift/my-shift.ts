import type { ShiftFigures, ShiftSummary } from "../../../contract/ipc/shift.ts";
import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import type { Store } from "../../../db/store.ts";
import { type Clock, withOffset } from "../../wire/clock.ts";
import type { Visit } from "../visit/visit.ts";
import { emptyTally, figuresOf, levelsOf, type ShiftTally, talliedKinds, withEntry } from "./shift-tally.ts";

export interface MyShift {
  /** Of the current shift; undefined where no member of staff is on duty. */
  readonly figures: () => ShiftFigures | undefined;
  /**
   * The summary of the shift that was just ended by logging out, returned once and then deleted, so that the next
   * person at the screen does not get it. A shift that was handed over or forgotten has no summary.
   */
  readonly takeSummary: () => ShiftSummary | undefined;
}

export interface MyShiftParts {
  readonly store: Pick<Store, "newestOfKinds" | "entriesAfter">;
  readonly clock: Clock;
  readonly visit: Pick<Visit, "session" | "document" | "onWritten">;
}

/**
 * Counts the entries of the current shift: reads them once where a start continues a shift, then adds one entry after
 * the other.
 */
export const watchMyShift = ({ store, clock, visit }: MyShiftParts): MyShift => {
  let running = recoveredTally(store, visit);
  let ended: ShiftTally | undefined;

  const hear = (draft: EntryDraft): void => {
    if (draft.kind === "shift-started") {
      running = emptyTally(draft.body.shiftId, withOffset(clock.date()));
      ended = undefined;
    } else if (draft.kind === "shift-ended") {
      ended = draft.body.cause === "logged-out" ? running : undefined;
      running = undefined;
    } else if (running) running = withEntry(running, draft);
  };
  visit.onWritten((drafts) => drafts.forEach(hear));

  return {
    figures: () => running && figuresOf(running),
    takeSummary: () => {
      const told = ended;
      const document = visit.document();
      ended = undefined;
      return told && document && { figures: figuresOf(told), levels: levelsOf(told, document) };
    },
  };
};

const recoveredTally = (store: MyShiftParts["store"], visit: MyShiftParts["visit"]): ShiftTally | undefined => {
  const { duty } = visit.session();
  const started = store.newestOfKinds(["shift-started"]);
  if (duty.state === "off" || started?.kind !== "shift-started") return undefined;
  return store.entriesAfter(started, talliedKinds).reduce(withEntry, emptyTally(duty.shift.shiftId, started.at));
};
