import type { Position } from "../../../contract/ledger/chain.ts";
import type { PromptId } from "../../../contract/words.ts";

/** The messages between a test and the process with the counter API. */
export type ToCounterApi =
  | { readonly type: "look" | "weigh" }
  /** A citizen taps the worst level and gives a reason. */
  | { readonly type: "rate"; readonly promptId: PromptId };

export type FromCounterApi =
  | { readonly type: "open"; readonly port: number; readonly token: string }
  | { readonly type: "seen"; readonly session: string; readonly position: string }
  | { readonly type: "weighed"; readonly rssBytes: number; readonly heapBytes: number };

export const positionText = (position: Position): string => JSON.stringify(position);
