import type { Sql } from "../../../central/database/sql.ts";
import { readEvaluationLevels } from "../../../central/policy/evaluation-levels.ts";
import type {
  OfficeRecords,
  Picture,
  StaffRecord,
  UnitRecord,
} from "../../../central/roster/records/office-records.ts";

export const sampleUnitCode = "330100-XZFW";

/** The window that test devices are enrolled for. */
export const sampleWindow = { unitCode: sampleUnitCode, windowNumber: "3" } as const;

const svg = (drawing: string): Picture => ({
  mediaType: "image/svg+xml",
  bytes: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5">${drawing}</svg>`, "utf8"),
});

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
  mentorNumber: null,
  portrait: svg('<circle cx="2" cy="2" r="1"/>'),
  ...changes,
});

export const sampleUnit: UnitRecord = {
  code: sampleUnitCode,
  name: { zh: "测试服务中心" },
  district: "市本级",
  supervisionPhone: "0571-12345",
  complaintRoom: { zh: "二楼投诉接待室" },
  supportPhone: "6018",
  hours: {
    text: { zh: "工作日 9:00–17:00", en: "Weekdays 9:00–17:00" },
    open: [{ from: "09:00", to: "17:00", weekdays: [1, 2, 3, 4, 5] }],
    closedOn: ["2026-10-01"],
  },
  pauseReasons: [{ text: { zh: "午休", en: "Lunch break" }, until: "13:30" }],
};

/** One unit, two windows, three people; the third serves at window 4 only. Fields with a default are omitted. */
export const sampleOffice = async (): Promise<OfficeRecords> => ({
  units: [sampleUnit],
  windows: [
    { unitCode: sampleUnitCode, number: "3", name: { zh: "综合受理" } },
    { unitCode: sampleUnitCode, number: "4", name: { zh: "不动产登记" } },
  ],
  staff: [sampleMember("1001"), sampleMember("1002"), sampleMember("1003", { windowNumbers: ["4"] })],
  levels: await readEvaluationLevels(),
  policy: {},
  attract: {
    afterMs: 60_000,
    pages: [
      { title: { zh: "告示" }, text: null, picture: svg('<rect width="4" height="5"/>'), showMs: 5_000 },
      { title: { zh: "欢迎", en: "Welcome" }, text: { zh: "请坐" }, picture: null, showMs: 5_000 },
    ],
  },
  survey: {
    id: "sample",
    title: { zh: "小调查" },
    questions: [{ type: "text", id: "first", text: { zh: "先改进什么？" } }],
    afterRating: null,
    firstDay: "2026-01-01",
    lastDay: "2026-12-31",
  },
});

/** Units without windows, named by their codes, beside those of an office. */
export const addUnits = async (sql: Sql, codes: readonly string[]): Promise<void> => {
  for (const code of codes) {
    await sql`
      insert into units (code, name, district, supervision_phone, complaint_room)
      values (${code}, ${sql.json({ zh: code })}, '市本级', '0571-12345', ${sql.json({ zh: "二楼" })})`;
  }
};

/** More windows of the sample office's unit. */
export const addWindows = async (sql: Sql, numbers: readonly string[]): Promise<void> => {
  await sql`
    insert into windows (unit_code, number, name)
    select ${sampleUnitCode}, number, ${sql.json({ zh: "综合受理" })} from unnest(${numbers}::text[]) as given (number)`;
};
