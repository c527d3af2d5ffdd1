import { unitNameQuestion } from "../../../contract/office/roster/places.ts";
import type { LocalText } from "../../../contract/words.ts";
import { useReading } from "../reading/use-reading.ts";
import { useLocalText } from "../words/use-words.ts";
import { filtered } from "./use-filters.ts";

/** Names change with an import of the roster. */
const nameEveryMs = 300_000;

/** The code stands until the centre has answered. */
const AskedName = ({ unit }: { readonly unit: string }) => {
  const say = useLocalText();
  const { known } = useReading(filtered(unitNameQuestion, { unit }), nameEveryMs);
  return known ? say(known.value.unitName) : unit;
};

type NamedUnitProps = { readonly unit: string; readonly name: LocalText | null | undefined };

/** The unit of a filter, by the name that a row shows; the centre is asked where there is none. */
export const NamedUnit = ({ unit, name }: NamedUnitProps) => {
  const say = useLocalText();
  return name ? say(name) : <AskedName unit={unit} />;
};
