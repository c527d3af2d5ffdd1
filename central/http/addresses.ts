import { BlockList, isIP, isIPv4, isIPv6 } from "node:net";

const familyOf = (address: string): "ipv4" | "ipv6" => (isIPv4(address) ? "ipv4" : "ipv6");

/** Whether a text is an address, or a network as "10.0.0.0/24". */
export const isAddressOrNetwork = (text: string): boolean => {
  const [address = "", prefix, ...others] = text.split("/");
  if (isIP(address) === 0 || others.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (isIPv4(address) ? 32 : 128));
};

export type IsProxy = (address: string) => boolean;

/**
 * Tells whether an address is a proxy's that may name the client: one on this machine, or one of those named, each in
 * the form of `isAddressOrNetwork`.
 */
export const proxiesAmong = (named: readonly string[]): IsProxy => {
  const list = new BlockList();
  list.addSubnet("127.0.0.0", 8, "ipv4");
  list.addAddress("::1", "ipv6");
  for (const text of named) {
    const [address = "", prefix] = text.split("/");
    if (prefix === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(prefix), familyOf(address));
  }
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address));
};

const groupsOf = (text: string): readonly string[] => (text === "" ? [] : text.split(":"));

/**
 * The holder of an address, for limits: an IPv4 address itself, of an IPv6 address its /64, which one line has to
 * itself.
 */
export const holderOf = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [front = "", back] = address.replace(/%.*$/, "").split("::");
  const [first, last] = [groupsOf(front), groupsOf(back ?? "")];
  const zeros = back === undefined ? 0 : 8 - first.length - last.length;
  return [...first, ...Array.from({ length: Math.max(0, zeros) }, () => "0"), ...last].slice(0, 4).join(":");
};
