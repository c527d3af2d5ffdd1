import type { LevelCounts } from "../../../contract/office/figures/figures.ts";

/** Of levels 1 to 5, as on the office's pages. */
export const levelColours = ["#a81e1e", "#bf5a22", "#a0730c", "#4f8426", "#1f7a4d"] as const;

const [width, height] = [1_000, 60];

/** The shares of the levels from 5 to 1 as one bar, an SVG drawing. */
export const levelBar = (levels: LevelCounts): string => {
  const whole = levels.reduce<number>((sum, count) => sum + count, 0);
  let from = 0;
  const parts = [5, 4, 3, 2, 1].map((level) => {
    const wide = whole === 0 ? 0 : (width * (levels[level - 1] ?? 0)) / whole;
    const part = `<rect x="${from}" y="0" width="${wide}" height="${height}" fill="${levelColours[level - 1]}"/>`;
    from += wide;
    return part;
  });
  const ground = `<rect width="${width}" height="${height}" fill="#eee6da"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${ground}${parts.join("")}</svg>`;
};
