import type { NetworkInterfaceInfo } from "node:os";
import type { CounterApiStatus } from "../../../contract/counter/counter-api.ts";

/** The present addresses of the counter API: on the LAN, every IPv4 address of this device. */
export const addressesOf = (
  { listensAt, reach }: Pick<CounterApiStatus, "listensAt" | "reach">,
  interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>,
): readonly string[] => {
  if (listensAt === null) return [];
  const outside = Object.values(interfaces)
    .flatMap((found) => found ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);
  const hosts = reach === "lan" ? outside : ["127.0.0.1"];
  return hosts.map((host) => `http://${host}:${listensAt}`);
};
