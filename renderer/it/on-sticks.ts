import { useEffect, useEffectEvent } from "react";

const lookEveryMs = 2_000;

/** Looks at the USB sticks while the page is open: at once, and again every two seconds, because they come and go. */
export const useLookAtSticks = (onLook: () => void): void => {
  const look = useEffectEvent(onLook);
  useEffect(() => {
    look();
    const timer = setInterval(() => look(), lookEveryMs);
    return () => clearInterval(timer);
  }, []);
};

/** The name of a file without its folders, with the separators of Linux or Windows. */
export const nameOf = (file: string): string => file.split(/[\\/]/).at(-1) ?? file;
