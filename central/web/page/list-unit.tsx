import type { LocalText } from "../../../contract/words.ts";
import { useWords } from "../words/use-words.ts";
import { FilterTag } from "./filter-bar.tsx";
import { NamedUnit } from "./named-unit.tsx";

type ListUnitProps = {
  readonly unit: string | undefined;
  /** The rows that are shown: one of them may name the unit. */
  readonly rows: readonly { readonly unitCode: string; readonly unitName: LocalText }[];
  readonly onAll: () => void;
};

/** The only unit in a list, and the way back to all of them. */
export const ListUnit = ({ unit, rows, onAll }: ListUnitProps) => {
  const words = useWords();
  if (unit === undefined) return null;
  const name = rows.find(({ unitCode }) => unitCode === unit)?.unitName;
  return (
    <FilterTag hint={words.allUnits} onClose={onAll}>
      <NamedUnit unit={unit} name={name} />
    </FilterTag>
  );
};
