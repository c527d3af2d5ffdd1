import { expect, it } from "vitest";
import { reportText } from "../../renderer/it/report-text.ts";

const facts = {
  device: "0f8b1c9e-5a44-4f0e-9d51-6a3c2be7d0a4",
  fingerprint: null,
  centreUrl: "http://10.0.0.2:7600",
  dataFolder: "/var/lib/counterstar",
  supportPhone: "6018",
};
const at = new Date(2026, 10, 30, 14, 20, 5);

it("holds the code, the facts of the fault, the device and the time, and no unknown value", () => {
  const problem = {
    code: "data-folder-unwritable",
    facts: { folder: "/var/lib/counterstar", reason: "ENOSPC" },
  } as const;
  expect(reportText({ problem, facts, at }).split("\n")).toEqual([
    "问题代码：data-folder-unwritable",
    "folder：/var/lib/counterstar",
    "reason：ENOSPC",
    "设备编号：0f8b1c9e-5a44-4f0e-9d51-6a3c2be7d0a4",
    "中心地址：http://10.0.0.2:7600",
    "数据目录：/var/lib/counterstar",
    "时间：2026-11-30 14:20:05",
  ]);
});

it("fits into a code, however long a reason is", () => {
  const problem = { code: "store-failed", facts: { reason: "盘".repeat(5_000) } } as const;
  expect(new TextEncoder().encode(reportText({ problem, facts, at })).length).toBeLessThan(2_953);
});
