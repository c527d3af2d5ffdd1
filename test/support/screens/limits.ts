import type { Mode, Size } from "../../../build/screens/variants.ts";
import type { FontRule } from "./page/fonts.ts";
import type { Limits } from "./page/measure-screen.ts";
import type { PhotoRule } from "./page/photos.ts";
import type { TargetSize } from "./page/targets.ts";
import type { TextSize } from "./page/text-looks.ts";

/** Text smaller than body text, with the reason. The first matching rule decides. CSS pixels. */
const exceptions: readonly TextSize[] = [
  { selector: ".device-facts", atLeastPx: 18, because: "read out on the telephone by IT, who stand close" },
  { selector: ".it-header, .it-panel", atLeastPx: 20, because: "read by IT, who stand close" },
];

const levelWord: TextSize = { selector: ".level", atLeastPx: 36 };

/** 大字: text is a third larger than elsewhere, and targets are larger as well. */
const largeSizes: readonly TextSize[] = [
  {
    selector:
      "[data-testid=thanks] p, [data-testid=open-survey] small, [data-testid^=pause-], [data-testid^=pause-] small",
    atLeastPx: 24,
    because: "as large as elsewhere where the longest survey title, or six reasons for a pause, take the room",
  },
  {
    selector: "[data-testid=written-words]",
    atLeastPx: 24,
    because: "what the citizen has just written: all of it at once, before it is sent",
  },
  {
    selector:
      ".follow-up p, .reasons-lines span, .scale-low, .scale-high, .prompt-about p, .prompt-server, .prompt-freedom",
    atLeastPx: 26,
    because: "a second line, beside what is larger",
  },
  { selector: ".badge-number", atLeastPx: 26, because: "the longest number, in one line" },
  { selector: "button", atLeastPx: 26, because: "one or two words in a frame of their own" },
  { selector: "small", atLeastPx: 26, because: "explains a word beside it that is large" },
  { selector: "main, dialog", atLeastPx: 32 },
];

const isLarge = (mode: Mode): boolean => mode.startsWith("large");

const textSizesAt = ({ name }: Size, mode: Mode): readonly TextSize[] => {
  if (name === "1024x768") return [...exceptions, { selector: "*", atLeastPx: 20 }];
  return [...exceptions, levelWord, ...(isLarge(mode) ? largeSizes : []), { selector: "*", atLeastPx: 24 }];
};

const targetSizesAt = ({ name }: Size): readonly TargetSize[] => [
  { selector: ".level", width: name === "1280x800" ? 160 : 88, height: 88 },
  // It has the caret from the start: it need not be touched, and its keys need the space.
  { selector: "textarea", width: 88, height: 48 },
  // 信息科 know their targets.
  { selector: ".it-header .button, .it-panel .button", width: 64, height: 64 },
  // Thirty letters side by side leave no more than this for a key; a missed one is noticed and erased.
  { selector: ".key, .hg-button, .candidate", width: 64, height: 72 },
  { selector: "*", width: 88, height: 88 },
];

/** A field has the caret from the start: keys fill it. */
const notReached = 'textarea, [data-testid="contact-phone"]';

/** Letters that are read out one by one are set in columns: a fingerprint, and a token that is shown once. */
export const ownFont: FontRule = { family: "Noto Sans SC Variable", except: ".it-fingerprint, .it-token code" };

/** The person who serves; a frame around the picture does not count. */
export const badgePhoto: PhotoRule = { selector: ".badge .portrait-picture", atLeastPx: 150 };

/** The limits of every screen at this size and in this mode. */
export const limitsFor = (size: Size, mode: Mode): Limits => ({
  textSizes: textSizesAt(size, mode),
  targetSizes: targetSizesAt(size),
  contrast: 7,
  // A seated hand reaches the lower 60 %.
  reach: { below: mode.endsWith("low") ? 0.4 : 0, except: notReached },
  font: ownFont,
  photos: badgePhoto,
});
