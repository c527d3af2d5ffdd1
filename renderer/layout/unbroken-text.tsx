import { Fragment, type ReactElement } from "react";
import { breakablePieces } from "./text-width.ts";

const gapAfter = (piece: string): string => (/[·•・]$/.test(piece) ? "" : " ");

/** A name or a word that breaks only between its pieces, never inside one. */
export const UnbrokenText = ({ text }: { readonly text: string }): ReactElement => (
  <>
    {breakablePieces(text).map((piece, index, pieces) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other identity
      <Fragment key={index}>
        <span className="unbroken">{piece}</span>
        {index < pieces.length - 1 && gapAfter(piece)}
        <wbr />
      </Fragment>
    ))}
  </>
);
