import { useEffect, useState } from "react";
import type { ChangeOffer } from "../../contract/ipc/view.ts";

/** `shown`: the button. `gone`: its empty place, so that nothing moves under a finger. `none`: no place either. */
export type ChangeButton = "shown" | "gone" | "none";

/** Whether 改评 is shown. Main ends the offer by its own clock; here the button goes at the same time. */
export const useChangeOffer = (offer: ChangeOffer, revision: number): ChangeButton => {
  const [wasOffered] = useState(offer !== null);
  const [isOver, setOver] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: two views may have the same time left
  useEffect(() => {
    setOver(false);
    if (offer === null) return;
    const timer = setTimeout(() => setOver(true), offer.remainingMs);
    return () => clearTimeout(timer);
  }, [offer?.remainingMs, revision]);
  if (offer !== null && !isOver) return "shown";
  return wasOffered ? "gone" : "none";
};
