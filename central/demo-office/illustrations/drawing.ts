/** A point on the sheet: x and y, in its units. */
export type Point = readonly [number, number];

export const sheet = { width: 1600, height: 900 } as const;

/** Colours that all illustrations share: warm ground, deep red and gold, hills in mist. */
export const palette = {
  ground: "#fbf5ea",
  red: "#a81423",
  darkRed: "#7f0d19",
  gold: "#d9a441",
  paleGold: "#f1d9a3",
  wood: "#c39a63",
  darkWood: "#946d3d",
  navy: "#24395e",
  darkNavy: "#182844",
  skin: "#f3cfae",
  skinShade: "#dba983",
  black: "#2b2422",
} as const;

/** "10,20 30,40" as points. */
export const pointsIn = (text: string): readonly Point[] =>
  text.split(" ").map((pair): Point => {
    const [x = 0, y = 0] = pair.split(",").map(Number);
    return [x, y];
  });

const round = (value: number): string => String(Math.round(value * 10) / 10);

/** A smooth line through all points, as path data that begins with `M`. */
export const smooth = (points: readonly Point[]): string => {
  const at = (index: number): Point => points[Math.min(Math.max(index, 0), points.length - 1)] ?? [0, 0];
  const segment = (index: number): string => {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    const first = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const second = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    return `C ${[...first, ...second, ...to].map(round).join(" ")}`;
  };
  const [x, y] = at(0);
  return [`M ${round(x)} ${round(y)}`, ...points.slice(1).map((_point, index) => segment(index))].join(" ");
};

export const times = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_item, index) => draw(index)).join("");

/** From top to bottom. */
export const gradient = (id: string, colours: readonly string[]): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${colours
    .map((colour, index) => `<stop offset="${round(index / (colours.length - 1))}" stop-color="${colour}"/>`)
    .join("")}</linearGradient>`;

/** Light that fades from the middle outwards. */
export const glow = (id: string, colour: string, strength: number): string =>
  `<radialGradient id="${id}"><stop offset="0" stop-color="${colour}" stop-opacity="${strength}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`;

export const placed = (x: number, y: number, scale: number, drawing: string): string =>
  `<g transform="translate(${x} ${y}) scale(${scale})">${drawing}</g>`;

/**
 * A self-contained SVG document of the sheet's size: no script, no text, no reference to other files. The same layers
 * always give the same bytes, so that the picture's hash is stable.
 */
export const illustration = (...layers: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${sheet.width} ${sheet.height}" width="${sheet.width}" height="${sheet.height}">${layers.join("\n")}</svg>\n`;
