import { expect, it } from "vitest";
import { PromptSource } from "../../contract/ledger/bodies/prompt.ts";
import { accessValueText } from "../../contract/office/accounts/access-values.ts";
import { roleNames } from "../../contract/office/accounts/roles.ts";
import { CalendarKind } from "../../contract/office/calendar/calendar.ts";
import { Signal } from "../../contract/office/figures/signals.ts";
import { exportRoutes } from "../../contract/office/reports/exports.ts";

const named: readonly (readonly [name: string, values: readonly string[]])[] = [
  ["role", roleNames],
  ["signal", Signal.options],
  ["source", PromptSource.options],
  ["kind", [...Object.keys(exportRoutes), "star-freeze", "sample-draw", ...CalendarKind.options]],
];

it.each(named)("the access log has words in both languages for every %s", (name, values) => {
  const raw = values.filter((value) => {
    const { zh, en } = accessValueText(name, value);
    return zh === value || !en;
  });
  expect(raw).toEqual([]);
});

it("a value without words is shown as it is stored", () => {
  expect(accessValueText("unit", "330106-XH")).toEqual({ zh: "330106-XH" });
  expect(accessValueText("role", "constructor")).toEqual({ zh: "constructor" });
  expect(accessValueText("constructor", "name")).toEqual({ zh: "name" });
});
