import { expect, it } from "vitest";
import { logText } from "../../renderer/it/panel/log-text.ts";

const at = "2026-11-23T01:42:00.000Z";

it("shows the sentence of a problem in one language, and the event's name behind it", () => {
  const facts = JSON.stringify({ code: "centre-unreachable", zh: "连不上中心。", en: "The centre cannot be reached." });
  const line = { at, event: "exchange with the centre failed", facts };
  const rest = "exchange with the centre failed code=centre-unreachable";
  expect([logText(line, "zh"), logText(line, "en")]).toEqual([
    { head: "连不上中心。", rest },
    { head: "The centre cannot be reached.", rest },
  ]);
});

it("shows the event of a line without a sentence, and cuts long facts", () => {
  expect(logText({ at, event: "serving", facts: "" }, "zh")).toEqual({ head: "serving", rest: "" });
  const { rest } = logText({ at, event: "crashed", facts: JSON.stringify({ stack: "x".repeat(500), of: [1] }) }, "zh");
  expect([rest.length, rest.startsWith("stack=xxx"), rest.endsWith("…")]).toEqual([121, true, true]);
});
