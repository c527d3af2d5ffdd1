/** Red, green and blue from 0 to 255, and how opaque, from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** One colour painted over an opaque one. */
export const over = ([red, green, blue, alpha]: Colour, [redUnder, greenUnder, blueUnder]: Colour): Colour => {
  const mix = (upper: number, lower: number): number => upper * alpha + lower * (1 - alpha);
  return [mix(red, redUnder), mix(green, greenUnder), mix(blue, blueUnder), 1];
};

const linear = (channel: number): number => {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
};

/** Relative luminance as WCAG defines it, from 0 to 1. */
const luminance = ([red, green, blue]: Colour): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

/** The contrast of two opaque colours as WCAG defines it, from 1 to 21. */
export const contrastOf = (one: Colour, other: Colour): number => {
  const [darker, lighter] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
};
