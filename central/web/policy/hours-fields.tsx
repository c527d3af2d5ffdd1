import { Checkbox, Segmented } from "antd";
import { useWords } from "../words/use-words.ts";
import { DaysField } from "./days-field.tsx";
import type { FieldPath } from "./draft/field-path.ts";
import { useField } from "./draft-context.ts";
import { FieldFrame } from "./field-frame.tsx";
import { LocalTextField, TextField } from "./fields.tsx";
import { ListField } from "./list-field.tsx";
import { DayPartFields } from "./times-fields.tsx";

const workdays = [1, 2, 3, 4, 5];
const freshTime = { weekdays: workdays, from: "09:00", to: "17:00" };
const freshHours = { text: { zh: "工作日 9:00–17:00", en: "Weekdays 9:00–17:00" }, open: [freshTime], closedOn: [] };

const Weekdays = ({ path }: { readonly path: FieldPath }) => {
  const words = useWords();
  const { value, set, error } = useField(path);
  const options = [...words.weekdayNames].map((label, index) => ({ label, value: index + 1 }));
  const chosen = Array.isArray(value) ? (value as number[]) : [];
  return (
    <FieldFrame label={words.weekdays} error={error}>
      {() => <Checkbox.Group options={options} value={chosen} onChange={(days) => set(days.toSorted())} />}
    </FieldFrame>
  );
};

type Whose = "unit" | "none" | "common";

const whoseIs = (value: unknown): Whose => {
  if (value === undefined) return "unit";
  return value === null ? "none" : "common";
};

/** The hours: each unit's own, none, or those set here. */
export const HoursFields = () => {
  const words = useWords();
  const { value, set, error } = useField(["hours"]);
  const options = [
    { value: "unit" as const, label: words.hoursOfUnit },
    { value: "none" as const, label: words.hoursNone },
    { value: "common" as const, label: words.hoursCommon },
  ];
  const values: Readonly<Record<Whose, unknown>> = { unit: undefined, none: null, common: freshHours };
  return (
    <>
      <FieldFrame label={words.policyHours} error={error}>
        {() => <Segmented options={options} value={whoseIs(value)} onChange={(whose) => set(values[whose])} />}
      </FieldFrame>
      {whoseIs(value) === "common" && (
        <>
          <LocalTextField path={["hours", "text"]} label={words.hoursText} />
          <ListField path={["hours", "open"]} label={words.openTimes} addLabel={words.addOpenTime} fresh={freshTime}>
            {(path) => (
              <>
                <Weekdays path={[...path, "weekdays"]} />
                <DayPartFields path={path} />
              </>
            )}
          </ListField>
          <DaysField path={["hours", "closedOn"]} label={words.closedDays} hint={words.closedDaysHint} />
        </>
      )}
    </>
  );
};

const freshPause = { text: { zh: "" }, until: null };
const freshPauses = [{ text: { zh: "请稍候", en: "One moment, please" }, until: null }];

/** The reasons for a pause: each unit's own, or those set here. */
export const PausesFields = () => {
  const words = useWords();
  const { value, set } = useField(["pauseReasons"]);
  const options = [
    { value: "unit" as const, label: words.pausesOfUnit },
    { value: "common" as const, label: words.pausesCommon },
  ];
  const whose = value === undefined ? "unit" : "common";
  return (
    <>
      <FieldFrame label={words.policyPauses} error={null}>
        {() => (
          <Segmented
            options={options}
            value={whose}
            onChange={(next) => set(next === "unit" ? undefined : freshPauses)}
          />
        )}
      </FieldFrame>
      {whose === "common" && (
        <ListField path={["pauseReasons"]} label={words.pauseReason} addLabel={words.addPause} fresh={freshPause}>
          {(path) => (
            <>
              <LocalTextField path={[...path, "text"]} label={words.fieldText} />
              <TextField
                path={[...path, "until"]}
                label={words.pauseUntil}
                hint={words.pauseUntilHint}
                type="time"
                isEmptyNull
              />
            </>
          )}
        </ListField>
      )}
    </>
  );
};
