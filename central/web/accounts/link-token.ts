import { LinkToken } from "../../../contract/office/accounts/accounts.ts";

type Address = Pick<Location, "hash" | "pathname" | "search">;
type Past = { readonly replaceState: (data: null, unused: string, address: string) => void };

const form = /^#(?:.*&)?link=([^&]*)/;

/**
 * Takes the token of a one-time link out of the address bar, so that it cannot be read over a shoulder or copied with
 * the address; null where there is none. An invalid one is taken out too and returned as "".
 */
export const takeLinkToken = (address: Address, past: Past): string | null => {
  const token = form.exec(address.hash)?.[1];
  if (token === undefined) return null;
  past.replaceState(null, "", `${address.pathname}${address.search}`);
  return LinkToken.safeParse(token).data ?? "";
};
