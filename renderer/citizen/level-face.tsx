import { memo, type ReactElement } from "react";
import type { Level } from "../../contract/words.ts";

/** Mouths in a 120 by 120 field. The two ends are open and mirror each other; the middle one is nearly level. */
const mouths: Readonly<Record<Level, string>> = {
  5: "M34 70q26 36 52 0Z",
  4: "M35 72q25 25 50 0",
  3: "M38 80q22 4 44 0",
  2: "M35 88q25 -22 50 0",
  1: "M34 92q26 -36 52 0Z",
};

/** One face per level: the same eyes and line weight, none larger or livelier than another. */
export const LevelFace = memo(
  ({ level }: { readonly level: Level }): ReactElement => (
    <svg className="level-face" viewBox="0 0 120 120" aria-hidden="true">
      <circle className="face-ground" cx="60" cy="60" r="58" />
      <circle className="face-eye" cx="41" cy="47" r="7" />
      <circle className="face-eye" cx="79" cy="47" r="7" />
      <path className="face-mouth" data-open={level === 5 || level === 1} d={mouths[level]} />
    </svg>
  ),
);
