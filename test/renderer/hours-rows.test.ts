import { expect, it } from "vitest";
import { hoursRows } from "../../renderer/words/hours-rows.ts";

it.each([
  [
    "周一至周五 9:00–12:00、13:30–17:00；周六 9:30–11:30（仅办理社保、公积金）；法定节假日休息",
    [
      ["周一至周五", "9:00–12:00、13:30–17:00"],
      ["周六", "9:30–11:30（仅办理社保、公积金）"],
      ["法定节假日", "休息"],
    ],
  ],
  [
    "周一至周五上午9:00-12:00;周六 09：30-11：30",
    [
      ["周一至周五", "上午9:00-12:00"],
      ["周六", "09：30-11：30"],
    ],
  ],
  ["周一：9点至17点", [["周一", "9点至17点"]]],
  [
    "Monday to Friday, 9:00–12:00 and 13:30–17:00; closed on public holidays",
    [
      ["Monday to Friday", "9:00–12:00 and 13:30–17:00"],
      ["Public holidays", "closed"],
    ],
  ],
])("%s: days and times", (text, rows) => {
  expect(hoursRows(text)?.map(({ days, times }) => [days, times])).toEqual(rows);
});

it.each(["全天服务；请按门铃", "9:00–12:00；13:30–17:00", ""])("%j stays one block", (text) => {
  expect(hoursRows(text)).toBeNull();
});
