import { Button } from "antd";
import type { FiguresBy } from "../../../contract/office/figures/figures.ts";
import type { LocalText } from "../../../contract/words.ts";
import { UnitName } from "../page/place.tsx";
import { StaffName } from "../ratings/rating-parts.tsx";
import { useWords } from "../words/use-words.ts";

/** A line of figures or stars; null in the line of all others. */
type Line = {
  readonly unitCode: string | null;
  readonly unitName: LocalText | null;
  /** The number of the window or 工号. */
  readonly key: string | null;
  readonly staffName: LocalText | null;
};

type LineProps = {
  readonly row: Line;
  readonly by: FiguresBy;
  /** Opens the windows of a unit; null where names are text alone. */
  readonly onUnit: ((unitCode: string) => void) | null;
};

/** In a table of units each opens its windows. */
export const LineUnit = ({ row: { unitCode, unitName }, by, onUnit }: LineProps) => {
  const words = useWords();
  if (unitCode === null || unitName === null) return words.otherUnits;
  if (by !== "units" || onUnit === null) return <UnitName name={unitName} />;
  return (
    <Button type="link" className="figures-unit-link" onClick={() => onUnit(unitCode)}>
      <UnitName name={unitName} />
    </Button>
  );
};

export const LineStaff = ({ row: { key, staffName } }: Pick<LineProps, "row">) => {
  const words = useWords();
  return key !== null && staffName !== null ? <StaffName staffNumber={key} staffName={staffName} /> : words.otherStaff;
};

/** Says that some weeks of a line are in the line of all others. */
export const LinePartial = ({ isPartial }: { readonly isPartial: boolean }) => {
  const words = useWords();
  return isPartial ? <small className="quiet partial">{words.partial}</small> : null;
};

/** The title of the column of places. */
export const placeTitles = { units: "unit", windows: "place", staff: "personAndUnit" } as const;

/** The unit of a line, below its person or above its window: one column, so that names have room. */
export const LinePlace = ({ isPartial, ...line }: LineProps & { readonly isPartial: boolean }) => {
  const words = useWords();
  const { row, by } = line;
  return (
    <>
      {by === "staff" && <LineStaff row={row} />}
      <span className="place-unit">
        <LineUnit {...line} />
      </span>
      {by === "windows" && (
        <span className="place-window figures">
          {row.key === null ? words.otherWindows : `${words.window} ${row.key}`}
        </span>
      )}
      <LinePartial isPartial={isPartial} />
    </>
  );
};
