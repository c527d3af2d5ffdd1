import { palette } from "./drawing.ts";

export interface Look {
  readonly hair: string;
  readonly coat: string;
  readonly coatShade: string;
  readonly style: "short" | "bun" | "long" | "tail";
}

const nape = "M -44 -6 C -48 -60 48 -60 44 -6 C 43 16 34 30 22 38 C 10 44 -10 44 -22 38 C -34 30 -43 16 -44 -6 Z";

const backOfHair: Record<Look["style"], string> = {
  short: `<path d="${nape}"/>`,
  bun: `<path d="${nape}"/><g stroke="#00000024" stroke-width="3" fill="none" stroke-linecap="round"><circle cx="0" cy="-14" r="22" fill="#c4bfb9"/><path d="M -12 -20 q 12 -10 22 2 M -12 -8 q 14 10 24 -4"/><path d="M -36 10 q 18 -8 24 -18 M 36 10 q -18 -8 -24 -18"/></g>`,
  long: '<path d="M -46 -6 C -50 -64 50 -64 46 -6 C 48 40 46 70 40 92 Q 0 104 -40 92 C -46 70 -48 40 -46 -6 Z"/>',
  tail: `<path d="${nape}"/><path d="M -10 -6 C -18 30 -16 70 -4 96 C 10 76 18 30 10 -6 Z"/>`,
};

/** A person from behind, down to the hips; (0, 0) is the middle of the head, 44 its radius. */
export const fromBehind = ({
  hair,
  coat,
  coatShade,
  style,
}: Look): string => `<rect x="-17" y="22" width="34" height="44" rx="14" fill="${palette.skinShade}"/>
  <path d="M -96 252 Q -112 250 -112 230 C -114 146 -104 96 -60 76 L -26 58 Q 0 72 26 58 L 60 76 C 104 96 114 146 112 230 Q 112 250 96 252 Z" fill="${coat}"/>
  <path d="M -78 250 C -80 190 -78 150 -70 122 M 78 250 C 80 190 78 150 70 122" stroke="${coatShade}" stroke-width="5" stroke-linecap="round" fill="none"/>
  <path d="M -30 60 Q 0 80 30 60 L 34 70 Q 0 94 -34 70 Z" fill="${coatShade}"/>
  <ellipse cx="-43" cy="4" rx="8" ry="12" fill="${palette.skin}"/><ellipse cx="43" cy="4" rx="8" ry="12" fill="${palette.skin}"/>
  <g fill="${hair}">${backOfHair[style]}</g>`;

const frontOfHair: Record<Look["style"], string> = {
  short:
    '<path d="M -43 0 C -54 -68 48 -74 43 0 C 40 -14 36 -22 30 -26 C 8 -20 -12 -22 -26 -34 C -28 -24 -40 -18 -43 0 Z"/>',
  bun: '<circle cx="0" cy="-52" r="17"/><path d="M -42 -2 C -52 -66 52 -66 42 -2 C 36 -24 14 -34 0 -34 C -14 -34 -36 -24 -42 -2 Z"/>',
  long: '<path d="M -42 46 C -54 6 -54 -62 0 -62 C 54 -62 54 6 42 46 C 46 6 40 -20 12 -32 C -16 -26 -40 -8 -42 46 Z"/>',
  tail: '<path d="M -42 -2 C -52 -66 52 -66 42 -2 C 38 -20 26 -32 8 -34 C -18 -32 -38 -20 -42 -2 Z"/>',
};

/** One of the window staff, facing us, down to the waist; (0, 0) is the middle of the head. */
export const atTheWindow = ({
  hair,
  coat,
  coatShade,
  style,
}: Look): string => `${style === "long" ? `<path d="M -46 -10 C -52 40 -48 66 -40 78 L 40 78 C 48 66 52 40 46 -10 Z" fill="${hair}"/>` : ""}
  <path d="M -15 26 h 30 v 40 h -30 Z" fill="${palette.skinShade}"/>
  <path d="M -106 210 C -108 124 -96 92 -54 76 L -18 60 L 0 92 L 18 60 L 54 76 C 96 92 108 124 106 210 Z" fill="${coat}"/>
  <path d="M -24 58 L 0 104 L 24 58 L 12 52 L 0 62 L -12 52 Z" fill="#ffffff"/>
  <path d="M -5 66 L 5 66 L 9 124 L 0 136 L -9 124 Z" fill="${palette.red}"/>
  <path d="M -24 58 L -40 78 L -12 150 M 24 58 L 40 78 L 12 150" fill="none" stroke="${coatShade}" stroke-width="4" stroke-linejoin="round"/>
  <rect x="42" y="118" width="32" height="12" rx="3" fill="${palette.paleGold}"/>
  <ellipse cx="-42" cy="6" rx="7" ry="11" fill="${palette.skinShade}"/><ellipse cx="42" cy="6" rx="7" ry="11" fill="${palette.skinShade}"/>
  <path d="M -41 -6 C -43 -50 43 -50 41 -6 C 42 24 22 46 0 46 C -22 46 -42 24 -41 -6 Z" fill="${palette.skin}"/>
  <g fill="${hair}">${frontOfHair[style]}</g>
  <g fill="none" stroke="${palette.black}" stroke-width="3.6" stroke-linecap="round"><path d="M -22 -3 q 7 -6 13 0 M 9 -3 q 7 -6 13 0"/><path d="M -11 21 Q 0 30 11 21" stroke="#a8574a"/></g>
  <ellipse cx="-24" cy="13" rx="8" ry="5" fill="#e79b85" opacity="0.45"/><ellipse cx="24" cy="13" rx="8" ry="5" fill="#e79b85" opacity="0.45"/>`;
