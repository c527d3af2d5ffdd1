import { useEffect } from "react";

const readableMs = 30_000;

/** Closes a summary after a time: its reader, the member of staff who has just logged out, may have left. */
export const useSummaryTime = (onClose: () => void): void => {
  useEffect(() => {
    const timer = setTimeout(onClose, readableMs);
    return () => clearTimeout(timer);
  }, [onClose]);
};
