import { Button } from "antd";
import type { LocalText } from "../../../contract/words.ts";
import { useWords } from "../words/use-words.ts";
import { type PlaceProps, UnitName } from "./place.tsx";

type UnitFilterProps = {
  readonly unitCode: string;
  readonly unitName: LocalText;
  readonly onUnit: (unitCode: string) => void;
};

/** The name of a unit; it reduces the list to this unit. */
export const UnitFilter = ({ unitCode, unitName, onUnit }: UnitFilterProps) => (
  <Button type="link" className="unit-filter" onClick={() => onUnit(unitCode)}>
    <UnitName name={unitName} />
  </Button>
);

/** The place of an event; its unit reduces the list. The window is below, because a button does not flow with text. */
export const PlaceFilter = ({ windowNumber, ...unit }: UnitFilterProps & Pick<PlaceProps, "windowNumber">) => (
  <>
    <UnitFilter {...unit} />
    <span className="place-window figures">
      {useWords().window} {windowNumber}
    </span>
  </>
);
