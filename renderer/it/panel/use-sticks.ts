import { useState } from "react";
import type { Stick } from "../../../contract/ipc/it-air-gap.ts";
import type { ItActions } from "../../state/it-actions.ts";
import { useLookAtSticks } from "../on-sticks.ts";

/** The USB sticks, updated while the page is open; null until the first answer. */
export const useSticks = (actions: ItActions): readonly Stick[] | null => {
  const [sticks, setSticks] = useState<readonly Stick[] | null>(null);
  useLookAtSticks(() => actions.listSticks(setSticks));
  return sticks;
};
