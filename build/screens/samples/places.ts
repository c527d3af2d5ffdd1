import type { Place, Services } from "../../../contract/ipc/view.ts";
import { text } from "./sample.ts";

export const usualPlace: Place = {
  unitName: text("杭州市行政服务中心（市民之家）", "Hangzhou Administrative Service Centre (Citizens' Home)"),
  windowNumber: "3",
  windowName: text("综合受理", "General services"),
  supervisionPhone: "0571-12345",
  complaintRoom: text("二楼 B203 投诉接待室", "Complaints room B203, 2nd floor"),
  responsibleOffice: text("主管部门", "the responsible department"),
};

/** The longest texts that an office would write. */
export const longestPlace: Place = {
  unitName: text(
    "杭州市钱塘区综合行政服务中心下沙街道便民服务分中心",
    "Xiasha Subdistrict Branch, Qiantang District Integrated Administrative Service Centre",
  ),
  windowNumber: "B区-108",
  windowName: text("不动产登记与税费综合受理", "Real estate registration and taxes"),
  supervisionPhone: "0571-12345678 转 8203",
  complaintRoom: text(
    "市民之家二楼东侧 B203 投诉接待室（信访窗口旁）",
    "Complaints room B203, east side of the 2nd floor, beside the petitions window",
  ),
  responsibleOffice: text(
    "杭州市钱塘区政务服务和数据资源管理局",
    "the Qiantang District Bureau of Government Services and Data Resources",
  ),
};

export const noServices: Services = { survey: null };

export const surveyTitle = text("办事环境小问卷", "A few questions about this hall");

/** Twelve characters, the longest title. */
export const longestSurveyTitle = text(
  "政务服务便民利企年度问卷",
  "Yearly questions on public services for people and business",
);
