import { describe, expect, it } from "vitest";
import { CounterApiSettings } from "../../electron/main/counter-api/settings-file.ts";
import { filesUnder, readText } from "./source-files.ts";

const readmes = ["README.md", "README.zh-CN.md"];

/** As a reader of the page jumps to it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, "")
    .replaceAll(" ", "-");

const variablesIn = (text: string): readonly string[] =>
  [...new Set(text.match(/\bCOUNTERSTAR_[A-Z_]+[A-Z]\b/g))].sort();

/** Three more ways to spell one. */
const spellings = ["COUNTERSTAR_FORM_MS", "COUNTERSTAR_REASONS_MS", "COUNTERSTAR_THANKS_MS"];
/** For this project's own tests. */
const ofTests = ["COUNTERSTAR_PACKAGE_FOR_TEST"];

describe.each(readmes)("%s", (file) => {
  const text = readText(file);

  it("names every variable that the environment may set, and no other", () => {
    const read = ["electron", "central", "build"].flatMap(filesUnder).filter((path) => path.endsWith(".ts"));
    const known = variablesIn(read.map(readText).join("\n")).filter(
      (name) => ![...spellings, ...ofTests].includes(name),
    );
    expect(known.length).toBeGreaterThan(12);
    expect(variablesIn(text)).toEqual(known);
  });

  it("shows a counter-api.json that a kiosk reads", () => {
    const example = /```json\n([^`]*)```/.exec(text)?.[1] ?? "";
    expect(CounterApiSettings.safeParse(JSON.parse(example)).error).toBeUndefined();
  });

  it("leads to sections and files that are there", () => {
    const anchors = [...text.matchAll(/^## (.+)$/gm)].map(([, heading = ""]) => `#${anchorOf(heading)}`);
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)]
      .map(([, link = ""]) => link)
      .filter((link) => !/^https?:/.test(link));
    expect(links.length).toBeGreaterThan(15);
    const isThere = (link: string) => (link.startsWith("#") ? anchors.includes(link) : readText(link).length > 0);
    expect(links.filter((link) => !isThere(link))).toEqual([]);
  });
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
