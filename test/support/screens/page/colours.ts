import type { Colour } from "./contrast.ts";

const canvas = document.createElement("canvas");
canvas.width = 1;
canvas.height = 1;
const pen = canvas.getContext("2d", { willReadFrequently: true });

const known = new Map<string, Colour>();

const painted = (css: string): Colour => {
  if (pen === null) throw new Error("no canvas to read colours with");
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = css;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
};

/** A colour as computed styles write it, in whichever of CSS's notations. */
export const colourOf = (css: string): Colour => {
  const colour = known.get(css) ?? painted(css);
  known.set(css, colour);
  return colour;
};

/** Every stop of a gradient: between two of them it is never lighter or darker. */
export const coloursIn = (gradient: string): readonly Colour[] =>
  [...gradient.matchAll(/(?:rgba?|color|oklch|oklab|hsla?)\([^)]*\)/g)].map(([css]) => colourOf(css));
