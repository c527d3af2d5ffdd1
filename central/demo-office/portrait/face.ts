import { lipTones, skinTones, type Traits } from "./traits.ts";

/** Half widths at jaw and chin, and how low the chin sits, on a head 148 wide. */
const jaws = {
  oval: { jaw: 60, chin: 24, bottom: 308 },
  square: { jaw: 67, chin: 34, bottom: 306 },
  round: { jaw: 66, chin: 29, bottom: 301 },
  heart: { jaw: 55, chin: 19, bottom: 307 },
  long: { jaw: 59, chin: 26, bottom: 314 },
} as const;

/** Outline of the head, forehead to chin; hair covers its upper third. */
export const headOutline = ({ face }: Traits): string => {
  const { jaw, chin, bottom } = jaws[face];
  const left = `C 127 238 ${200 - jaw - 6} 254 ${200 - jaw + 3} 270 C ${200 - jaw + 14} ${bottom - 18} ${200 - chin - 8} ${bottom} 200 ${bottom}`;
  const right = `C ${200 + chin + 8} ${bottom} ${200 + jaw - 14} ${bottom - 18} ${200 + jaw - 3} 270 C ${200 + jaw + 6} 254 273 238 274 206`;
  return `M 126 206 ${left} ${right} C 276 128 250 90 200 90 C 150 90 124 128 126 206 Z`;
};

/** Draws one half and mirrors it, so that a face stays symmetrical where it should. */
export const mirrored = (half: string): string => `${half}<g transform="translate(400 0) scale(-1 1)">${half}</g>`;

export const ears = ({ skinTone }: Traits): string => {
  const skin = skinTones[skinTone];
  return mirrored(
    `<path d="M 130 200 C 116 192 111 206 114 222 C 117 238 124 246 132 243 Z" fill="${skin.base}"/>
    <path d="M 127 207 C 119 206 119 220 124 232" fill="none" stroke="${skin.shade}" stroke-width="3" stroke-linecap="round"/>`,
  );
};

const openings = { narrow: 5.2, almond: 6.6, wide: 8 } as const;

const upperLid = ({ eyes }: Traits): string =>
  `M 155 213 C 160 ${209 - openings[eyes]} 176 ${207 - openings[eyes]} 185 212`;

const eyeShape = (traits: Traits): string => {
  const open = openings[traits.eyes];
  return `${upperLid(traits)} C 178 ${213 + open * 0.75} 163 ${214 + open * 0.75} 155 213 Z`;
};

const eye = (traits: Traits): string => {
  const { eyes, age, skinTone } = traits;
  const open = openings[eyes];
  const upper = upperLid(traits);
  const { line, shade } = skinTones[skinTone];
  return `<path d="${eyeShape(traits)}" fill="#fdfaf6"/>
    <g clip-path="url(#eye)"><circle cx="170.5" cy="211.5" r="7" fill="#3d2a20"/><circle cx="170.5" cy="211.5" r="3.4" fill="#120b08"/>
    <path d="${upper}" fill="none" stroke="#00000033" stroke-width="6"/></g>
    <circle cx="173" cy="209.4" r="1.7" fill="#ffffff"/>
    <path d="${upper}" fill="none" stroke="#241915" stroke-width="2.8" stroke-linecap="round"/>
    <path d="M 155 213 L 152.4 ${211.6 - open * 0.15}" stroke="#241915" stroke-width="2.2" stroke-linecap="round"/>
    <path d="M 157 ${207 - open} C 164 ${202.5 - open} 176 ${202.5 - open} 184 ${206.5 - open}" fill="none" stroke="${line}" stroke-width="1.5" stroke-linecap="round" opacity="0.65"/>
    <path d="M 160 ${220 + age} C 167 ${223 + age} 176 ${223 + age} 182 ${219 + age}" fill="none" stroke="${shade}" stroke-width="${1.4 + age * 0.4}" stroke-linecap="round" opacity="0.8"/>`;
};

const browShapes = {
  fine: "M 150 194 C 158 186 172 184 187 189 C 173 188 160 190 150 194 Z",
  soft: "M 149 195 C 157 185 173 182 188 188 C 189 190 189 192 187 192 C 173 189 160 191 149 195 Z",
  strong: "M 147 196 C 155 184 173 180 189 186 C 191 189 191 193 188 194 C 173 190 159 192 147 196 Z",
} as const;

