import type { CounterEvent } from "../../../contract/counter/counter.ts";
import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import type { PromptId } from "../../../contract/words.ts";
import type { Store } from "../../../db/store.ts";
import { promptAsSeen } from "./counter-state.ts";

/** The counter event for an entry; undefined where the entry has no meaning for the office, or must not reach it. */
export const eventOf = (draft: EntryDraft, promptOf: Store["prompt"]): Omit<CounterEvent, "state"> | undefined => {
  const about = (type: CounterEvent["type"], promptId: PromptId) => {
    const record = promptOf(promptId);
    return { type, prompt: record ? promptAsSeen(record) : null };
  };
  switch (draft.kind) {
    case "prompt-opened":
      return about("prompt-opened", draft.body.promptId);
    case "rating-given":
      return about("prompt-answered", draft.body.promptId);
    case "prompt-closed":
      return about(`prompt-${draft.body.outcome}`, draft.body.promptId);
    case "shift-started":
    case "shift-ended":
      return { type: draft.kind, prompt: null };
    case "shift-paused":
      return { type: "paused", prompt: null };
    case "shift-resumed":
      return { type: "resumed", prompt: null };
    default:
      return undefined;
  }
};
