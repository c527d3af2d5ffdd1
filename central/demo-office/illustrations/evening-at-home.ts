import { glow, gradient, illustration, palette, sheet, times } from "./drawing.ts";
import { evening, westLake } from "./west-lake.ts";

const room = `${gradient("evening-wall", ["#f2dfc0", "#e8cfa8"])}${gradient("boards", ["#c79d69", "#ad8352"])}${glow("lamp-light", "#fff0c4", 0.95)}${glow("phone-light", "#fff6dc", 0.95)}${glow("moon-light", "#fff1cf", 0.7)}
  <rect width="${sheet.width}" height="${sheet.height}" fill="url(#evening-wall)"/><rect y="708" width="${sheet.width}" height="192" fill="url(#boards)"/><rect y="694" width="${sheet.width}" height="16" fill="#f7ead2"/>
  <g stroke="#8d683d" stroke-opacity="0.3" stroke-width="2">${times(3, (index) => `<path d="M 0 ${752 + index * 48} H ${sheet.width}"/>`)}</g>
  <ellipse cx="760" cy="812" rx="560" ry="66" fill="${palette.darkRed}"/><ellipse cx="760" cy="812" rx="536" ry="56" fill="none" stroke="${palette.gold}" stroke-width="5"/>`;

const fold = (x: number, width: number, shade: string): string =>
  `<path d="M ${x} 92 h ${width} C ${x + width + 6} 260 ${x + width - 8} 420 ${x + width + 2} 566 h -${width + 4} C ${x - 8} 420 ${x + 6} 260 ${x} 92 Z" fill="${shade}"/>`;

const folds = (x: number): string =>
  times(4, (index) => fold(x + index * 24, 25, index % 2 === 0 ? "#b9515a" : "#a4434d"));

/** The lake at night, small, and lights on the far bank. */
const outside = `<clipPath id="night"><rect x="930" y="116" width="480" height="424"/></clipPath>
  <g clip-path="url(#night)"><g transform="translate(560 60) scale(0.86)">${westLake(evening)}</g>
    <circle cx="1270" cy="196" r="92" fill="url(#moon-light)"/><circle cx="1270" cy="196" r="32" fill="#fff4d8"/>
    <g fill="#ffdf9a">${times(9, (index) => `<circle cx="${950 + index * 52}" cy="${384 - (index % 3) * 7}" r="3"/>`)}</g></g>
  <rect x="930" y="116" width="480" height="424" fill="none" stroke="#f7ead2" stroke-width="14"/><rect x="1166" y="116" width="8" height="424" fill="#f7ead2"/><rect x="912" y="536" width="516" height="20" rx="6" fill="#f7ead2"/>
  ${folds(862)}${folds(1378)}<rect x="836" y="80" width="670" height="14" rx="7" fill="${palette.darkWood}"/>`;

const lamp = `<circle cx="286" cy="262" r="330" fill="url(#lamp-light)"/><rect x="281" y="300" width="10" height="476" fill="${palette.darkWood}"/><ellipse cx="286" cy="780" rx="64" ry="12" fill="${palette.darkWood}"/>
  <path d="M 236 196 H 336 L 376 316 H 196 Z" fill="#fff3d3"/><path d="M 196 316 H 376 L 379 326 H 193 Z" fill="${palette.gold}"/>`;

const photograph = `<g transform="translate(650 150)"><rect x="-78" y="-62" width="156" height="124" rx="6" fill="${palette.wood}"/><rect x="-66" y="-50" width="132" height="100" fill="#fdf6e6"/>
  <circle cx="-26" cy="-6" r="17" fill="${palette.skin}"/><path d="M -60 50 C -58 22 -44 14 -26 14 C -8 14 6 22 8 50 Z" fill="#5d7f8c"/><path d="M -44 -6 C -44 -32 -8 -32 -8 -6 C -18 -16 -34 -16 -44 -6 Z" fill="${palette.black}"/>
  <circle cx="26" cy="2" r="15" fill="${palette.skin}"/><path d="M -4 50 C -2 28 10 20 26 20 C 42 20 54 28 56 50 Z" fill="#b9515a"/><path d="M 9 4 C 8 -24 44 -24 43 4 C 34 -8 18 -8 9 4 Z" fill="#3d2c25"/></g>`;

