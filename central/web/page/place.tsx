import type { LocalText } from "../../../contract/words.ts";
import { useWords } from "../words/use-words.ts";
import { Local } from "./local.tsx";

/** A unit; a name that is too long breaks before its brackets, not within a word. */
export const UnitName = ({ name }: { readonly name: LocalText }) => (
  <span className="unit-name">
    <Local text={name} />
  </span>
);

export type PlaceProps = { readonly unitName: LocalText; readonly windowNumber: string };

/** The window behind its unit. No line begins with the dot between both. */
export const AtWindow = ({ windowNumber }: Pick<PlaceProps, "windowNumber">) => (
  <>
    <span className="figures">{" · "}</span>
    <span className="figures">
      {useWords().window} {windowNumber}
    </span>
  </>
);

/** The place of an event: unit and window. */
export const Place = ({ unitName, windowNumber }: PlaceProps) => (
  <>
    <UnitName name={unitName} />
    <AtWindow windowNumber={windowNumber} />
  </>
);
