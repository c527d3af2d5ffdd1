import { DevicesQuery, OfficeDevices } from "../../contract/office/devices/devices.ts";
import { success } from "../../contract/result.ts";
import { type Read, read } from "../api/read.ts";
import { readDevices } from "./read-devices.ts";

export const devicesReads: readonly Read[] = [
  read({
    name: "devices",
    may: "read-devices",
    summary: "The devices and their state, those with an alarm first and revoked ones last, 50 at a time.",
    query: DevicesQuery,
    answer: OfficeDevices,
    serve: async ({ sql, clock }, _request, asked) => success(await readDevices(sql, asked, clock())),
  }),
];