const chairBehind = `<ellipse cx="560" cy="812" rx="230" ry="18" fill="#3b0509" opacity="0.4"/><path d="M 428 792 h 22 l -4 24 h -14 Z M 676 792 h 22 l -4 24 h -14 Z" fill="${palette.darkWood}"/>
  <path d="M 384 470 C 372 372 424 330 486 336 C 540 342 560 392 556 470 L 560 640 L 410 660 Z" fill="#9a1c2a"/><path d="M 402 660 H 716 Q 736 660 736 684 V 776 Q 736 796 714 796 H 414 Q 392 796 392 774 Z" fill="#86131f"/>`;

const chairBefore = `<path d="M 392 560 C 392 528 424 520 448 528 H 640 C 682 528 690 588 652 596 L 646 796 H 414 Q 392 796 392 774 Z" fill="${palette.red}"/><path d="M 448 528 H 640 C 682 528 690 588 652 596 H 452 C 428 592 424 540 448 528 Z" fill="#bf2a38"/><path d="M 646 604 L 641 790" stroke="${palette.darkRed}" stroke-width="4" opacity="0.6"/>`;

const legs = `<path d="M 560 612 C 640 590 740 590 786 612 C 812 626 812 650 806 676 L 792 788 L 732 788 L 726 684 L 600 690 Z" fill="#46536e"/><path d="M 732 784 H 796 C 800 784 836 794 842 808 Q 842 818 828 818 H 738 Q 726 818 728 802 Z" fill="#c9686a"/>`;

const body = `<path d="M 500 650 C 484 560 486 460 528 424 C 560 402 612 404 636 430 C 664 470 668 560 656 660 Z" fill="#6f9a8d"/><path d="M 560 410 C 580 430 606 432 624 418 L 632 430 C 610 450 574 448 550 420 Z" fill="#fbf4e4"/>`;

/** In profile, to the right, smiling. */
const head = `<path d="M 566 372 h 42 v 46 q -20 18 -44 4 Z" fill="${palette.skinShade}"/><circle cx="530" cy="318" r="26" fill="#bdb8b2"/>
  <path d="M 548 330 C 544 270 596 254 628 276 C 644 288 648 306 648 322 L 662 344 Q 664 352 650 354 C 652 372 646 392 622 394 C 580 398 552 376 548 330 Z" fill="${palette.skin}"/>
  <path d="M 544 344 C 522 262 590 236 640 270 C 622 282 600 284 590 300 C 582 318 574 330 560 352 Z" fill="#bdb8b2"/><ellipse cx="572" cy="340" rx="9" ry="14" fill="${palette.skinShade}"/>
  <g fill="none" stroke="${palette.black}" stroke-linecap="round"><path d="M 617 322 q 7 6 15 1" stroke-width="4"/><circle cx="625" cy="322" r="17" stroke-width="3"/><path d="M 608 320 L 578 330" stroke-width="3"/><path d="M 628 372 q 10 2 18 -6" stroke="#a8574a" stroke-width="4"/></g><ellipse cx="612" cy="352" rx="11" ry="7" fill="#e79b85" opacity="0.5"/>`;

const arm = `<circle cx="772" cy="446" r="118" fill="url(#phone-light)"/>
  <g transform="rotate(14 764 452)"><rect x="738" y="396" width="60" height="108" rx="10" fill="#3a332e"/><rect x="744" y="403" width="48" height="94" rx="5" fill="#fffaf0"/><g fill="${palette.gold}"><rect x="751" y="414" width="34" height="6" rx="3"/><rect x="751" y="428" width="26" height="6" rx="3"/><rect x="751" y="442" width="31" height="6" rx="3"/></g><rect x="751" y="474" width="34" height="12" rx="6" fill="${palette.red}"/></g>
  <path d="M 570 452 C 596 440 622 456 632 486 L 652 532 L 736 486 C 752 478 768 500 754 514 L 664 584 C 640 600 616 588 606 566 L 566 500 C 556 480 556 460 570 452 Z" fill="#5f897c"/>
  <path d="M 732 488 C 744 474 764 474 776 484 C 786 494 780 508 768 512 L 750 520 C 740 512 732 500 732 488 Z" fill="${palette.skin}"/>`;

