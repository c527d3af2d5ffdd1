import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compose } from "../../../central/platform/compose.ts";
import { judgeAnswer } from "../../../central/platform/judge-answer.ts";
import { type Mapping, readMapping } from "../../../central/platform/mapping.ts";
import { pauseAfter } from "../../../central/platform/pause.ts";
import { schemes } from "../../../central/platform/signatures.ts";
import { type SourceValues, sourceNames } from "../../../central/platform/sources.ts";
import { mappingFile } from "./upload-office.ts";

type File = Record<string, unknown> & { fields: Record<string, unknown>[]; answer: Record<string, unknown> };

const shipped = (): File => JSON.parse(readFileSync(mappingFile, "utf8"));

/** The file after a change. */
const changed = (change: (file: File) => void): string => {
  const file = shipped();
  change(file);
  return JSON.stringify(file);
};

const mappingOf = (text: string): Mapping => {
  const read = readMapping(text);
  if (!read.ok) throw new Error(read.en);
  return read.mapping;
};

const field = (file: File, name: string): Record<string, unknown> =>
  file.fields.find((each) => each["name"] === name) ?? {};

describe("a mapping file", () => {
  test("is shipped with the field names that platforms use", () => {
    const { fields } = mappingOf(JSON.stringify(shipped()));
    expect(fields.map(({ name }) => name)).toEqual([
      ...["assessId", "areaCode", "deptCode", "taskCode", "taskHandleItem", "taskName", "projectNo", "proStatus"],
      ...["proManager", "pf", "userProp", "satisfaction", "evalDetail", "writingEvaluation", "assessTime"],
      ...["assessNumber", "dataSource"],
    ]);
  });

  test.each<[string, (file: File) => void, string, string]>([
    [
      "an unknown source",
      (file) => Object.assign(field(file, "pf"), { from: "rating.phone" }),
      "fields.9.from (pf)",
      "无效",
    ],
    ["a wrong key", (file) => Object.assign(field(file, "pf"), { colour: "red" }), "fields.9 (pf)", "colour"],
    ["two origins", (file) => Object.assign(field(file, "pf"), { fixed: "4" }), "fields.9 (pf)", "只写一个"],
    [
      "no format of a time",
      (file) => delete field(file, "assessTime")["time"],
      "fields.14 (assessTime)",
      "时间要写 time",
    ],
    ["a wrong format", (file) => Object.assign(field(file, "assessTime"), { time: "YYYY" }), "fields.14.time", "无效"],
    ["no separator", (file) => delete field(file, "evalDetail")["separator"], "fields.12 (evalDetail)", "separator"],
    ["no id", (file) => file.fields.splice(0, 1), "fields", "upload.id"],
    ["a level that may be missing", (file) => delete field(file, "satisfaction")["required"], "fields", "rating.level"],
    ["a name twice", (file) => file.fields.push({ name: "pf", fixed: "4" }), "fields", "pf 写了两次"],
    ["no waiting time", (file) => Object.assign(file, { waitHours: 0 }), "waitHours", ">=1"],
    ["an unknown signature", (file) => Object.assign(file, { signature: "sm2" }), "signature", "hmac-sm3"],
    ["no accepted code", (file) => Object.assign(file.answer, { accepted: [] }), "answer.accepted", ">=1"],
  ])("with %s is refused, with the place and the reason in both languages", (_name, change, place, reason) => {
    const read = readMapping(changed(change));
    if (read.ok) throw new Error("it was accepted");
    expect([read.zh.startsWith(place), read.en.startsWith(place), read.zh]).toEqual([
      true,
      true,
      expect.stringContaining(reason),
    ]);
    expect(read.en.replace(/pattern .*/, "")).not.toMatch(/\p{Script=Han}/u);
  });

  test("that is no JSON is refused", () => {
    expect(readMapping("{")).toEqual({ ok: false, zh: "不是 JSON", en: "it is no JSON" });
  });
});

const values: SourceValues = {
  ...(Object.fromEntries(sourceNames.map((name) => [name, null])) as SourceValues),
  "upload.id": "a".repeat(32),
  "upload.number": "1",
  "rating.level": "1",
  "rating.channel": "4",
  "rating.tags": ["110", "111"],
  "rating.answeredAt": "2026-12-31T23:30:00.000-02:00",
  "unit.code": "330100-XZFW",
  "transaction.reference": "P1",
  "matter.name": "居民身份证换领",
};

const composed = (change: (file: File) => void, given: Partial<SourceValues> = {}) => {
  const done = compose(mappingOf(changed(change)), { ...values, ...given } as SourceValues);
  return "json" in done ? JSON.parse(done.json) : done.refusal;
};
const same = (): void => undefined;

