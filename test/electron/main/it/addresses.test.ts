import type { NetworkInterfaceInfo } from "node:os";
import { expect, it } from "vitest";
import { addressesOf } from "../../../../electron/main/it/it-panel.ts";

const found = (address: string, family: "IPv4" | "IPv6", internal: boolean): NetworkInterfaceInfo =>
  ({ address, family, internal, netmask: "", mac: "", cidr: null, scopeid: 0 }) as NetworkInterfaceInfo;

const interfaces = {
  lo: [found("127.0.0.1", "IPv4", true)],
  eth0: [found("10.0.0.5", "IPv4", false), found("fe80::1", "IPv6", false)],
  wlan0: [found("192.168.1.9", "IPv4", false)],
};

it("names the addresses by which office systems reach the API at present", () => {
  expect(addressesOf({ listensAt: 7610, reach: "loopback" }, interfaces)).toEqual(["http://127.0.0.1:7610"]);
  expect(addressesOf({ listensAt: 80, reach: "lan" }, interfaces)).toEqual([
    "http://10.0.0.5:80",
    "http://192.168.1.9:80",
  ]);
  expect(addressesOf({ listensAt: null, reach: "lan" }, interfaces)).toEqual([]);
});
