/** Where the key is stored: for this tab only, until it is closed. */
export const keyPlace = "counterstar.office-key";

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;
type Address = Pick<Location, "hash" | "pathname" | "search">;
type Past = { readonly replaceState: (data: null, unused: string, address: string) => void };

/** A key is sent in a header: printable ASCII without spaces, at most 256 characters. */
export const isUsableKey = (key: string): boolean => /^[\x21-\x7e]{1,256}$/.test(key);

/** The key in `#key=…`; null where there is none or it is invalid. A plus sign stays a plus sign. */
export const keyFromFragment = (hash: string): string | null => {
  const part = hash
    .replace(/^#/, "")
    .split("&")
    .find((each) => each.startsWith("key="));
  if (part === undefined) return null;
  try {
    const key = decodeURIComponent(part.slice("key=".length));
    return isUsableKey(key) ? key : null;
  } catch {
    return null;
  }
};

export const saveKey = (store: Store, key: string): void => store.setItem(keyPlace, key);

export const forgetKey = (store: Store): void => store.removeItem(keyPlace);

/**
 * Moves a key out of the address bar, so that it cannot be read over a shoulder or copied with the address. Returns the
 * key to use: the new one, else the one this tab already has, else null.
 */
export const takeKey = (address: Address, store: Store, past: Past): string | null => {
  const key = keyFromFragment(address.hash);
  if (/^#(.*&)?key=/.test(address.hash)) past.replaceState(null, "", `${address.pathname}${address.search}`);
  if (key === null) return store.getItem(keyPlace);
  saveKey(store, key);
  return key;
};
