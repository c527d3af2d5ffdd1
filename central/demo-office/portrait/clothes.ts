import { mirrored } from "./face.ts";
import { skinTones, type Traits } from "./traits.ts";

const navy = { base: "#24395e", dark: "#182844", edge: "#3a5380" };
const shoulders = "M 22 500 C 26 442 46 414 98 398 L 156 374 Q 200 470 244 374 L 302 398 C 354 414 374 442 378 500 Z";

const isTailored = (traits: Traits): boolean => traits.attire !== "scarf";

/** The neck with the shadow of the head on it; `shadow` is the head's outline, placed. */
export const neck = (traits: Traits, shadow: string): string => {
  const skin = skinTones[traits.skinTone];
  const half = isTailored(traits) ? 35 : 29;
  const path = `M ${200 - half} 262 C ${200 - half + 2} 320 ${200 - half - 2} 344 ${200 - half - 16} 372 L 200 430 L ${200 + half + 16} 372 C ${200 + half + 2} 344 ${200 + half - 2} 320 ${200 + half} 262 Z`;
  return `<clipPath id="neck"><path d="${path}"/></clipPath><path d="${path}" fill="${skin.base}"/>
    <g clip-path="url(#neck)"><g transform="translate(4 20)" fill="${skin.shade}">${shadow}</g></g>`;
};

const tie = `<path d="M 190 386 L 210 386 L 214 402 L 206 410 L 194 410 L 186 402 Z" fill="#8e0e1b"/>
  <path d="M 194 410 L 206 410 L 219 500 L 181 500 Z" fill="#a81423"/>
  <path d="M 200 410 L 206 410 L 219 500 L 203 500 Z" fill="#7f0d19" opacity="0.5"/>
  <path d="M 190 440 L 211 426 M 187 466 L 215 448 M 184 490 L 218 469" stroke="#d9a441" stroke-width="2.4" opacity="0.75"/>`;

const scarf = `<path d="M 158 366 C 166 392 184 404 200 408 C 216 404 234 392 242 366 C 246 384 236 410 212 418 L 188 418 C 164 410 154 384 158 366 Z" fill="#a81423"/>
  <path d="M 163 378 C 174 398 188 405 200 408 M 237 378 C 226 398 212 405 200 408" fill="none" stroke="#d9a441" stroke-width="2.2" opacity="0.8"/>
  <path d="M 196 416 C 180 430 166 446 160 468 C 176 470 192 462 201 446 Z" fill="#97111f"/>
  <path d="M 204 416 C 218 432 230 450 232 474 C 216 474 202 464 198 446 Z" fill="#b51a2a"/>
  <path d="M 163 462 C 176 463 188 457 196 447 M 229 468 C 216 467 206 460 201 450" fill="none" stroke="#d9a441" stroke-width="2.2" opacity="0.8"/>
  <rect x="188" y="402" width="24" height="20" rx="9" fill="#8e0e1b"/>`;

const shirt = `<path d="M 160 364 L 146 392 L 200 500 L 254 392 L 240 364 L 200 398 Z" fill="#fbfbf9"/>
  <path d="M 200 398 L 240 364 L 254 392 L 206 488 Z" fill="#dfe3ea" opacity="0.7"/>`;

const collar = mirrored(
  `<path d="M 163 352 C 158 362 156 370 157 378 L 184 410 L 200 390 C 184 380 172 368 163 352 Z" fill="#ffffff" stroke="#cfd5df" stroke-width="1.4" stroke-linejoin="round"/>`,
);

const placket = `<path d="M 200 392 L 200 500" stroke="#cfd5df" stroke-width="1.6"/><circle cx="203" cy="424" r="2.4" fill="#c3cad6"/><circle cx="203" cy="456" r="2.4" fill="#c3cad6"/>`;

const lapels = mirrored(
  `<path d="M 156 372 C 146 380 138 388 134 396 L 124 436 L 146 442 L 138 458 L 188 500 L 200 500 L 200 488 C 178 452 164 416 156 372 Z" fill="${navy.base}" stroke="${navy.dark}" stroke-width="1.6" stroke-linejoin="round"/>
  <path d="M 134 397 L 125 435 L 146 441" fill="none" stroke="${navy.edge}" stroke-width="1.6"/>`,
);

/** The buttoned part of the jacket. */
const closing = `<path d="M 180 500 L 200 474 L 220 500 Z" fill="${navy.base}"/><path d="M 200 474 L 189 500" stroke="${navy.dark}" stroke-width="1.6"/>`;

const star = (x: number, y: number, radius: number): string => {
  const point = (index: number): string => {
    const [angle, reach] = [(Math.PI / 5) * index, index % 2 === 0 ? radius : radius * 0.42];
    return `${(x + Math.sin(angle) * reach).toFixed(2)} ${(y - Math.cos(angle) * reach).toFixed(2)}`;
  };
  return `M ${Array.from({ length: 10 }, (_, index) => point(index)).join(" L ")} Z`;
};

/** A name plate of the service: a gold star on red enamel and two lines of lettering. */
const badge = `<rect x="262" y="452" width="58" height="19" rx="3.5" fill="#f7efdd" stroke="#c49436" stroke-width="1.8"/>
  <circle cx="273" cy="461.5" r="6.6" fill="#b0171f"/><path d="${star(273, 461.7, 4.6)}" fill="#f3cf73"/><path d="M 285 458 L 312 458 M 285 465 L 304 465" stroke="#7d6a52" stroke-width="2.2" stroke-linecap="round"/>`;

const jacket = `<path d="${shoulders}" fill="${navy.base}"/>
  <path d="M 302 398 C 354 414 374 442 378 500 L 326 500 C 330 458 322 424 286 392 Z" fill="${navy.dark}" opacity="0.6"/>
  <path d="M 98 398 C 92 424 90 460 94 500 M 302 398 C 308 424 310 460 306 500" fill="none" stroke="${navy.dark}" stroke-width="1.8" opacity="0.8"/>
  <path d="M 40 452 C 48 424 64 412 100 400" fill="none" stroke="${navy.edge}" stroke-width="3" stroke-linecap="round" opacity="0.7"/>`;

const throats = { tie: `${collar}${tie}`, "open-collar": `${placket}${collar}`, scarf } as const;

/** The service uniform: navy jacket, white shirt, tie, scarf or open collar, name plate. */
export const clothes = (traits: Traits): string => {
  const parts = [jacket, shirt, throats[traits.attire], lapels, closing, badge].join("\n");
  return isTailored(traits) ? parts : `<g transform="translate(14 0) scale(0.93 1)">${parts}</g>`;
};
