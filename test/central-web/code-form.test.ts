import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { TooMany } from "../../central/web/devices/code-form.tsx";
import { mostCodes } from "../../contract/office/devices/enrolment-codes.ts";

const shown = (count: number): string => renderToStaticMarkup(createElement(TooMany, { count }));

test("the page says how many windows may be chosen at once, and that the list has to be split", () => {
  expect(shown(mostCodes + 1)).toContain("选了 1001 个窗口，一次最多 1000 个，请分批生成");
  expect(shown(mostCodes)).toBe("");
});
