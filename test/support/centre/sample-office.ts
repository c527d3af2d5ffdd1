import { readEvaluationLevels } from "../../../central/office-records/evaluation-levels.ts";
import type { OfficeRecords, StaffRecord } from "../../../central/office-records/office-records.ts";

export const sampleUnitCode = "330100-XZFW";

/** The window that test devices are enrolled for. */
export const sampleWindow = { unitCode: sampleUnitCode, windowNumber: "3" } as const;

const portrait = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><circle cx="2" cy="2" r="1"/></svg>';

export const sampleMember = (number: string, changes: Partial<StaffRecord> = {}): StaffRecord => ({
  unitCode: sampleUnitCode,
  number,
  name: { zh: `测试${number}` },
  post: { zh: "受理员", en: "Officer" },
  politicalStatus: "party-member",
  partyMemberSince: "2013-07",
  duties: [{ zh: "受理申请" }],
  commitments: [{ zh: "首问负责" }],
  honours: [],
  star: 4,
  windowNumbers: "all",
  pin: "246810",
  portrait: { mediaType: "image/svg+xml", bytes: Buffer.from(portrait, "utf8") },
  ...changes,
});

/** One unit, two windows, three people; the third serves at window 4 only. */
export const sampleOffice = async (): Promise<OfficeRecords> => ({
  units: [
    {
      code: sampleUnitCode,
      name: { zh: "测试服务中心" },
      district: "市本级",
      supervisionPhone: "0571-12345",
      complaintRoom: { zh: "二楼投诉接待室" },
    },
  ],
  windows: [
    { unitCode: sampleUnitCode, number: "3", name: { zh: "综合受理" } },
    { unitCode: sampleUnitCode, number: "4", name: { zh: "不动产登记" } },
  ],
  staff: [sampleMember("1001"), sampleMember("1002"), sampleMember("1003", { windowNumbers: ["4"] })],
  levels: await readEvaluationLevels(),
});