describe("the fields of an assessment", () => {
  test("have times in Beijing time, lists with their separator, and no empty values", () => {
    const row = composed(same);
    expect(row).toMatchObject({ assessTime: "2027-01-01 09:30:00", evalDetail: "110,111", satisfaction: "1" });
    expect(Object.keys(row)).not.toContain("writingEvaluation");
    expect(
      composed((file) => Object.assign(field(file, "assessTime"), { time: "yyyy年MM月dd日 HH:mm" })),
    ).toMatchObject({
      assessTime: "2027年01月01日 09:30",
    });
  });
  test("are cut where the mapping says so, and refused otherwise", () => {
    const words = "🙂".repeat(600);
    expect([...composed(same, { "rating.text": words }).writingEvaluation]).toHaveLength(500);
    expect(composed((file) => delete field(file, "writingEvaluation")["cut"], { "rating.text": words })).toEqual({
      reason: "too-long",
      detail: "writingEvaluation",
    });
  });
  test("have a code for each value, or the one for all others, or are refused", () => {
    const otherwise = (file: File): void =>
      void Object.assign(field(file, "pf"), { codes: { "3": "2" }, otherwise: "9" });
    expect([composed(otherwise).pf, composed(otherwise, { "rating.channel": "3" }).pf]).toEqual(["9", "2"]);
    expect(composed((file) => Object.assign(field(file, "pf"), { codes: {} }))).toEqual({
      reason: "code-missing",
      detail: "pf",
    });
    expect(
      composed((file) => Object.assign(field(file, "pf"), { codes: {} }), { "rating.channel": "constructor" }),
    ).toEqual({
      reason: "code-missing",
      detail: "pf",
    });
  });
  test("are refused where a required value is missing, or is no time", () => {
    expect(composed(same, { "transaction.reference": null })).toEqual({ reason: "value-missing", detail: "projectNo" });
    expect(composed(same, { "rating.answeredAt": "yesterday" })).toEqual({
      reason: "value-missing",
      detail: "assessTime",
    });
  });
});

const rule = mappingOf(JSON.stringify(shipped())).answer;
const judge = (status: number, body: unknown, ids = ["a", "b"]) =>
  judgeAnswer(
    { rule, idField: "assessId", ids: new Set(ids) },
    status,
    typeof body === "string" ? body : JSON.stringify(body),
  );

describe("an answer", () => {
  test("names the refused rows; one that is there already is accepted", () => {
    const failed = [
      { assessId: "a", code: 2003, message: "坏\0的\ud800" },
      { assessId: "b", code: "409", message: "重复" },
    ];
    expect(judge(200, { code: 0, message: "ok", receiptNo: "R1", failed })).toEqual({
      outcome: "judged",
      code: "0",
      message: "ok",
      receipt: "R1",
      refused: new Map([["a", { code: "2003", message: "坏的\ufffd" }]]),
    });
  });
  test.each<[string, number, unknown, string]>([
    ["that names rows of another batch", 200, { code: "0", failed: [{ assessId: "c" }] }, "unanswered"],
    ["whose rows have no id", 200, { code: "0", failed: [{ projectNo: "P1" }] }, "unanswered"],
    ["with an error inside", 200, { code: "500" }, "unanswered"],
    ["with a code that the mapping does not know", 200, { code: "77" }, "refused"],
    ["without a code", 200, {}, "unanswered"],
    ["with a code in a wrong place", 200, { code: { code: "0" } }, "unanswered"],
    ["that is no JSON", 200, "<html>", "unanswered"],
    ["of a gateway", 502, { code: "0" }, "unanswered"],
    ["that refuses the sender", 401, { code: "0" }, "deferred"],
    ["that comes too often", 429, "", "deferred"],
    ["from another address", 302, "", "deferred"],
    ["that refuses the request", 400, "", "refused"],
  ])("%s: %s", (_name, status, body, outcome) => {
    expect(judge(status, body).outcome).toBe(outcome);
  });
  test("that a single row is there already accepts it; of several, each is asked about by itself", () => {
    expect([judge(200, { code: "409" }, ["a"]).outcome, judge(200, { code: "409" }).outcome]).toEqual([
      "judged",
      "refused",
    ]);
  });
});

test("pauses grow from a minute to ten, and begin after nine batches that were refused as a whole", () => {
  const lastAt = new Date(0);
  const minutes = (unclear: number, refused: number): number | null => {
    const until = pauseAfter({ unclear, refused, lastAt });
    return until && until.getTime() / 60_000;
  };
  expect([minutes(1, 0), minutes(2, 0), minutes(4, 0), minutes(5, 0), minutes(99, 0)]).toEqual([1, 2, 8, 10, 10]);
  expect([minutes(0, 8), minutes(0, 9), minutes(0, 10)]).toEqual([null, 1, 2]);
});

test("signatures are those of published examples", () => {
  const text = "what do ya want for nothing?";
  // RFC 4231, test case 2.
  expect(schemes["hmac-sha256"].open("Jefe")?.(text)).toBe(
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  );
  const sm3 = (...parts: readonly (string | Uint8Array)[]): Buffer =>
    parts.reduce((hash, part) => hash.update(part), createHash("sm3")).digest();
  // GB/T 32905-2016, A.1; then HMAC as RFC 2104 defines it, with blocks of 64 bytes.
  expect(sm3("abc").toString("hex")).toBe("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  const padded = (pad: number): Buffer => Buffer.from("Jefe".padEnd(64, "\0")).map((byte) => byte ^ pad) as Buffer;
  expect(schemes["hmac-sm3"].open("Jefe")?.(text)).toBe(sm3(padded(0x5c), sm3(padded(0x36), text)).toString("hex"));
});
