import {
  type AccountLine,
  keyOf,
  type StaffLine,
  staffKeyOf,
  type UnitLine,
  type WindowLine,
} from "../../../central/roster/plan/roster.ts";
import type { StoredRoster } from "../../../central/roster/plan/stored-roster.ts";

const unitCode = "U-1";

export const unitLine = (changes: Partial<UnitLine> = {}): UnitLine => ({
  unitCode,
  name: { zh: "测试中心", en: "Test centre" },
  district: "市本级",
  supervisionPhone: "0571-12345",
  complaintRoom: { zh: "二楼" },
  supportPhone: null,
  parentCode: null,
  isRetired: false,
  ...changes,
});

export const windowLine = (number: string, changes: Partial<WindowLine> = {}): WindowLine => ({
  unitCode,
  number,
  name: { zh: `${number} 号窗口` },
  isRetired: false,
  ...changes,
});

export const staffLine = (number: string, changes: Partial<StaffLine> = {}): StaffLine => ({
  unitCode,
  number,
  name: { zh: `测试${number}` },
  post: { zh: "受理员" },
  politicalStatus: "non-party",
  partyMemberSince: null,
  star: null,
  duties: [{ zh: "受理" }],
  commitments: [{ zh: "首问负责" }],
  honours: [],
  windowNumbers: "all",
  mentorNumber: null,
  portrait: null,
  badges: [],
  isRetired: false,
  ...changes,
});

export const accountLine = (login: string, changes: Partial<AccountLine> = {}): AccountLine => ({
  login,
  name: `测试${login}`,
  staff: null,
  grants: [{ role: "city" }],
  isRetired: false,
  ...changes,
});

export interface Lines {
  readonly accounts?: readonly AccountLine[];
  readonly units?: readonly UnitLine[];
  readonly windows?: readonly WindowLine[];
  readonly staff?: readonly StaffLine[];
  readonly devices?: ReadonlyMap<string, number>;
}

/** A roster as stored; by default a unit U-1 with windows 1 and 02, and staff 0001 and 0002. */
export const rosterOf = ({ units, windows, staff, accounts, devices }: Lines = {}): StoredRoster => ({
  units: new Map((units ?? [unitLine()]).map((line) => [line.unitCode, line])),
  windows: new Map((windows ?? [windowLine("1"), windowLine("02")]).map((line) => [keyOf(line), line])),
  staff: new Map((staff ?? [staffLine("0001"), staffLine("0002")]).map((line) => [staffKeyOf(line), line])),
  accounts: new Map((accounts ?? []).map((line) => [line.login, line])),
  devices: devices ?? new Map(),
});
