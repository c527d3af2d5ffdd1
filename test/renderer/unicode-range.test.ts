import { expect, it } from "vitest";
import { codePointsOf } from "../../renderer/host/page-fonts.ts";

it.each([
  ["U+4e00", 0x4e00, 0x4e00],
  [" U+4e8c-4e94", 0x4e8c, 0x4e94],
  ["U+9FF?", 0x9ff0, 0x9fff],
  ["U+??", 0x00, 0xff],
])("reads %s, as written or minified", (text, from, to) => {
  expect(codePointsOf(text)).toEqual({ from, to });
});
