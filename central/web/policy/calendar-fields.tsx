import { builtInYears } from "../../../contract/working-days.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { DaysField } from "./days-field.tsx";

/** The days off of whole years, as the State Council publishes them. */
export const CalendarFields = () => {
  const words = useWords();
  return (
    <fieldset className="policy-list">
      <legend>{words.calendar}</legend>
      <span className="quiet">{fill(words.calendarHint, { years: builtInYears.join(words.listComma) })}</span>
      <div className="policy-grid">
        <DaysField path={["policy", "calendar", "off"]} label={words.calendarOff} hint={words.calendarOffHint} />
        <DaysField
          path={["policy", "calendar", "worked"]}
          label={words.calendarWorked}
          hint={words.calendarWorkedHint}
        />
      </div>
    </fieldset>
  );
};
