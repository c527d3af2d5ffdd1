/** Loads at the first use and caches the result. A failed load is not cached: the next use tries again. */
export const loadOnce = <Value>(load: () => Promise<Value>): (() => Promise<Value>) => {
  let loaded: Promise<Value> | undefined;
  const start = async (): Promise<Value> => {
    try {
      return await load();
    } catch (error) {
      loaded = undefined;
      throw error;
    }
  };
  return () => {
    loaded ??= start();
    return loaded;
  };
};
