import { useEffect, useEffectEvent, useRef } from "react";
import { listenForReader } from "./reader.ts";

/**
 * What a badge reader types into a field is taken out again: the draft is as it was before. `onRead` gets it where it is
 * of use; a citizen's field has none.
 */
export const useReader = <Draft>(
  draft: Draft,
  setDraft: (draft: Draft) => void,
  onRead?: (text: string) => void,
): void => {
  const before = useRef(draft);
  const keep = useEffectEvent(() => {
    before.current = draft;
  });
  const take = useEffectEvent((text: string) => {
    setDraft(before.current);
    onRead?.(text);
  });
  useEffect(() => listenForReader(window, { onBegin: () => keep(), onRead: (text) => take(text) }), []);
};
