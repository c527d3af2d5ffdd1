import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { directionCount, directionsOf } from "../../renderer/controls/text-entry/handwriting/directions.ts";
import type { Stroke } from "../../renderer/controls/text-entry/handwriting/ink.ts";
import { discriminantsOf, spreadOf } from "./discriminant.ts";
import { drawnBySomeone } from "./draw.ts";
import { commonCharacters, rareCharacters } from "./known-shapes.ts";
import { randomFrom } from "./random.ts";
import { tableOf } from "./table-of.ts";

/**
 * Makes renderer/controls/text-entry/handwriting/character-shapes.txt, by which a drawing is recognised, from the middle
 * lines of strokes in hanzi-writer-data, under the Arphic Public License: each character is drawn as many hands might
 * draw it, and of all drawings their mean is stored along the directions that tell characters apart. It takes five
 * minutes. The result lies in the repository, so that a build does not need the package. To make it again:
 *
 *     npm pack hanzi-writer-data@2.0.1
 *     tar -xzf hanzi-writer-data-2.0.1.tgz
 *     node build/character-shapes/make-character-shapes.ts package
 */
const [, , folder] = process.argv;
if (folder === undefined) throw new Error("usage: make-character-shapes.ts <folder of hanzi-writer-data>");

const drawingsOfEach = 40;
const directionsKept = 96;

/** In the package y grows upwards from a line that is 124 above the lower edge. */
const textbookOf = (character: string): readonly Stroke[] => {
  const file: { readonly medians: readonly Stroke[] } = JSON.parse(
    readFileSync(join(folder, `${character}.json`), "utf8"),
  );
  return file.medians.map((stroke) => stroke.map(([x, y]) => [x, 900 - y]));
};

const drawings = (character: string, seed: number): readonly Float32Array[] => {
  const textbook = textbookOf(character);
  const random = randomFrom(seed);
  return Array.from({ length: drawingsOfEach }, (_, index) =>
    directionsOf(index === 0 ? textbook : drawnBySomeone(textbook, random)),
  );
};

function* drawingsOfAll(): Generator<readonly Float32Array[]> {
  for (const [index, character] of [...commonCharacters, ...rareCharacters].entries()) yield drawings(character, index);
}

const spread = spreadOf(drawingsOfAll(), directionCount);
const table = tableOf(discriminantsOf(spread, directionsKept), spread.means);
const notice = readFileSync(new URL("notice.txt", import.meta.url), "utf8");
const licence = readFileSync(new URL("ARPHICPL.TXT", import.meta.url), "utf8");
const target = new URL("../../renderer/controls/text-entry/handwriting/character-shapes.txt", import.meta.url);
writeFileSync(target, [notice, licence, table].join("\n"));
