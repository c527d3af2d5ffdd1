import { Fragment, type ReactElement } from "react";

/** A web address or a path is longer than this; a version or a decimal number is not. */
const longRun = /([!-~]{16,})/;

/** The pieces of a long address: "https://", "10.", "0.", "0.", "2:", "7600". Other text is one piece. */
export const addressPieces = (text: string): readonly (readonly string[])[] =>
  text
    .split(longRun)
    .filter((run) => run !== "")
    .map((run) => (longRun.test(run) ? run.split(/(?<=[^./:][./:]{1,3})(?![./:])/) : [run]));

/** A text in which an address breaks after `.`, `/` and `:`, and not inside a word. */
export const AddressText = ({ text }: { readonly text: string }): ReactElement => (
  <>
    {addressPieces(text).map((run, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other identity
      <Fragment key={index}>
        {run.map((piece, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Fragment key={place}>
            {place > 0 && <wbr />}
            {piece}
          </Fragment>
        ))}
      </Fragment>
    ))}
  </>
);
