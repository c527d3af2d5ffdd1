import { gradient, type Point, palette, pointsIn, smooth, times } from "./drawing.ts";

/** The light of the view. `id` keeps the gradients of two views in one picture apart. */
export interface Light {
  readonly id: string;
  readonly sky: readonly string[];
  /** Far to near. */
  readonly hills: readonly [string, string, string, string];
  /** Between the hills, above the water. */
  readonly mist: string;
  readonly water: readonly string[];
  readonly shore: string;
  readonly tower: string;
}

export const morning: Light = {
  id: "morning",
  sky: ["#f7e2c0", "#fcf0da", "#fdf8ec"],
  hills: ["#dcdcc9", "#c2ccb7", "#9fb4a0", "#7c9984"],
  mist: "#dfe5d4",
  water: ["#eef0e4", "#cfdcd3"],
  shore: "#6b8a73",
  tower: "#8d5446",
};

export const evening: Light = {
  id: "evening",
  sky: ["#2c3a62", "#6b6a8c", "#e2b48c"],
  hills: ["#8d87a0", "#6c6c8c", "#4d5577", "#364165"],
  mist: "#8f86a0",
  water: ["#8f86a0", "#47507a"],
  shore: "#2b3557",
  tower: "#2b2f4c",
};

/** Far to near, from the left edge to the right one. */
const ridges: readonly string[] = [
  "-20,250 140,190 300,215 470,150 640,200 820,160 980,205 1150,150 1320,195 1500,160 1640,220",
  "-20,300 120,250 280,200 430,262 620,285 800,232 960,270 1130,215 1290,250 1460,215 1640,280",
  "-20,320 100,290 230,262 340,256 470,300 640,335 820,310 990,335 1170,300 1300,262 1420,285 1640,300",
  "-20,352 160,318 330,340 520,372 760,362 960,376 1160,352 1340,326 1480,338 1640,330",
];

const waterLine = 384;

const hill = (index: number, { id, hills, mist }: Light): string =>
  `${gradient(`${id}-hill-${index}`, [hills[index] ?? "", hills[index] ?? "", mist])}
  <path d="${smooth(pointsIn(ridges[index] ?? ""))} L 1640 400 L -20 400 Z" fill="url(#${id}-hill-${index})"/>`;

/** A tower of `floors` with curved eaves; (x, y) is the middle of its foot. */
const tower = (x: number, y: number, floors: number, width: number, floorHeight: number, colour: string): string => {
  const floor = (index: number): string => {
    const half = (width / 2) * (1 - (index / floors) * 0.42);
    const top = y - (index + 1) * floorHeight;
    const eave = half * 1.55;
    return `<rect x="${x - half}" y="${top}" width="${half * 2}" height="${floorHeight}" fill-opacity="0.72"/>
      <path d="M ${x - eave} ${top - 1} Q ${x - half * 0.9} ${top - 3} ${x - half * 0.75} ${top - floorHeight * 0.36} L ${x + half * 0.75} ${top - floorHeight * 0.36} Q ${x + half * 0.9} ${top - 3} ${x + eave} ${top - 1} Q ${x} ${top + 5} ${x - eave} ${top - 1} Z"/>`;
  };
  const peak = y - floors * floorHeight;
  const spire = `<path d="M ${x - width * 0.22} ${peak - floorHeight * 0.34} L ${x} ${peak - floorHeight} L ${x + width * 0.22} ${peak - floorHeight * 0.34} Z"/>
    <path d="M ${x - 1.2} ${peak - floorHeight * 1.7} h 2.4 v ${floorHeight} h -2.4 Z"/>`;
  return `<g fill="${colour}">${times(floors, floor)}${spire}</g>`;
};

/** Trees at the foot of the wider tower: it stands on a slope. */
const grove = (colour: string): string => {
  const crowns: readonly Point[] = [
    [278, 17],
    [300, 14],
    [322, 18],
    [346, 15],
    [370, 20],
  ];
  return `<g fill="${colour}">${crowns.map(([x, radius]) => `<circle cx="${x}" cy="308" r="${radius}"/>`).join("")}</g>`;
};

