import { readFileSync } from "node:fs";
import { Unit } from "../../contract/sync/configuration.ts";

interface Addition {
  readonly name: string;
  readonly complaintRoom: string;
  /** 信息科, an extension inside the building. */
  readonly supportPhone: string;
}

/** The list is in Chinese and names no 信息科, as an office supplies it; the values here are invented. */
const additions: Readonly<Record<string, Addition>> = {
  "330100-XZFW": {
    name: "Hangzhou Administrative Service Centre (Citizens' Home)",
    complaintRoom: "Complaints room B203, 2nd floor",
    supportPhone: "6018",
  },
  "330100-RCSC": {
    name: "Hangzhou Talent Market",
    complaintRoom: "East side of the service desk, 1st floor",
    supportPhone: "5206",
  },
  "330100-GJJT": {
    name: "Hangzhou Public Transport Group",
    complaintRoom: "Customer service centre, room 102",
    supportPhone: "3611",
  },
  "330100-SYY": {
    name: "Hangzhou Third People's Hospital",
    complaintRoom: "Complaints room, 1st floor of the outpatient building",
    supportPhone: "8120",
  },
  "330106-XH": {
    name: "Xihu District Administrative Service Centre",
    complaintRoom: "Room 306, 3rd floor",
    supportPhone: "2308",
  },
  "330105-GS": {
    name: "Gongshu District Administrative Service Centre",
    complaintRoom: "Room 108, 1st floor",
    supportPhone: "2117",
  },
  "330108-BJ": {
    name: "Binjiang District Administrative Service Centre",
    complaintRoom: "Room 211, 2nd floor",
    supportPhone: "2240",
  },
  "330122-TL": {
    name: "Tonglu County Administrative Service Centre",
    complaintRoom: "Complaints room, 1st floor",
    supportPhone: "2033",
  },
};

const columns = "unit_code,unit_name,district,supervision_phone,complaint_room";

/** One line of the list. The list has no quoted fields: a line that is not five plain values is refused. */
export const unitFromLine = (line: string): Unit => {
  const values = line.split(",");
  const [code, name, district, supervisionPhone, complaintRoom] = values;
  if (values.length !== 5 || line.includes('"') || code === undefined || name === undefined) {
    throw new Error(`units.csv: not five plain values: ${line}`);
  }
  const ours = additions[code];
  return Unit.parse({
    code,
    name: { zh: name, ...(ours && { en: ours.name }) },
    district,
    supervisionPhone,
    complaintRoom: { zh: complaintRoom, ...(ours && { en: ours.complaintRoom }) },
    supportPhone: ours?.supportPhone ?? null,
  });
};

/** Reads `units.csv` (UTF-8, one unit a line under a header) beside this module. */
export const readUnits = (file: URL = new URL("./units.csv", import.meta.url)): readonly Unit[] => {
  const [header, ...lines] = readFileSync(file, "utf8").split(/\r?\n/).filter(Boolean);
  if (header !== columns) throw new Error(`units.csv: expected the columns ${columns}`);
  return lines.map(unitFromLine);
};
