import { expect, test } from "vitest";
import { mostCodes } from "../../contract/office/devices/enrolment-codes.ts";
import { readWindowsCsv } from "../../contract/office/devices/windows-csv.ts";

const window = (unitCode: string, windowNumber: string) => ({ unitCode, windowNumber });

test("a list of windows is read as spreadsheets write it", () => {
  const text = '\ufeff单位编码,窗口号\r\n330100-A,3\r\n"330100-B" ; "A 12"\r\n\r\n330100-A\t4,备注\r\n330100-A，5\r\n';
  expect(readWindowsCsv(text)).toEqual({
    windows: [window("330100-A", "3"), window("330100-B", "A 12"), window("330100-A", "4"), window("330100-A", "5")],
    wrongLines: [],
  });
});

test("a heading in another encoding is skipped too", () => {
  const gbk = Buffer.concat([Buffer.from([0xb5, 0xa5, 0xce, 0xbb]), Buffer.from(",x\r\n330100-A,3\r\n")]);
  expect(readWindowsCsv(gbk.toString("utf8"))).toEqual({ windows: [window("330100-A", "3")], wrongLines: [] });
});

test("a window named twice counts once, and lines without a window are reported", () => {
  expect(readWindowsCsv("a,1\na,1\nb\n,2\na,1234567890123\n")).toEqual({
    windows: [window("a", "1")],
    wrongLines: [3, 4, 5],
  });
  expect(readWindowsCsv("")).toEqual({ windows: [], wrongLines: [] });
});

test("a list is read to its end, also where it exceeds the number of codes issued at once", () => {
  const lines = Array.from({ length: mostCodes + 100 }, (_, index) => `a,${index + 1}`);
  expect(readWindowsCsv(lines.join("\n")).windows.length).toBe(mostCodes + 100);
});
