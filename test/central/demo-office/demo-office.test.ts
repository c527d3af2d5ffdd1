import { describe, expect, test } from "vitest";
import { demoOffice } from "../../../central/demo-office/demo-office.ts";

const pictures = [
  ...demoOffice.attract.pages.map(({ title, pictureSvg }) => ({ name: title.en, svg: pictureSvg })),
  ...demoOffice.staff.map(({ name, portraitSvg }) => ({ name: name.en, svg: portraitSvg })),
];

const idsIn = (svg: string): readonly string[] => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id);
const usedIn = (svg: string): readonly string[] => [...svg.matchAll(/url\(#([^)]+)\)/g)].map(([, id = ""]) => id);

describe("the pictures of the demonstration office", () => {
  test.each(pictures)("have no words, no script and no external source: $name", ({ svg }) => {
    expect(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg" viewBox=')).toBe(true);
    const rest = svg.replace("http://www.w3.org/2000/svg", "");
    expect(rest.match(/<text|<script|<image|<style|href|https?:|NaN|undefined/g)).toBeNull();
  });
  test.each(pictures)("name each of their parts once, and refer only to existing parts: $name", ({ svg }) => {
    const ids = idsIn(svg);
    expect(new Set(ids).size).toBe(ids.length);
    expect(usedIn(svg).filter((id) => !ids.includes(id))).toEqual([]);
  });
});

test("the notice about 带回家填写 promises as many days as the policy gives", () => {
  const [notice] = demoOffice.attract.pages.filter(({ title }) => title.zh.includes("带回家填写"));
  expect(notice?.text.zh).toContain("七天");
  expect(demoOffice.policy.followUpDays).toBe(7);
});
