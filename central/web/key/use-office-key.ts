import { useCallback, useEffect, useState } from "react";
import { forgetKey, saveKey, takeKey } from "./office-key.ts";

const fromPage = (): string | null => takeKey(window.location, window.sessionStorage, window.history);

// Read once, before the first drawing: the address bar must not show the key any longer than it has to.
const keyAtStart = fromPage();

type OfficeKey = {
  readonly key: string | null;
  readonly use: (key: string) => void;
  readonly forget: () => void;
};

/** The key of this tab; also taken when somebody pastes a new address into the same tab. */
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
