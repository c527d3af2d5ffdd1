import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeMessage, encodeRequest, mostMessageBytes } from "../../../electron/main/queue-system/wire.ts";
import { rateQuest } from "../../support/queue-system/server.ts";

const marks = { attitude: 1, quality: 2, efficiency: 3, honest: 5 };

describe("a request", () => {
  it("names everything as the service looks it up, every value as text", () => {
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
      encodeRequest({ method: "RateSubmit", rateId: "\u0001".repeat(64), marks }),
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
    expect(decodeMessage(rateQuest("20180102093015123"))).toEqual({ type: "rate-quest", rateId: "20180102093015123" });
    expect(decodeMessage(rateQuest(" 1 "))).toEqual({ type: "rate-quest", rateId: " 1 " });
    for (const operate of ["Pause", "Resume", "Reset"]) {
      expect(decodeMessage(JSON.stringify({ method: "RateOperate", param: { operate } }))).toEqual({
        type: "operate",
        operate,
      });
    }
  });

  it.each([
    ["an id that is a number has lost its last digits", '{"method":"RateQuest","param":{"rateId":20180102093015123}}'],
    ["an id that is too long for a ledger", rateQuest("1".repeat(65))],
    ["an empty id", rateQuest("")],
    ["an id with half a character", '{"method":"RateQuest","param":{"rateId":"\\ud800"}}'],
    ["an unknown operation", '{"method":"RateOperate","param":{"operate":"pause"}}'],
    ["a code that is a number", '{"request":"Login","code":0}'],
    ["nothing", ""],
  ])("makes no sense: %s", (_, text) => {
    expect(decodeMessage(text)).toEqual({ type: "unclear" });
  });

  it("never throws, whatever comes", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(decodeMessage(text).type).toBeTypeOf("string");
      }),
    );
  });
});
