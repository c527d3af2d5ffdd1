import type { LocalText } from "../../../contract/words.ts";
import { useWords } from "../words/use-words.ts";
import { Local } from "./local.tsx";

export type PlaceProps = { readonly unitName: LocalText; readonly windowNumber: string };

/** The place of an event: unit and window. */
export const Place = ({ unitName, windowNumber }: PlaceProps) => (
  <>
    <Local text={unitName} />{" "}
    <span className="figures">
      · {useWords().window} {windowNumber}
    </span>
  </>
);
