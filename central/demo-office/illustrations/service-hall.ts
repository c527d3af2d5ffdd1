import { glow, gradient, illustration, palette, placed, sheet, times } from "./drawing.ts";
import { atTheWindow, fromBehind } from "./people.ts";
import { boat, morning, stoneLantern, westLake } from "./west-lake.ts";

const view = `<clipPath id="panes"><rect x="90" y="96" width="1420" height="476" rx="14"/></clipPath>
  <g clip-path="url(#panes)"><g transform="translate(0 40)">${westLake(morning)}
    <circle cx="1010" cy="92" r="120" fill="url(#sun-glow)"/><circle cx="1010" cy="92" r="40" fill="#f9d596" opacity="0.9"/>
    ${stoneLantern(694, 452, 0.8, "#8f9185")}${stoneLantern(758, 432, 0.7, "#9a9c90")}${stoneLantern(856, 450, 0.8, "#8f9185")}${boat(318, 458, 0.8)}</g></g>`;

const frame = `<rect x="90" y="96" width="1420" height="476" rx="14" fill="none" stroke="${palette.wood}" stroke-width="14"/>
  <g fill="${palette.wood}">${times(3, (index) => `<rect x="${441 + index * 355}" y="96" width="8" height="476"/>`)}<rect x="90" y="166" width="1420" height="6"/></g>`;

const lamp = (x: number): string =>
  `<ellipse cx="${x}" cy="92" rx="120" ry="86" fill="url(#lamp-glow)"/><rect x="${x - 2}" y="0" width="4" height="44" fill="${palette.darkWood}"/>
  <path d="M ${x - 38} 74 C ${x - 36} 48 ${x - 18} 40 ${x} 40 C ${x + 18} 40 ${x + 36} 48 ${x + 38} 74 Z" fill="${palette.red}"/><rect x="${x - 38}" y="72" width="76" height="7" rx="3.5" fill="${palette.gold}"/>`;

const room = `${gradient("wall", ["#fdf8ee", "#f4e8d3"])}${gradient("floor", ["#ecdcc0", "#dfc9a4"])}${glow("lamp-glow", "#ffe9b8", 0.75)}${glow("sun-glow", "#ffe3a6", 0.8)}
  <rect width="${sheet.width}" height="${sheet.height}" fill="url(#wall)"/>
  <rect y="742" width="${sheet.width}" height="158" fill="url(#floor)"/><rect y="736" width="${sheet.width}" height="8" fill="#d9c29b"/>`;

const screen = (x: number): string =>
  `<g transform="translate(${x} 612)"><path d="M -10 0 L -16 20 L 16 20 L 10 0 Z" fill="#6d6257"/><rect x="-44" y="-58" width="88" height="60" rx="8" fill="#4d443d"/><rect x="-38" y="-52" width="76" height="48" rx="4" fill="#fff7e6"/><rect x="-38" y="-52" width="76" height="11" rx="4" fill="${palette.red}"/><circle cx="0" cy="-22" r="11" fill="${palette.paleGold}"/></g>`;

const counter = `<rect x="150" y="648" width="1300" height="120" fill="#fffaf0"/><rect x="150" y="648" width="1300" height="20" fill="${palette.red}"/><rect x="150" y="668" width="1300" height="4" fill="${palette.gold}"/>
  <g fill="#efe2ca">${times(4, (index) => `<rect x="${408 + index * 258}" y="680" width="4" height="88"/>`)}</g><rect x="150" y="756" width="1300" height="12" fill="#e6d5b6"/>
  <rect x="130" y="628" width="1340" height="24" rx="10" fill="${palette.wood}"/><rect x="130" y="628" width="1340" height="8" rx="4" fill="#dab57d"/>`;

const stool = (x: number): string =>
  `<ellipse cx="${x}" cy="878" rx="104" ry="13" fill="#8a6a3c" opacity="0.22"/><rect x="${x - 8}" y="826" width="16" height="46" fill="#8a7c6d"/><rect x="${x - 52}" y="866" width="104" height="10" rx="5" fill="#8a7c6d"/><rect x="${x - 84}" y="806" width="168" height="26" rx="13" fill="${palette.darkRed}"/>`;

const plant = (x: number): string => {
  const leaf = (index: number): string =>
    `<path d="M 0 0 C -22 -60 -14 -120 0 -${150 + (index % 3) * 26} C 14 -120 22 -60 0 0 Z" transform="rotate(${-64 + index * 21.5})" fill="${index % 2 === 0 ? "#6f9477" : "#86a88a"}"/>`;
  return `<g transform="translate(${x} 770)"><ellipse cx="0" cy="104" rx="74" ry="10" fill="#8a6a3c" opacity="0.22"/>${times(7, leaf)}<path d="M -50 -6 H 50 L 38 98 Q 0 108 -38 98 Z" fill="#f6ecd9"/><path d="M -50 -6 H 50 L 47 16 H -47 Z" fill="${palette.gold}" opacity="0.75"/></g>`;
};

const staff = [
  placed(
    560,
    508,
    0.86,
    atTheWindow({ hair: "#2b2422", coat: palette.navy, coatShade: palette.darkNavy, style: "long" }),
  ),
  placed(
    1040,
    508,
    0.86,
    atTheWindow({ hair: "#3a2f2a", coat: palette.navy, coatShade: palette.darkNavy, style: "short" }),
  ),
].join("");

const citizens = [
  stool(420),
  placed(420, 578, 0.98, fromBehind({ hair: "#b6b1ab", coat: "#8f4a4e", coatShade: "#743a3f", style: "bun" })),
  stool(1180),
  placed(1180, 574, 1, fromBehind({ hair: "#2f2724", coat: "#5d7f8c", coatShade: "#4a6874", style: "short" })),
].join("");

/** 办事大厅: citizens with attentive staff, and behind the panes the lake in the morning. */
export const serviceHall = illustration(
  room,
  view,
  frame,
  times(5, (index) => lamp(160 + index * 320)),
  staff,
  screen(712),
  screen(890),
  counter,
  citizens,
  plant(120),
  plant(1482),
);
