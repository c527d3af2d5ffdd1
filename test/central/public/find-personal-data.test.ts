import { describe, expect, test } from "vitest";
import { findPersonalData } from "../../../central/public/find-personal-data.ts";

const names = ["张三丰", "高峰", "Li Lei"];
const found = (text: string) =>
  findPersonalData(text, names).map(({ kind, from, to }) => [kind, [...text].slice(from, to).join("")]);

describe("personal data", () => {
  test.each([
    ["谢谢张三丰", [["name", "张三丰"]]],
    ["谢谢张 三·丰！", [["name", "张 三·丰"]]],
    ["早高峰人多", [["name", "高峰"]]],
    ["thanks, LI LEI!", [["name", "LI LEI"]]],
    ["我叫王小明，等了很久", [["name", "王小明"]]],
    ["姓名：李雷", [["name", "李雷"]]],
    ["工号1002态度好", [["staff-number", "工号1002"]]],
    ["打13800138000找我", [["phone", "13800138000"]]],
    ["打138 0013-8000找我", [["phone", "138 0013-8000"]]],
    ["打１３８００１３８０００找我", [["phone", "１３８００１３８０００"]]],
    ["打一三八〇〇一三八零零零找我", [["phone", "一三八〇〇一三八零零零"]]],
    ["+86 13800138000", [["phone", "86 13800138000"]]],
    ["座机0571-87654321", [["phone", "0571-87654321"]]],
    ["座机(010) 6554 3210", [["phone", "010) 6554 3210"]]],
    ["我家87654321", [["phone", "87654321"]]],
    ["证号330106199001011234。", [["id-number", "330106199001011234"]]],
    ["证号33010619900101123x", [["id-number", "33010619900101123x"]]],
    ["护照E12345678", [["id-number", "E12345678"]]],
    ["浙A12345停在门口", [["plate", "浙A12345"]]],
    ["浙a·D12345", [["plate", "浙a·D12345"]]],
    ["粤Z1234港", [["plate", "粤Z1234港"]]],
    ["写信到 li@example.org 谢谢", [["address", "li@example.org"]]],
    ["卡号6222 0212 3456 7890 123", [["number", "6222 0212 3456 7890 123"]]],
    [
      "张三丰的手机是13800138000",
      [
        ["name", "张三丰"],
        ["phone", "13800138000"],
      ],
    ],
  ])("is found in %s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test.each([
    ["办事很快，2026-03-04 10:12 就办好了"],
    ["20260304办的"],
    ["二〇二六年三月四日上午"],
    ["周一至周五 8:30-12:00、13:30-17:30"],
    ["等了120分钟，前面有35人"],
    ["请拨打12345热线，或 400-123-4567"],
    ["3号窗口到12号窗口"],
    ["我叫号等了一小时，姓名要填三遍"],
    ["believe in the olive leisure"],
    ["一般花3000-5000元，全年1,234,567件"],
  ])("is not found in %s", (text) => {
    expect(found(text)).toEqual([]);
  });
});
