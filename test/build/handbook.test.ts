import { describe, expect, it } from "vitest";
import { renderDocument } from "../../build/vite/handbook.ts";
import { readText } from "../architecture/source-files.ts";

const names = ["window", "kiosk", "centre", "figures"] as const;
const documents = (["zh", "en"] as const).flatMap((language) =>
  names.map((name) => ({ name, language, ...renderDocument(name, language) })),
);

const matchesIn = (html: string, pattern: RegExp): readonly string[] =>
  [...html.matchAll(pattern)].map(([, found = ""]) => found);
const sectionsOf = (html: string) => matchesIn(html, /<h\d id="([^"]+)">/g);

describe.each(documents)("the handbook's $name in $language", ({ html, pictures, language }) => {
  it("has sections, and no title or link to the other language", () => {
    expect(sectionsOf(html).length).toBeGreaterThan(4);
    expect(html).not.toContain("<h1");
    expect(html).not.toMatch(/\.md"/);
  });

  it("links to sections that exist in the same language", () => {
    const links = matchesIn(html, /href="#\/handbook\?([^"]+)"/g).map((query) => new URLSearchParams(query));
    expect(links.length).toBeGreaterThan(4);
    const broken = links.filter((link) => {
      const target = documents.find((each) => each.name === link.get("document") && each.language === language);
      const section = link.get("section");
      return !target || (section !== null && !sectionsOf(target.html).includes(section));
    });
    expect(broken.map(String)).toEqual([]);
  });

  it("shows pictures that exist", () => {
    expect(pictures.filter((path) => readText(path) === "")).toEqual([]);
    expect(matchesIn(html, /src="picture:(\d+)"/g)).toEqual(pictures.map((_, index) => String(index)));
  });
});

it("shows pictures to window staff", () => {
  expect(renderDocument("window", "zh").pictures.length).toBeGreaterThan(2);
});
