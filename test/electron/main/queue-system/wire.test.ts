import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeMessage, encodeRequest } from "../../../../electron/main/queue-system/wire.ts";
import { rateQuest } from "../../../support/queue-system/server.ts";

/** The size that fits into one read of the service, with room for the frame's header. UTF-8 bytes. */
const mostMessageBytes = 3_900;
const marks = { attitude: 1, quality: 2, efficiency: 3, honest: 5 };

describe("a request", () => {
  it("names all fields as the service reads them, every value as text", () => {
    expect(encodeRequest({ method: "GetWindowList" })).toBe('{"method":"GetWindowList","param":{}}');
    expect(encodeRequest({ method: "Login", windowNumber: "3", userCode: "0017" })).toBe(
      '{"method":"Login","param":{"winNum":"3","userCode":"0017"}}',
    );
    expect(encodeRequest({ method: "RateSubmit", rateId: "20180102093015123", marks })).toBe(
      '{"method":"RateSubmit","param":{"rateId":"20180102093015123","attitude":"1","quality":"2","efficiency":"3","honest":"5"}}',
    );
  });

  it("always fits into one read of the service", () => {
    const longest = [
      encodeRequest({ method: "Login", windowNumber: "\u0001".repeat(12), userCode: "\u0001".repeat(40) }),
      encodeRequest({ method: "RateSubmit", rateId: "\u000b".repeat(256), marks }),
    ];
    for (const text of longest) expect(Buffer.byteLength(text)).toBeLessThan(mostMessageBytes);
  });
});

describe("a message", () => {
  it("is an answer, a request for a rating of which only the id is read, or an operation", () => {
    expect(decodeMessage('{"request":"Login","code":"0","result":"\\u003c"}')).toEqual({
      type: "reply",
      request: "Login",
      code: "0",
    });
    expect(decodeMessage('{"request":"GetItemList","code":"0","result":null}')).toMatchObject({ type: "reply" });
    expect(decodeMessage(rateQuest("20180102093015123"))).toEqual({
      type: "rate-quest",
      call: { rateId: "20180102093015123", transactionRef: "20180102093015123" },
    });
    expect(decodeMessage(rateQuest(" 1\u200b "))).toEqual({
      type: "rate-quest",
      call: { rateId: " 1\u200b ", transactionRef: "1" },
    });
    for (const operate of ["Pause", "Resume", "Reset"]) {
      expect(decodeMessage(JSON.stringify({ method: "RateOperate", param: { operate } }))).toEqual({
        type: "operate",
        operate,
      });
    }
  });

  it.each([
    ["an id that is a number has lost its last digits", '{"method":"RateQuest","param":{"rateId":20180102093015123}}'],
    ["an unknown operation", '{"method":"RateOperate","param":{"operate":"pause"}}'],
    ["a code that is a number", '{"request":"Login","code":0}'],
    ["nothing", ""],
  ])("is malformed: %s", (_, text) => {
    expect(decodeMessage(text)).toEqual({ type: "unclear" });
  });

  it.each([
    ["too long for a ledger", "1".repeat(65), `${"1".repeat(40)}…`],
    ["over 256 bytes with blanks around it", `${"\u3000".repeat(85)}12`, "\\u{3000}".repeat(40).concat("…")],
    ["empty", "", ""],
    ["half a character", "\ud800", "\\u{d800}"],
    ["a line separator", "1\u20282", "1\\u{2028}2"],
  ])("refuses an id and reports it in displayable form: %s", (_, rateId, shownId) => {
    expect(decodeMessage(rateQuest(rateId))).toEqual({ type: "call-refused", shownId });
  });

  it("never throws, for any content", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(decodeMessage(text).type).toBeTypeOf("string");
      }),
    );
  });
});