/** A long bank with an arched bridge and willows, from edge to edge. */
const causeway = (shore: string): string => {
  const willow = (x: number, size: number): string =>
    `<path d="M ${x} ${waterLine} C ${x - size} ${waterLine - size * 0.3} ${x - size * 0.9} ${waterLine - size * 1.5} ${x} ${waterLine - size * 1.55} C ${x + size * 0.95} ${waterLine - size * 1.5} ${x + size} ${waterLine - size * 0.3} ${x} ${waterLine} Z"/>`;
  const trees: readonly Point[] = [
    [560, 20],
    [604, 26],
    [652, 18],
    [872, 24],
    [914, 18],
    [960, 26],
    [1012, 20],
  ];
  return `<g fill="${shore}">
    <path d="M -20 ${waterLine - 4} L 690 ${waterLine - 6} C 720 ${waterLine - 10} 735 ${waterLine - 30} 762 ${waterLine - 30} C 790 ${waterLine - 30} 806 ${waterLine - 10} 834 ${waterLine - 6} L 1640 ${waterLine - 4} L 1640 ${waterLine + 6} L 796 ${waterLine + 6} A 34 26 0 0 0 728 ${waterLine + 6} L -20 ${waterLine + 6} Z"/>
    <g opacity="0.85">${trees.map(([x, size]) => willow(x, size)).join("")}</g></g>`;
};

const ripples = (colour: string): string =>
  times(16, (index) => {
    const x = 40 + ((index * 397) % 1480);
    const y = waterLine + 26 + index * 9;
    return `<rect x="${x}" y="${y}" width="${70 + ((index * 53) % 120)}" height="3" rx="1.5" fill="${colour}" opacity="0.45"/>`;
  });

/** One of the three stone lanterns that stand in the lake. */
export const stoneLantern = (x: number, y: number, size: number, colour: string): string =>
  `<g transform="translate(${x} ${y}) scale(${size})" fill="${colour}"><ellipse cx="0" cy="2" rx="17" ry="4" opacity="0.35"/>
    <path d="M -9 0 L -6 -14 L 6 -14 L 9 0 Z"/><circle cx="0" cy="-26" r="14"/><circle cx="0" cy="-26" r="4.5" fill="#fbe7b6"/>
    <path d="M -15 -37 Q 0 -50 15 -37 Q 0 -33 -15 -37 Z"/><path d="M -4 -44 L 0 -60 L 4 -44 Z"/></g>`;

/** A rowing boat with a canopy. */
export const boat = (x: number, y: number, size: number): string =>
  `<g transform="translate(${x} ${y}) scale(${size})"><ellipse cx="0" cy="8" rx="62" ry="5" fill="#1d3a3a" opacity="0.16"/>
    <path d="M -62 -10 Q 0 6 64 -12 Q 50 8 30 9 L -34 9 Q -52 8 -62 -10 Z" fill="${palette.darkWood}"/>
    <path d="M -28 -4 L -28 -28 M 22 -4 L 22 -28" stroke="${palette.darkWood}" stroke-width="3"/>
    <path d="M -36 -26 Q -3 -44 30 -26 Q -3 -31 -36 -26 Z" fill="${palette.red}"/></g>`;

/** Hills, two towers, causeway and water on 1600×560; the lake begins at y 384. */
export const westLake = (
  light: Light,
): string => `${gradient(`${light.id}-sky`, light.sky)}${gradient(`${light.id}-water`, light.water)}
  <rect x="-20" width="1640" height="560" fill="url(#${light.id}-sky)"/>
  ${hill(0, light)}${hill(1, light)}
  ${tower(1302, 268, 7, 17, 13, light.tower)}${hill(2, light)}
  ${tower(322, 300, 5, 46, 20, light.tower)}${grove(light.hills[3])}${hill(3, light)}
  <rect x="-20" y="${waterLine}" width="1640" height="176" fill="url(#${light.id}-water)"/>
  ${causeway(light.shore)}${ripples("#ffffff")}`;
