import { useCallback, useEffect, useState } from "react";
import { forgetKey, saveKey, takeKey } from "./office-key.ts";

const fromPage = (): string | null => takeKey(window.location, window.sessionStorage, window.history);

// Read once, before the first rendering: the address bar must not show the key longer than necessary.
const keyAtStart = fromPage();

type OfficeKey = {
  readonly key: string | null;
  readonly use: (key: string) => void;
  readonly forget: () => void;
};

/** The key of this tab; also read when a new address is pasted into the same tab. */
export const useOfficeKey = (): OfficeKey => {
  const [key, setKey] = useState(keyAtStart);
  useEffect(() => {
    const onFragment = (): void => setKey(fromPage());
    window.addEventListener("hashchange", onFragment);
    return () => window.removeEventListener("hashchange", onFragment);
  }, []);
  const use = useCallback((next: string): void => {
    saveKey(window.sessionStorage, next);
    setKey(next);
  }, []);
  const forget = useCallback((): void => {
    forgetKey(window.sessionStorage);
    setKey(null);
  }, []);
  return { key, use, forget };
};
