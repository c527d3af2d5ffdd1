import { Fragment, type ReactElement } from "react";
import { phrasesOf } from "./phrases.ts";
import { isPhrased } from "./text-width.ts";

/** Numbers of windows, rooms and staff, and times: a hyphen in them is no place for a break. */
const isCode = (phrase: string): boolean => /\d|[A-Z]-/.test(phrase);

const Phrases = ({ text }: { readonly text: string }): ReactElement => (
  <>
    {phrasesOf(text).map((phrase, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: phrases of one text have no other identity
      <Fragment key={index}>
        {index > 0 && <wbr />}
        {isCode(phrase) ? <span className="unbroken">{phrase}</span> : phrase}
      </Fragment>
    ))}
  </>
);

interface PhrasedTextProps {
  readonly text: string;
  /** A text whose clauses are all this short breaks after its commas alone: 一张笑脸相迎，／一杯热水相待. */
  readonly longestEms?: number;
}

/**
 * A text that an office writes: a name, a post, a notice, a question. Its lines break between phrases only, and inside
 * one where it alone is wider than the line.
 */
export const PhrasedText = ({ text, longestEms = 0 }: PhrasedTextProps): ReactElement => (
  <span className="phrased">{isPhrased(text, longestEms) ? text : <Phrases text={text} />}</span>
);
