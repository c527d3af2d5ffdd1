import { Select } from "antd";
import { useEffect, useState } from "react";
import { type UnitsInUse, unitsQuestion } from "../../../contract/office/devices/windows.ts";
import type { Question } from "../../../contract/office/question.ts";
import { useReading } from "../reading/use-reading.ts";
import { useLocalText, useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { filtered } from "./use-filters.ts";

/** Units change with an import of the roster. */
const unitsEveryMs = 300_000;
/** A text is searched for when no key came for so long. */
const typingMs = 250;

export type ChosenUnit = { readonly unitCode: string; readonly unitName: string };

/** The text, once a person has stopped typing. */
const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};

/** A question that finds units by `text`, and its other filters. */
export type UnitSearch = { readonly question: Question<UnitsInUse>; readonly filters: object };

/** Units with a window in use. */
const unitsInUse: UnitSearch = { question: unitsQuestion, filters: {} };

type UnitChoiceProps = {
  readonly label: string;
  /** Of the field, where a label stands beside it. */
  readonly id?: string;
  readonly unit: ChosenUnit | null;
  /** The text of the choice of no unit; there is none without it. */
  readonly none?: string;
  readonly search?: UnitSearch;
  readonly onUnit: (unit: ChosenUnit | null) => void;
};

/** Values that are no code of a unit. */
const noUnit = "";
const noneFound = " ";

/** One unit, searched for by its name or code: the centre answers with the first that fit. */
export const UnitChoice = ({ label, id, unit, none, search = unitsInUse, onUnit }: UnitChoiceProps) => {
  const words = useWords();
  const say = useLocalText();
  const [typed, setTyped] = useState("");
  const text = useSettled(typed.trim().slice(0, 60));
  const { known } = useReading(filtered(search.question, { ...search.filters, text }), unitsEveryMs);
  // Units found for another text are no longer offered: Enter would choose one of them.
  const answer = typed.trim().slice(0, 60) === text ? known?.value : undefined;
  const { units, count } = answer ?? { units: [], count: 0 };
  const found = units.map(({ unitCode, unitName }) => ({ unitCode, unitName: say(unitName) }));
  const options = [
    ...(none !== undefined && typed === "" ? [{ value: noUnit, label: none }] : []),
    ...found.map(({ unitCode, unitName }) => ({ value: unitCode, label: unitName, title: unitCode })),
    // A list without any option would be none for a screen reader.
    ...(answer?.count === 0 ? [{ value: noneFound, label: words.noSuchUnit }] : []),
  ];
  const chosen = unit
    ? { value: unit.unitCode, label: unit.unitName }
    : none === undefined
      ? null
      : { value: noUnit, label: none };
  return (
    <Select
      className="unit-choice"
      {...(id !== undefined && { id })}
      aria-label={label}
      placeholder={label}
      labelInValue
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={chosen}
      options={options}
      loading={answer === undefined}
      notFoundContent={words.searching}
      getPopupContainer={(trigger: HTMLElement) => trigger.parentElement ?? document.body}
      optionRender={({ label: name, value }) => (
        <>
          {name} {units.some(({ unitCode }) => unitCode === value) && <small className="quiet">{value}</small>}
        </>
      )}
      popupRender={(menu) => (
        <>
          {menu}
          {count > units.length && (
            <p className="unit-choice-more quiet">{fill(words.moreUnits, { count: count - units.length })}</p>
          )}
        </>
      )}
      onChange={({ value }) => {
        setTyped("");
        if (value !== noneFound) onUnit(found.find(({ unitCode }) => unitCode === value) ?? null);
      }}
    />
  );
};