const nose = ({ skinTone, face }: Traits): string => {
  const { shade, line } = skinTones[skinTone];
  const half = face === "square" || face === "round" ? 14 : 12;
  return `<path d="M 205 206 C 208 224 212 236 ${200 + half} 247 C ${200 + half} 252 208 254 202 254 C 205 240 204 222 205 206 Z" fill="${shade}" opacity="0.55"/>
    <path d="M ${200 - half} 248 C ${202 - half} 254 194 252 200 255 C 206 252 ${198 + half} 254 ${200 + half} 248" fill="none" stroke="${line}" stroke-width="2.2" stroke-linecap="round"/>
    <ellipse cx="198" cy="241" rx="4" ry="5" fill="#ffffff" opacity="0.22"/>`;
};

const mouth = ({ lips, smile, skinTone }: Traits): string => {
  const tone = lipTones[lips];
  const half = 19 + smile * 6;
  const corner = 274 - smile * 6.5;
  const dip = 276 + smile * 4.5;
  const [from, to] = [200 - half, 200 + half];
  const seam = `C ${from + 10} ${dip} 192 ${dip - 1} 200 ${dip} C 208 ${dip - 1} ${to - 10} ${dip} ${to} ${corner}`;
  const full = lips === "natural" || lips === "quiet" ? 5 : 6.2;
  return `<path d="M ${from} ${corner} C ${from + 9} ${corner - 2} 191 ${dip - full - 3} 196 ${dip - full - 2} Q 200 ${dip - full} 204 ${dip - full - 2} C 209 ${dip - full - 3} ${to - 9} ${corner - 2} ${to} ${corner} C ${to - 10} ${dip} 208 ${dip - 1} 200 ${dip} C 192 ${dip - 1} ${from + 10} ${dip} ${from} ${corner} Z" fill="${tone.upper}"/>
    <path d="M ${from + 2} ${corner} ${seam} C ${to - 8} ${dip + full} 210 ${dip + full + 2} 200 ${dip + full + 2} C 190 ${dip + full + 2} ${from + 8} ${dip + full} ${from + 2} ${corner} Z" fill="${tone.lower}"/>
    <path d="M ${from} ${corner} ${seam}" fill="none" stroke="#6b352c" stroke-width="1.7" stroke-linecap="round"/>
    ${mirrored(`<path d="M ${from - 3} ${corner - 4} Q ${from - 4} ${corner - 1} ${from - 1} ${corner + 2}" fill="none" stroke="${skinTones[skinTone].line}" stroke-width="1.6" stroke-linecap="round" opacity="0.7"/>`)}
    <path d="M 190 ${dip + full + 8} Q 200 ${dip + full + 11} 210 ${dip + full + 8}" fill="none" stroke="${skinTones[skinTone].shade}" stroke-width="2.4" stroke-linecap="round" opacity="0.7"/>`;
};

/** Lines are added one by one with age: laughter lines, eye corners, forehead. */
const ageLines = ({ age, skinTone }: Traits): string => {
  const strokes = [
    "",
    `<path d="M 177 251 C 171 257 167 264 166 271"/>`,
    `<path d="M 148 209 L 141 205 M 148 214 L 140 214 M 149 218 L 142 222"/>`,
    `<path d="M 164 228 C 169 231 175 231 180 228 M 174 170 Q 187 167 200 168 M 178 160 Q 189 158 200 158"/>`,
  ];
  const half = strokes.slice(0, age + 1).join("");
  return `<g fill="none" stroke="${skinTones[skinTone].line}" stroke-width="1.8" stroke-linecap="round" opacity="${0.34 + age * 0.06}">${mirrored(half)}</g>`;
};

const blush = ({ skinTone }: Traits): string =>
  `<radialGradient id="blush"><stop offset="0" stop-color="${skinTones[skinTone].blush}" stop-opacity="0.36"/><stop offset="1" stop-color="${skinTones[skinTone].blush}" stop-opacity="0"/></radialGradient>${mirrored(`<ellipse cx="155" cy="244" rx="24" ry="17" fill="url(#blush)"/>`)}`;

/** Everything between chin and hairline. */
export const features = (traits: Traits, browColour: string): string =>
  [
    `<clipPath id="eye"><path d="${eyeShape(traits)}"/></clipPath>`,
    blush(traits),
    mirrored(`<path d="${browShapes[traits.brows]}" fill="${browColour}"/>`),
    mirrored(eye(traits)),
    nose(traits),
    mouth(traits),
    ageLines(traits),
  ].join("\n");
