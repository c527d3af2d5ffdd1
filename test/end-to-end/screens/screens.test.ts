import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { projectFolder } from "../../../build/electron-runtime/project-modules.ts";
import { samples } from "../../../build/screens/sample-views.ts";
import { sizes } from "../../../build/screens/variants.ts";
import { measureAll } from "../../support/screens/measure-all.ts";
import type { Pass, PassResult, ScreenFinding } from "../../support/screens/measure-pass.ts";
import { kioskOptions, temporaryFolder } from "../../support/window/enrolled-kiosk.ts";

/** Git ignores it; people look at it. */
const folder = join(projectFolder, "out/screens");

/** 高对比 and 左手 lie as 普通 does; the two that need most room come together once. */
const passes: readonly Pass[] = [
  { language: "en", mode: "large", withAxe: false, pictureFolder: folder },
  { language: "zh", mode: "large", withAxe: false, pictureFolder: folder },
  { language: "en", mode: "normal", withAxe: true, pictureFolder: folder },
  { language: "zh", mode: "normal", withAxe: true, pictureFolder: folder },
  { language: "en", mode: "high", withAxe: false, pictureFolder: null },
  { language: "zh", mode: "high", withAxe: false, pictureFolder: null },
  { language: "en", mode: "low", withAxe: false, pictureFolder: null },
  { language: "zh", mode: "low", withAxe: false, pictureFolder: null },
  { language: "en", mode: "large-low", withAxe: false, pictureFolder: null },
  { language: "zh", mode: "left", withAxe: false, pictureFolder: null },
];

const windowCount = 3;
const runMs = 900_000;

const lineOf = ({ sample, size, language, mode, rule, what }: ScreenFinding): string =>
  `${sample} ${size} ${language} ${mode} ${rule}: ${what}`;

let results: readonly PassResult[] = [];
const findings = (): readonly ScreenFinding[] => results.flatMap((result) => result.findings);

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const startedAtMs = performance.now();
  const windows = Array.from({ length: windowCount }, () => kioskOptions(temporaryFolder()));
  results = await measureAll(windows, passes);
  const screens = results.reduce((sum, result) => sum + result.screens, 0);
  const seconds = Math.round((performance.now() - startedAtMs) / 1_000);
  const head = `${screens} screens in ${seconds} s, ${findings().length} findings`;
  writeFileSync(join(folder, "findings.txt"), [head, "", ...findings().map(lineOf), ""].join("\n"));
}, runMs);

describe("every screen, at every size, in both languages, as every citizen may want it", () => {
  it("was measured, and had something to read", () => {
    const least = samples.filter(({ plain }) => !plain).length * sizes.length;
    const tooFew = results.filter(({ screens }) => screens < least);
    expect([results.length, tooFew]).toEqual([passes.length, []]);
    expect(results.flatMap(({ empty }) => empty)).toEqual([]);
  });

  it.each(samples.map(({ name }) => name))("%s", (name) => {
    const own = findings().filter(({ sample }) => sample === name);
    expect(own.map(lineOf)).toEqual([]);
  });
});
