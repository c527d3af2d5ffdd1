import type { StarLine } from "../../../contract/office/stars/stars.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type WordKey } from "../words/words.ts";

const stateWords = {
  "too-few": "starTooFew",
  "low-coverage": "starLowCoverage",
  "in-question": "starInQuestion",
} as const satisfies Readonly<Record<Exclude<StarLine["state"], "rated">, WordKey>>;

/** "★★★★☆", or the reason why there are no stars. */
export const StarMark = ({ state, stars }: Pick<StarLine, "state"> & { readonly stars: number | null }) => {
  const words = useWords();
  if (state !== "rated") return <span className="star-withheld">{words[stateWords[state]]}</span>;
  const count = stars ?? 0;
  return (
    <span className="star-mark" role="img" aria-label={fill(words.starCount, { count })}>
      {"★".repeat(count)}
      <i>{"★".repeat(5 - count)}</i>
    </span>
  );
};
