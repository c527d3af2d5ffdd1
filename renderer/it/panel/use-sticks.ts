import { useEffect, useEffectEvent, useState } from "react";
import type { Stick } from "../../../contract/ipc/it-air-gap.ts";
import type { ItActions } from "../../state/it-actions.ts";

const lookEveryMs = 2_000;

/** The USB sticks, updated while the page is open; null until the first answer. */
export const useSticks = (actions: ItActions): readonly Stick[] | null => {
  const [sticks, setSticks] = useState<readonly Stick[] | null>(null);
  const look = useEffectEvent(() => actions.listSticks(setSticks));
  useEffect(() => {
    look();
    const timer = setInterval(() => look(), lookEveryMs);
    return () => clearInterval(timer);
  }, []);
  return sticks;
};
