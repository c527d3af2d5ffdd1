import { Button } from "antd";
import type { LocalText } from "../../../contract/words.ts";
import { Local } from "./local.tsx";

type UnitFilterProps = {
  readonly unitCode: string;
  readonly unitName: LocalText;
  readonly onUnit: (unitCode: string) => void;
};

/** The name of a unit; it reduces the list to this unit. */
export const UnitFilter = ({ unitCode, unitName, onUnit }: UnitFilterProps) => (
  <Button type="link" className="unit-filter" onClick={() => onUnit(unitCode)}>
    <Local text={unitName} />
  </Button>
);
