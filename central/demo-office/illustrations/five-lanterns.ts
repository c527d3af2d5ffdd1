import { glow, gradient, illustration, palette, placed, sheet, times } from "./drawing.ts";
import { fromBehind } from "./people.ts";
import { boat, morning, westLake } from "./west-lake.ts";

/** How far the corners of the mouth rise, in the order of the levels. Nothing else differs: no answer is the better one. */
const mouths = [26, 15, 5, -13, -24] as const;

const spacing = 236;
const first = sheet.width / 2 - 2 * spacing;

const face = (rise: number): string =>
  `<g fill="none" stroke="#fdebc0" stroke-width="7" stroke-linecap="round"><path d="M -34 ${14 - rise / 4} Q 0 ${14 + rise} 34 ${14 - rise / 4}"/></g><circle cx="-28" cy="-22" r="6.5" fill="#fdebc0"/><circle cx="28" cy="-22" r="6.5" fill="#fdebc0"/>`;

const ribs = [78, 44].map((width) => `<ellipse rx="${width}" ry="86"/>`).join("");

const light = `<circle r="190" fill="url(#lantern-glow)"/>`;

const lantern = (rise: number): string => `<path d="M 0 -230 V -96" stroke="${palette.darkWood}" stroke-width="5"/>
  <ellipse rx="106" ry="86" fill="url(#paper)"/><g fill="none" stroke="#7f0d19" stroke-opacity="0.3" stroke-width="3">${ribs}</g>
  <rect x="-42" y="-100" width="84" height="18" rx="6" fill="${palette.gold}"/><rect x="-42" y="82" width="84" height="18" rx="6" fill="${palette.gold}"/>
  <path d="M 0 100 V 122 M -9 124 L -13 168 M 0 124 V 172 M 9 124 L 13 168" stroke="${palette.red}" stroke-width="5" stroke-linecap="round"/><circle cy="120" r="9" fill="${palette.gold}"/>${face(rise)}`;

const bracket = `<path d="M 0 0 H 96 C 92 22 76 30 58 32 C 50 52 34 58 20 58 C 18 74 10 84 0 88 Z"/>`;

const eaves = `<rect width="${sheet.width}" height="64" fill="${palette.darkRed}"/><rect y="64" width="${sheet.width}" height="8" fill="${palette.gold}"/><rect y="72" width="${sheet.width}" height="36" fill="${palette.red}"/>
  <g fill="${palette.gold}" opacity="0.9">${times(9, (index) => `<path d="M ${index * 200 - 26} 90 L ${index * 200} 78 L ${index * 200 + 26} 90 L ${index * 200} 102 Z"/>`)}</g>
  <g fill="${palette.darkRed}"><g transform="translate(76 108)">${bracket}</g><g transform="translate(1524 108) scale(-1 1)">${bracket}</g></g>
  <g fill="${palette.darkRed}"><rect x="30" y="72" width="46" height="828"/><rect x="1524" y="72" width="46" height="828"/></g>
  <g fill="#ffffff" opacity="0.12"><rect x="38" y="108" width="8" height="792"/><rect x="1532" y="108" width="8" height="792"/></g>`;

const terrace = `${gradient("terrace", ["#efe0c4", "#e0caa5"])}<rect y="786" width="${sheet.width}" height="114" fill="url(#terrace)"/>
  <g fill="#b88d57"><rect y="690" width="${sheet.width}" height="16" rx="4"/><rect y="776" width="${sheet.width}" height="14"/>${times(34, (index) => `<rect x="${20 + index * 48}" y="704" width="9" height="74"/>`)}</g><rect y="690" width="${sheet.width}" height="5" fill="#d7b07a"/>`;

const people = [
  placed(490, 668, 1.02, fromBehind({ hair: "#b6b1ab", coat: "#7e8f6d", coatShade: "#66775a", style: "bun" })),
  placed(800, 654, 1.06, fromBehind({ hair: "#2f2724", coat: "#8f4a4e", coatShade: "#743a3f", style: "short" })),
  placed(1110, 664, 1.02, fromBehind({ hair: "#3d2c25", coat: "#5d7f8c", coatShade: "#4a6874", style: "tail" })),
].join("");

/** 评不评、怎么评，由您决定: five lanterns of one size and one light, and people who look at them. */
export const fiveLanterns = illustration(
  `${gradient("paper", ["#c0222f", "#a81423", "#8a0f1c"])}${glow("lantern-glow", "#ffdf9c", 0.55)}`,
  `<rect width="${sheet.width}" height="${sheet.height}" fill="${palette.ground}"/>`,
  placed(20, 75, 1.3, `${westLake(morning)}${boat(190, 440, 0.7)}`),
  eaves,
  ...mouths.map((_rise, index) => placed(first + index * spacing, 336, 1, light)),
  ...mouths.map((rise, index) => placed(first + index * spacing, 336, 1, lantern(rise))),
  terrace,
  people,
);
