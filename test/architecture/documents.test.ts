import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { alertWord } from "../../central/web/devices/alerts-section.tsx";
import { signalWord } from "../../central/web/figures/flag-parts.tsx";
import { wordsOf } from "../../central/web/words/words.ts";
import { AlertKind } from "../../contract/office/devices/alerts.ts";
import { Signal } from "../../contract/office/figures/signals.ts";
import { CounterApiSettings } from "../../electron/main/counter-api/settings-file.ts";
import { filesUnder, projectFolder, readText } from "./source-files.ts";

const folders = ["contract", "db", "electron", "renderer", "central", "build", "test"];
const documents = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md"].concat(
  folders.flatMap(filesUnder).filter((file) => file.endsWith(".md")),
);
const isChinese = (file: string): boolean => file.endsWith(".zh-CN.md");

/** The address of a heading within its page. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");

const anchorsIn = (file: string): readonly string[] =>
  [...readText(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => anchorOf(heading));

/** A link as it is written, without the links of examples in code. */
const linksIn = (file: string): readonly string[] =>
  [...readText(file).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = ""]) => link)
    .filter((link) => !/^(https?|mailto):/.test(link));

const leadsSomewhere = (file: string, link: string): boolean => {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? file : normalize(join(dirname(file), path));
  if (!existsSync(join(projectFolder, target))) return false;
  return anchor === undefined || anchorsIn(target).includes(decodeURIComponent(anchor));
};

const variablesIn = (text: string): readonly string[] =>
  [...new Set(text.match(/\bCOUNTERSTAR_[A-Z_]+[A-Z]\b/g))].sort();

/** Three more ways to spell one. */
const spellings = ["COUNTERSTAR_FORM_MS", "COUNTERSTAR_REASONS_MS", "COUNTERSTAR_THANKS_MS"];
/** For this project's own tests. */
const ofTests = ["COUNTERSTAR_INSPECT_PORT", "COUNTERSTAR_PACKAGE_FOR_TEST"];

it("a link of a document leads to a file and a section that exist", () => {
  const links = documents.flatMap((file) => linksIn(file).map((link) => ({ file, link })));
  expect(documents.length).toBeGreaterThan(15);
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter(({ file, link }) => !leadsSomewhere(file, link))).toEqual([]);
});

describe.each([
  ["English", documents.filter((file) => !isChinese(file))],
  ["Chinese", documents.filter(isChinese)],
])("the %s documents", (language, files) => {
  it("name every variable that the environment may set, and no other", () => {
    const code = ["electron", "central", "build"].flatMap(filesUnder).filter((path) => path.endsWith(".ts"));
    const known = variablesIn(code.map(readText).join("\n")).filter(
      (name) => ![...spellings, ...ofTests].includes(name),
    );
    expect(known.length).toBeGreaterThan(12);
    expect(variablesIn(files.map(readText).join("\n"))).toEqual(known);
  });

  it("show a counter-api.json that a kiosk reads", () => {
    const document = files.find((file) => /^electron\/README/.test(file)) ?? "";
    const example = /```json\n([^`]*)```/.exec(readText(document))?.[1] ?? "";
    expect(CounterApiSettings.safeParse(JSON.parse(example)).error).toBeUndefined();
  });

  it("name every alert and every signal as the page does, with its code", () => {
    const words = wordsOf[language === "Chinese" ? "zh" : "en"];
    const text = files.map(readText).join("\n");
    const [open, close] = language === "Chinese" ? ["（", "）"] : [" (", ")"];
    const named = [
      ...AlertKind.options.map((kind) => `${alertWord(words, kind)}${open}\`${kind}\`${close}`),
      ...Signal.options.map((signal) => `${signalWord(words, signal)}${open}\`${signal}\`${close}`),
    ];
    expect(named.filter((name) => !text.includes(name))).toEqual([]);
  });

  it("begin with a page of at most 700 words", () => {
    const [front = ""] = files;
    const words = [...new Intl.Segmenter("zh", { granularity: "word" }).segment(readText(front))];
    expect(front).toMatch(/^README/);
    expect(words.filter(({ isWordLike }) => isWordLike).length).toBeLessThanOrEqual(700);
  });
});

it("a document for IT, clerks or leaders exists in both languages, with as many pictures", () => {
  const chinese = documents.filter(isChinese);
  const picturesIn = (file: string) => readText(file).match(/!\[/g)?.length ?? 0;
  expect(chinese).toEqual(
    expect.arrayContaining(
      ["electron", "renderer", "central", "central/web"].map((folder) => `${folder}/README.zh-CN.md`),
    ),
  );
  expect(chinese.map((file) => [file, picturesIn(file)])).toEqual(
    chinese.map((file) => [file, picturesIn(file.replace(".zh-CN", ""))]),
  );
});

describe("test/README.md", () => {
  const text = readText("test/README.md");

  it("names every project of the test run, and no other", () => {
    const projects = [...readText("build/vitest.config.ts").matchAll(/project\(\{\s*name: "([^"]+)"/g)];
    const named = [...text.matchAll(/^\| `((?!npm )[a-z ]+)` \|/gm)].map(([, name]) => name);
    expect(projects.length).toBeGreaterThan(5);
    expect(named.toSorted()).toEqual(projects.map(([, name]) => name).toSorted());
  });

  it("lists twenty slow files that are there", () => {
    const files = [...text.matchAll(/^\| \d+ \| `([^`]+)` \|$/gm)].map(([, file = ""]) => file);
    expect(files.filter((file) => readText(file) !== "")).toHaveLength(20);
  });
});
