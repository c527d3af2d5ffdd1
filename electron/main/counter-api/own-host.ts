import { hostname } from "node:os";

/** "[::1]:7610" without its port, in lower case; undefined for an invalid host. */
const nameIn = (host: string): string | undefined =>
  /^(\[[\da-f:.]+\]|[^:[\]]+)(?::\d{1,5})?$/i.exec(host)?.[1]?.toLowerCase();

const isLoopback = (address: string): boolean => address === "::1" || address.startsWith("127.");

/**
 * Whether a Host header names this device: a loopback name, the address of the connection, or the device's own name. A
 * page that points its own name at this device (DNS rebinding) sends another name.
 */
export const isOwnHost = (host: string | undefined, localAddress: string | undefined): boolean => {
  const name = nameIn(host ?? "");
  const address = (localAddress ?? "").replace(/^::ffff:/, "");
  if (name === undefined || address === "") return false;
  if (isLoopback(address) && ["localhost", "127.0.0.1", "[::1]"].includes(name)) return true;
  const own = hostname().toLowerCase();
  return [address, `[${address}]`, own, `${own}.local`].includes(name);
};
