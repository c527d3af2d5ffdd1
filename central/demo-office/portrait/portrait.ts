import { clothes, neck } from "./clothes.ts";
import { ears, features, headOutline, mirrored } from "./face.ts";
import { type HairPaths, hairPaths } from "./hair.ts";
import { backdrops, hairTones, skinTones, type Traits } from "./traits.ts";

/** From the standard head, on which face and hair are drawn, to its place above the collar. */
const placed = (drawing: string): string => `<g transform="translate(-28 -14) scale(1.14)">${drawing}</g>`;

const strokes = (d: string | undefined, colour: string, width: number): string =>
  d === undefined
    ? ""
    : `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" opacity="0.8"/>`;

const backdrop = ({ backdrop: name }: Traits): string => {
  const { centre, edge } = backdrops[name];
  return `<radialGradient id="backdrop" cx="0.42" cy="0.36" r="0.75"><stop offset="0" stop-color="${centre}"/><stop offset="1" stop-color="${edge}"/></radialGradient>
    <rect width="400" height="500" fill="url(#backdrop)"/>`;
};

const hairBack = (hair: HairPaths, traits: Traits): string =>
  hair.back === undefined ? "" : `<path d="${hair.back}" fill="${hairTones[traits.hairTone].dark}"/>`;

const hairFront = (hair: HairPaths, traits: Traits): string => {
  const tone = hairTones[traits.hairTone];
  const lines = `${strokes(hair.strands, tone.dark, 2.4)}${strokes(hair.sheen, tone.light, 3.2)}`;
  if (hair.faded !== true) return `<path d="${hair.front}" fill="${tone.base}"/>${lines}`;
  return `<linearGradient id="fade" gradientUnits="userSpaceOnUse" x1="0" y1="138" x2="0" y2="212"><stop offset="0" stop-color="${tone.base}"/><stop offset="0.4" stop-color="${tone.base}" stop-opacity="0.82"/><stop offset="1" stop-color="${tone.base}" stop-opacity="0.12"/></linearGradient>
    <path d="${hair.front}" fill="${skinTones[traits.skinTone].shade}"/><path d="${hair.front}" fill="url(#fade)"/>${lines}`;
};

/** The face with light from the left: one shade down the right side, one under the hair. */
const head = (hair: HairPaths, traits: Traits): string => {
  const skin = skinTones[traits.skinTone];
  const outline = headOutline(traits);
  return `<clipPath id="face"><path d="${outline}"/></clipPath>${hair.coversEars === true ? "" : ears(traits)}<path d="${outline}" fill="${skin.base}"/>
    <g clip-path="url(#face)"><path d="M 252 96 C 268 170 268 246 214 318 L 300 318 L 300 96 Z" fill="${skin.shade}" opacity="0.5"/>
    <path d="${hair.front}" transform="translate(2 8)" fill="${skin.shade}" opacity="0.8"/></g>`;
};

const frames = {
  none: "",
  round: `<circle cx="170" cy="213" r="23"/>`,
  rectangular: `<rect x="146" y="197" width="47" height="33" rx="8"/>`,
  "half-rim": `<path d="M 146 212 L 147 202 Q 148 198 154 198 L 187 198 Q 193 198 193 206"/>`,
} as const;

const glasses = ({ glasses: kind }: Traits): string => {
  if (kind === "none") return "";
  const lens = frames[kind];
  return `<g fill="#ffffff" fill-opacity="0.12" stroke="#2d2725" stroke-width="3.2">${mirrored(lens)}</g>
    <path d="M 193 209 Q 200 203 207 209" fill="none" stroke="#2d2725" stroke-width="3.2"/>
    ${mirrored(`<path d="M 147 208 L 125 203" stroke="#2d2725" stroke-width="3.2"/>`)}
    <path d="M 155 222 L 166 203 M 215 222 L 226 203" stroke="#ffffff" stroke-width="3" opacity="0.3"/>`;
};

/** A plait over one shoulder: pairs of strands that cross, smaller towards the end. */
const braid = ({ hairTone }: Traits): string => {
  const tone = hairTones[hairTone];
  const strand = (index: number): string => {
    const [x, y, size] = [141 - index * 4.6 + index * index * 0.22, 268 + index * 15, 17.5 - index * 0.95];
    const leaf = (side: number, fill: string): string =>
      `<ellipse cx="${x + side * size * 0.42}" cy="${y}" rx="${size * 0.62}" ry="${size}" transform="rotate(${side * -34} ${x + side * size * 0.42} ${y})" fill="${fill}" stroke="${tone.dark}" stroke-width="1.4"/>`;
    return leaf(-1, tone.base) + leaf(1, index % 2 === 0 ? tone.light : tone.base);
  };
  const end = `<path d="M 110 392 L 104 422 Q 116 430 128 420 L 122 392 Z" fill="${tone.base}"/>`;
  const band = `<rect x="107" y="387" width="18" height="8" rx="4" fill="#a81423"/>`;
  return end + Array.from({ length: 8 }, (_, index) => strand(7 - index)).join("") + band;
};

const hairOver = (hair: HairPaths, traits: Traits): string =>
  (hair.over === undefined ? "" : `<path d="${hair.over}" fill="${hairTones[traits.hairTone].base}"/>`) +
  (hair.braid === true ? braid(traits) : "");

/**
 * A head-and-shoulders illustration, 400×500, as a self-contained SVG document: no script, no reference to other files.
 * The same traits always give the same bytes, so that the picture's hash is stable.
 */
export const portraitSvg = (traits: Traits): string => {
  const hair = hairPaths(traits.hair);
  const layers = [
    backdrop(traits),
    placed(hairBack(hair, traits)),
    neck(traits, placed(`<path d="${headOutline(traits)}"/>`)),
    clothes(traits),
    placed(
      [
        hairOver(hair, traits),
        head(hair, traits),
        features(traits, hairTones[traits.hairTone].dark),
        hairFront(hair, traits),
        glasses(traits),
      ].join("\n"),
    ),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 500" width="400" height="500">${layers.join("\n")}</svg>\n`;
};
