import type { ReactElement } from "react";
import { UnbrokenText } from "../layout/unbroken-text.tsx";

/** "非常" and "不满意": a Chinese word of four characters or more, in two lines of about the same length. */
export const halvesOf = (word: string): readonly [string, string] | null => {
  const characters = [...word];
  if (characters.length < 4 || !/^\p{Script=Han}+$/u.test(word)) return null;
  const middle = Math.floor(characters.length / 2);
  return [characters.slice(0, middle).join(""), characters.slice(middle).join("")];
};

interface LevelWordProps {
  readonly word: string;
  /** May take two lines, and so be larger. */
  readonly halved: boolean;
}

/** A level's word, broken only between its parts. */
export const LevelWord = ({ word, halved }: LevelWordProps): ReactElement => {
  const halves = halved ? halvesOf(word) : null;
  return (
    <span className="level-word">
      {halves === null ? (
        <UnbrokenText text={word} />
      ) : (
        <>
          <span className="unbroken">{halves[0]}</span>
          <wbr />
          <span className="unbroken">{halves[1]}</span>
        </>
      )}
    </span>
  );
};
