import { useEffect, useState } from "react";

const settleMs = 600;

/** False while the second half of a double tap on the earlier screen may still come, at the same place. */
export const useSettled = (): boolean => {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), settleMs);
    return () => clearTimeout(timer);
  }, []);
  return settled;
};
