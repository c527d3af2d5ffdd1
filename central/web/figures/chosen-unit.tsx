import { Tag } from "antd";
import type { LocalText } from "../../../contract/words.ts";
import { NamedUnit } from "../page/named-unit.tsx";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

type ChosenUnitProps = {
  readonly unit: string | null;
  /** The window of the unit whose sum is shown; null for the unit's. */
  readonly window?: string | null;
  /** Lines of the table; each is of this unit. */
  readonly lines: readonly { readonly unitName: LocalText | null }[];
  readonly onAll: () => void;
  readonly onUnit?: () => void;
};

/** The only unit in the table, the window whose sum is shown, and the ways back. */
export const ChosenUnit = ({ unit, window = null, lines, onAll, onUnit }: ChosenUnitProps) => {
  const words = useWords();
  if (unit === null) return null;
  const name = lines.find(({ unitName }) => unitName !== null)?.unitName;
  return (
    <>
      <Tag closable onClose={onAll} title={words.allUnits}>
        <NamedUnit unit={unit} name={name} />
      </Tag>
      {window !== null && (
        <Tag closable onClose={() => onUnit?.()} title={words.allWindows}>
          {fill(words.sumOfWindow, { number: window })}
        </Tag>
      )}
    </>
  );
};
