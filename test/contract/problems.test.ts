import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { statusOf } from "../../contract/problems/http-problem.ts";
import { policyProblems } from "../../contract/problems/policy.ts";
import { isProblemCode, type ProblemCode, problem, problemCatalogue } from "../../contract/problems/problem.ts";
import { sentenceOf } from "../../contract/problems/sentences.ts";
import { syncProblems } from "../../contract/problems/sync.ts";

const codes = Object.keys(problemCatalogue).filter(isProblemCode);
const factsIn = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();

describe("the catalogue of problems", () => {
  it("has a code that scripts can rely on, and a sentence in both languages, for every problem", () => {
    expect(codes.length).toBeGreaterThan(35);
    expect(codes.filter((code) => !/^[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]);
    const unspoken = codes.filter(
      (code) => !/[一-龥]{4}/.test(problemCatalogue[code].zh) || problemCatalogue[code].en.length < 15,
    );
    expect(unspoken).toEqual([]);
    expect(codes.filter((code) => !/[。]$/.test(problemCatalogue[code].zh))).toEqual([]);
    expect(codes.filter((code) => !/\.$/.test(problemCatalogue[code].en))).toEqual([]);
  });

  it("has each code once", async () => {
    const folder = join(import.meta.dirname, "../../contract/problems");
    const parts = await Promise.all(readdirSync(folder).map((file) => import(join(folder, file))));
    const exported: (readonly [string, object])[] = parts.flatMap((part) => Object.entries<object>(part));
    const catalogues = exported.filter(([name]) => /Problems$/.test(name));
    expect(catalogues.length).toBeGreaterThan(12);
    expect(catalogues.flatMap(([, catalogue]) => Object.keys(catalogue)).toSorted()).toEqual(codes.toSorted());
  });

  it("uses the same placeholders in both languages", () => {
    const different = codes.filter((code) => {
      const { zh, en } = problemCatalogue[code];
      return JSON.stringify(factsIn(zh)) !== JSON.stringify(factsIn(en));
    });
    expect(different).toEqual([]);
  });

  it("fills them in, in both languages, and leaves those without a value", () => {
    const locked = problem("login-locked", { waitSeconds: 30, supportPhone: "0571-54321" });
    expect(sentenceOf(locked, "zh")).toBe("连续输错次数过多，请 30 秒后再试，或联系信息科（0571-54321）重置口令。");
    expect(sentenceOf(locked, "en")).toContain("in 30 seconds");
    expect(sentenceOf(problem("login-locked"), "en")).toContain("{waitSeconds}");
  });

  it("says a reason of its own in words, and leaves a code of the system as it is", () => {
    const unreadable = (reason: string) => problem("counter-settings-unreadable", { reason });
    expect(sentenceOf(unreadable("content"), "zh")).toContain("（内容不合格式）");
    expect(sentenceOf(unreadable("content"), "en")).toContain("(its content is not valid)");
    expect(sentenceOf(unreadable("EACCES"), "zh")).toContain("（EACCES）");
  });

  it("names no command to a person who rolls a policy out on the page", () => {
    const sentences = Object.values(policyProblems).flatMap(({ zh, en }) => [zh, en]);
    expect(sentences.filter((sentence) => /npm run|--\w|tagsVersion/.test(sentence))).toEqual([]);
  });

  it("answers over HTTP with an error status, and 500 for problems that should never cross", () => {
    const statuses = codes.map((code): readonly [ProblemCode, number] => [code, statusOf(code)]);
    expect(statuses.filter(([, status]) => status < 400 || status > 599)).toEqual([]);
    expect(statusOf("pin-wrong")).toBe(500);
    expect(statusOf("ledger-gap")).toBe(syncProblems["ledger-gap"].status);
  });

  it.each(["toString", "__proto__", "constructor", ""])("does not know %j", (code) => {
    expect(isProblemCode(code)).toBe(false);
  });
});
