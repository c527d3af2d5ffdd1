import { useEffect } from "react";

const readableMs = 30_000;

/** A summary closes by itself: it is for the one who has just logged out, and they may have gone. */
export const useSummaryTime = (onClose: () => void): void => {
  useEffect(() => {
    const timer = setTimeout(onClose, readableMs);
    return () => clearTimeout(timer);
  }, [onClose]);
};
