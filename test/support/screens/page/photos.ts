import { boxOf, heightOf } from "./box.ts";
import { type Finding, finding, nameOf, rounded } from "./finding.ts";
import { isPainted, scopeNow } from "./visible.ts";

/** The least height of pictures of persons, CSS pixels: in a smaller one a face is not recognised. */
export interface PhotoRule {
  readonly selector: string;
  readonly atLeastPx: number;
}

export const smallPhotos = ({ selector, atLeastPx }: PhotoRule): readonly Finding[] =>
  [...scopeNow().querySelectorAll(selector)].filter(isPainted).flatMap((photo) => {
    const height = heightOf(boxOf(photo.getBoundingClientRect()));
    return height >= atLeastPx - 0.5
      ? []
      : [finding("photo-size", `${nameOf(photo)} is ${rounded(height)} px high, not ${atLeastPx}`)];
  });
