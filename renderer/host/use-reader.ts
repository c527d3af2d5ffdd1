import { useEffect, useEffectEvent, useRef } from "react";
import { listenForReader } from "./reader.ts";

/**
 * Removes a badge reader's text from a field: the draft is as it was before. `onRead` receives the text; a citizen's
 * field does not need it.
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
