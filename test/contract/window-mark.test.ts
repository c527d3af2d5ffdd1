import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { windowMark } from "../../contract/window-mark.ts";

it.each(["build/icons/icon.svg", "central/web/emblem.svg"])("%s shows the one mark", async (file) => {
  const drawing = await readFile(new URL(`../../${file}`, import.meta.url), "utf8");
  expect(Array.from(drawing.matchAll(/ d="([^"]+)"/g), ([, path]) => path)).toEqual([
    windowMark.frame,
    windowMark.star,
  ]);
});

it("is clearly wider than high", () => {
  const [, , width = 0, height = 0] = windowMark.viewBox.split(" ").map(Number);
  expect(width / height).toBeGreaterThan(1.25);
});
