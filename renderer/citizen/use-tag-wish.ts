import { useEffect, useEffectEvent, useState } from "react";
import type { TagChoice } from "../../contract/ipc/view.ts";
import { nextWish, noWish, withTouched } from "./tag-wish.ts";

interface ChosenTags {
  readonly isChosen: (code: string) => boolean;
  readonly touch: (code: string) => void;
  /** Every touched tag is on disk, or was refused. */
  readonly isSaved: boolean;
}

/** Shows a touch at once and sends one request at a time to main: touches during a request are sent together after it. */
export const useTagWish = (
  tags: readonly TagChoice[],
  busy: boolean,
  onChooseTags: (tagCodes: readonly string[]) => void,
): ChosenTags => {
  const codes = tags.map(({ code }) => code);
  const saved = tags.filter(({ chosen }) => chosen).map(({ code }) => code);
  const [wish, setWish] = useState(noWish);
  const goOn = useEffectEvent(() => {
    const next = nextWish(wish, saved);
    if (next.asked !== null) onChooseTags(next.asked);
    if (next !== wish) setWish(next);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: goes on after every touch and every reply
  useEffect(() => {
    if (!busy) goOn();
  }, [busy, wish]);
  return {
    isChosen: (code) => (wish.wanted ?? saved).includes(code),
    touch: (code) => setWish((before) => withTouched(before, code, codes, saved)),
    isSaved: wish.wanted === null,
  };
};
