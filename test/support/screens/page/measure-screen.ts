import type { Finding } from "./finding.ts";
import { type FontRule, foreignFonts } from "./fonts.ts";
import { type PhotoRule, smallPhotos } from "./photos.ts";
import { scrollingParts } from "./scrolling.ts";
import {
  type Reach,
  shownTargets,
  smallTargets,
  type TargetSize,
  targetsInTheWay,
  targetsOutOfReach,
} from "./targets.ts";
import { shownTexts } from "./text-boxes.ts";
import { contrastsOf, smallTexts, type TextOnPicture, type TextSize } from "./text-looks.ts";
import { clippedTexts, coveredTexts, overlappingTexts, spilledTexts, textsInForeignTargets } from "./texts-in-place.ts";

/** The limits of a screen. In a list of rules the first matching one decides. */
export interface Limits {
  readonly textSizes: readonly TextSize[];
  readonly targetSizes: readonly TargetSize[];
  /** WCAG ratio, 7 for 7:1. */
  readonly contrast: number;
  readonly reach: Reach;
  readonly font: FontRule;
  readonly photos: PhotoRule;
}

export interface Measured {
  readonly findings: readonly Finding[];
  readonly textsOnPictures: readonly TextOnPicture[];
  /** All text on the screen: a measurement that found none proves nothing. */
  readonly words: string;
}

/** Measures the present screen. */
export const measureScreen = ({ textSizes, targetSizes, contrast, reach, font, photos }: Limits): Measured => {
  const texts = shownTexts();
  const targets = shownTargets();
  const contrasts = contrastsOf(texts, contrast);
  return {
    findings: [
      ...clippedTexts(texts),
      ...spilledTexts(texts),
      ...coveredTexts(texts),
      ...overlappingTexts(texts),
      ...textsInForeignTargets(texts, targets),
      ...scrollingParts(),
      ...smallTargets(targets, targetSizes),
      ...targetsInTheWay(targets),
      ...targetsOutOfReach(targets, reach),
      ...contrasts.findings,
      ...smallTexts(texts, textSizes),
      ...foreignFonts(texts, font),
      ...smallPhotos(photos),
    ],
    textsOnPictures: contrasts.onPictures,
    words: texts.map(({ text }) => text).join(" "),
  };
};
