import { Slider } from "antd";
import { useWords } from "../words/use-words.ts";
import { useField } from "./draft-context.ts";
import { FieldFrame } from "./field-frame.tsx";
import { ChoiceField, LocalTextField, NumberField, SecondsField, SwitchField, TextField } from "./fields.tsx";
import { ListField } from "./list-field.tsx";

/** The timeouts of the screens, and the permissions. */
export const TimesFields = () => {
  const words = useWords();
  const badge = [
    { value: "with-pin", label: words.badgeWithPin },
    { value: "alone", label: words.badgeAlone },
  ];
  return (
    <>
      <div className="policy-grid">
        <SecondsField path={["policy", "promptMs"]} label={words.promptTime} hint={words.promptTimeHint} />
        <SecondsField path={["policy", "reasonsMs"]} label={words.reasonsTime} hint={words.reasonsTimeHint} />
        <SecondsField path={["policy", "thanksMs"]} label={words.thanksTime} hint={words.thanksTimeHint} />
        <SecondsField path={["policy", "changeWithinMs"]} label={words.changeTime} hint={words.changeTimeHint} />
        <SecondsField path={["policy", "formMs"]} label={words.formTime} hint={words.formTimeHint} />
        <NumberField
          path={["followUpDays"]}
          label={words.followUpDays}
          hint={words.followUpDaysHint}
          unit={words.daysUnit}
        />
        <NumberField
          path={["policy", "complaintDays"]}
          label={words.complaintDays}
          hint={words.complaintDaysHint}
          unit={words.workingDaysUnit}
        />
        <ChoiceField path={["policy", "badgeLogin"]} label={words.badgeLogin} options={badge} />
        <SwitchField path={["policy", "walkUp"]} label={words.walkUpAllowed} hint={words.walkUpAllowedHint} />
        <SwitchField path={["policy", "allowMouseRating"]} label={words.mouseAllowed} hint={words.mouseAllowedHint} />
        <SwitchField path={["policy", "logOutAsksPin"]} label={words.logOutPin} hint={words.logOutPinHint} />
        <SwitchField path={["policy", "allowTwoWindows"]} label={words.twoWindowsAllowed} />
      </div>
      <LocalTextField
        path={["policy", "responsibleOffice"]}
        label={words.responsibleOffice}
        hint={words.responsibleOfficeHint}
      />
    </>
  );
};

/** The beginning and the end of a part of the day. */
export const DayPartFields = ({ path }: { readonly path: readonly (string | number)[] }) => {
  const words = useWords();
  return (
    <div className="policy-pair">
      <TextField path={[...path, "from"]} label={words.fromTime} type="time" />
      <TextField path={[...path, "to"]} label={words.toTime} type="time" />
    </div>
  );
};

/** From silent to the full volume of the machine, in steps of five hundredths. */
const VolumeField = () => {
  const words = useWords();
  const { value, set, error } = useField(["policy", "sound", "volume"]);
  const hundredths = Math.round((typeof value === "number" ? value : 0) * 100);
  return (
    <FieldFrame label={`${words.volume} · ${hundredths}%`} hint={words.volumeHint} error={error}>
      {() => (
        <Slider
          ariaLabelForHandle={words.volume}
          value={hundredths}
          step={5}
          tooltip={{ formatter: (at) => `${at}%` }}
          onChange={(at: number) => set(at / 100)}
        />
      )}
    </FieldFrame>
  );
};

export const SoundFields = () => {
  const words = useWords();
  return (
    <>
      <div className="policy-grid">
        <VolumeField />
      </div>
      <ListField
        path={["policy", "sound", "quietHours"]}
        label={words.quietHours}
        addLabel={words.addQuietHours}
        fresh={{ from: "22:00", to: "07:00" }}
      >
        {(path) => <DayPartFields path={path} />}
      </ListField>
    </>
  );
};
