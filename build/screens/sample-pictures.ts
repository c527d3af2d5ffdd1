import { portraitSvg } from "../../central/demo-office/portrait/portrait.ts";
import { civicCentreHouseholds } from "../../central/demo-office/staff/civic-centre-households.ts";
import { portraitPrefix, scenePrefix } from "./samples/pictures.ts";

/** A service hall in the colours of the page: windows in a row, a counter, a bench. 1600×900. */
const hall = (ground: string, light: string): string => {
  const windows = [0, 1, 2, 3, 4].map(
    (index) => `<g transform="translate(${140 + index * 280} 210)">
      <path d="M-25 330V14a24 24 0 0 1 24-24h202a24 24 0 0 1 24 24v316Z" fill="${light}" stroke="#b8862b" stroke-width="8"/>
      <path d="M20 330a80 96 0 0 1 160 0Z" fill="#9b1118"/><circle cx="100" cy="180" r="50" fill="#d9b98c"/>
      <path d="M50 180a50 50 0 0 1 100 0q-22-26-50-26t-50 26Z" fill="#3b2f2a"/>
    </g>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 900" width="1600" height="900">
    <rect width="1600" height="900" fill="${ground}"/><rect y="0" width="1600" height="120" fill="#7d0c13"/>
    ${windows.join("")}
    <rect x="80" y="540" width="1440" height="120" rx="18" fill="#b8862b"/>
    <rect x="80" y="600" width="1440" height="220" fill="#8a5a2b"/>
    <rect x="240" y="800" width="420" height="40" rx="12" fill="#54453e"/>
    <rect x="940" y="800" width="420" height="40" rx="12" fill="#54453e"/>
  </svg>`;
};

const scenes = [hall("#fbf7ef", "#fff6df"), hall("#dfe9ef", "#ffffff")];

const numberAfter = (prefix: string, hash: string): number | undefined =>
  hash.startsWith(prefix) ? Number.parseInt(hash.slice(prefix.length), 16) : undefined;

/** The SVG document behind `/pictures/<hash>` of a sample; undefined where no sample has such a picture. */
export const samplePicture = (hash: string): string | undefined => {
  const portrait = numberAfter(portraitPrefix, hash);
  const traits = portrait === undefined ? undefined : civicCentreHouseholds[portrait]?.traits;
  if (traits !== undefined) return portraitSvg(traits);
  const scene = numberAfter(scenePrefix, hash);
  return scene === undefined ? undefined : scenes[scene];
};