/** The thing being written: a sheet of paper with lines, no words. */
const writing = `<g transform="translate(868 300) rotate(6)"><path d="M -62 -74 H 44 L 68 -50 V 66 Q 68 76 58 76 H -62 Q -72 76 -72 66 V -64 Q -72 -74 -62 -74 Z" fill="#fffdf6" stroke="#e4d3b2" stroke-width="3"/><path d="M 44 -74 V -50 H 68 Z" fill="#efe2c6"/><g fill="#cdbb98"><rect x="-50" y="-40" width="82" height="8" rx="4"/><rect x="-50" y="-16" width="96" height="8" rx="4"/><rect x="-50" y="8" width="70" height="8" rx="4"/></g><path d="M -50 44 q 16 -14 28 0 t 28 0 t 28 -4" fill="none" stroke="${palette.red}" stroke-width="6" stroke-linecap="round"/></g>
  <g fill="${palette.gold}"><circle cx="812" cy="392" r="6"/><circle cx="828" cy="372" r="4.5"/></g>`;

const table = `<ellipse cx="1010" cy="810" rx="116" ry="14" fill="#3b0509" opacity="0.35"/><path d="M 1000 640 h 20 l 6 160 h -32 Z" fill="${palette.darkWood}"/><rect x="962" y="796" width="96" height="12" rx="6" fill="${palette.darkWood}"/><rect x="886" y="622" width="248" height="22" rx="11" fill="${palette.wood}"/>
  <path d="M 960 574 h 76 C 1036 606 1022 620 998 620 C 974 620 960 606 960 574 Z" fill="#fdfaf2"/><ellipse cx="998" cy="575" rx="38" ry="9" fill="#b9c98f"/><ellipse cx="998" cy="620" rx="50" ry="6" fill="#fdfaf2"/><path d="M 966 592 q 32 12 64 0" stroke="#6d8fb0" stroke-width="4" fill="none"/>
  <g fill="none" stroke="#ffffff" stroke-width="6" stroke-linecap="round" opacity="0.75"><path d="M 986 556 q -12 -18 0 -34 t 0 -34"/><path d="M 1012 556 q -12 -18 0 -34 t 0 -34"/></g>
  <g fill="${palette.gold}"><circle cx="1086" cy="610" r="13"/><circle cx="1106" cy="612" r="11"/></g>`;

const cat = `<g transform="translate(1240 792)"><ellipse cx="6" cy="26" rx="122" ry="12" fill="#3b0509" opacity="0.35"/><path d="M -104 22 C -112 -34 -50 -62 14 -56 C 84 -50 120 -16 112 22 Q 4 40 -104 22 Z" fill="#e3a869"/>
  <path d="M -40 -50 q 8 22 2 34 M -6 -57 q 10 22 4 38 M 30 -54 q 10 22 2 36" stroke="#c4874a" stroke-width="7" stroke-linecap="round" fill="none"/>
  <path d="M -112 4 C -112 -20 -96 -30 -92 -46 L -76 -28 Q -62 -32 -50 -28 L -34 -46 C -30 -30 -18 -18 -20 6 C -24 30 -106 32 -112 4 Z" fill="#eab97f"/>
  <g fill="none" stroke="#6b4322" stroke-width="4" stroke-linecap="round"><path d="M -92 0 q 8 6 15 0 M -54 0 q 8 6 15 0 M -72 14 q 6 5 12 0"/></g>
  <path d="M 108 14 C 120 34 40 40 -20 28" fill="none" stroke="#d99b5b" stroke-width="17" stroke-linecap="round"/></g>`;

/** 带回家填写: at home, with tea, without hurry. */
export const eveningAtHome = illustration(
  room,
  outside,
  photograph,
  lamp,
  chairBehind,
  legs,
  body,
  head,
  chairBefore,
  arm,
  writing,
  table,
  cat,
);
