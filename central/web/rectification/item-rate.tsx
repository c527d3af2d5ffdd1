import type { ItemFigure, ItemFigures } from "../../../contract/office/rectification/item-figures.ts";
import { formatCount, formatRate } from "../format/text.ts";

/** A rate with its two counts; a dash without a denominator. */
export const ItemRate = ({ part, whole }: ItemFigures[ItemFigure]) =>
  whole === 0 ? (
    <span className="quiet">—</span>
  ) : (
    <>
      <strong className="figures">{formatRate(part / whole)}</strong>{" "}
      <small className="quiet figures">
        {formatCount(part)}/{formatCount(whole)}
      </small>
    </>
  );
