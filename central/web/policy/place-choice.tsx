import { Select } from "antd";
import { useState } from "react";
import { windowsIn, windowsQuestion } from "../../../contract/office/devices/windows.ts";
import { type ChosenUnit, UnitChoice } from "../page/unit-choice.tsx";
import { filtered } from "../page/use-filters.ts";
import { useReading } from "../reading/use-reading.ts";
import { useLocalText, useWords } from "../words/use-words.ts";
import { everywhere, type NamedPlace, placeText } from "./draft/places.ts";

/** Windows change with an import of the roster. */
const windowsEveryMs = 300_000;

export type WindowOption = { readonly value: string; readonly label: string };

/** The windows of a unit, by number; null before the first answer. */
export const useWindowOptions = (unitCode: string): readonly WindowOption[] | null => {
  const words = useWords();
  const say = useLocalText();
  const { known } = useReading(filtered(windowsQuestion, { unit: unitCode }), windowsEveryMs);
  if (known === null) return null;
  return windowsIn(known.value).map(({ windowNumber, windowName }) => ({
    value: windowNumber,
    label: `${words.window} ${windowNumber} ${say(windowName)}`,
  }));
};

const wholeUnit = "";

type WindowOfUnitProps = {
  readonly unitCode: string;
  readonly window: WindowOption | null;
  readonly onWindow: (window: WindowOption | null) => void;
};

/** One window of a unit, or all of it. */
const WindowOfUnit = ({ unitCode, window, onWindow }: WindowOfUnitProps) => {
  const words = useWords();
  const options = useWindowOptions(unitCode);
  return (
    <Select
      aria-label={words.window}
      showSearch={{ optionFilterProp: "label" }}
      loading={options === null}
      value={window?.value ?? wholeUnit}
      options={[{ value: wholeUnit, label: words.wholeUnit }, ...(options ?? [])]}
      onChange={(value) => onWindow(options?.find((option) => option.value === value) ?? null)}
    />
  );
};

type Chosen = { readonly unit: ChosenUnit | null; readonly window: WindowOption | null };

/** The place of a choice, with the window's own name where one is chosen. */
const useNamed = ({ unit, window }: Chosen): NamedPlace => {
  const words = useWords();
  if (unit === null) return { place: everywhere, placeName: words.everywhere };
  const place = { unitCode: unit.unitCode, windowNumber: window?.value ?? null };
  return { place, placeName: window ? `${unit.unitName} · ${window.label}` : placeText(words, place, unit.unitName) };
};

/** The place of a rollout: everywhere, a unit that is searched for, or a window of it; and the controls to choose it. */
export const usePlaceChoice = () => {
  const words = useWords();
  const [chosen, setChosen] = useState<Chosen>({ unit: null, window: null });
  const { unit, window } = chosen;
  const controls = (
    <>
      <UnitChoice
        label={words.policyPlace}
        unit={unit}
        none={words.everywhere}
        onUnit={(next) => setChosen({ unit: next, window: null })}
      />
      {unit && (
        <WindowOfUnit
          key={unit.unitCode}
          unitCode={unit.unitCode}
          window={window}
          onWindow={(next) => setChosen({ unit, window: next })}
        />
      )}
    </>
  );
  return { named: useNamed(chosen), controls };
};
