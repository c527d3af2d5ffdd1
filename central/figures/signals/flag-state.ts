import type { FlagEventKind, FlagState } from "../../../contract/office/figures/signals.ts";

export interface FlagEvent {
  readonly kind: FlagEventKind;
  /** The last day that the flag examined at that time. */
  readonly day: string;
}

const verdicts: readonly FlagState[] = ["confirmed", "cleared"];

/**
 * The state of a flag after its events, in their order. A decision is about the days examined until then: it no longer
 * holds when a later judged day, which began on `lastFrom`, shares none of them.
 */
export const stateAfter = (events: readonly FlagEvent[], lastFrom: string): FlagState => {
  const last = events.at(-1);
  if (!last) return "open";
  return verdicts.includes(last.kind) && lastFrom > last.day ? "open" : last.kind;
};
