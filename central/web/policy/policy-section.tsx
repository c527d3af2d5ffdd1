import { Alert, Button, Select } from "antd";
import { useState } from "react";
import { type WindowRow, windowsIn, windowsQuestion } from "../../../contract/office/devices/enrolment-codes.ts";
import type { PolicyOutcome, PolicyPlace } from "../../../contract/office/policy/policy-rollouts.ts";
import { useMay } from "../accounts/use-session.ts";
import { formatTime } from "../format/time.ts";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { Section } from "../page/section.tsx";
import { useReading } from "../reading/use-reading.ts";
import { useLocalText, useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { CalendarNotice } from "./calendar-notice.tsx";
import { everywhere, type NamedPlace, placeKey, placeOfKey, placesIn, placeText } from "./draft/places.ts";
import { PolicyDialog } from "./policy-dialogs.tsx";
import { rolloutsQuestion } from "./questions.ts";
import { RolloutRows } from "./rollout-rows.tsx";
import { type Ended, usePolicyDialog } from "./use-policy-dialog.ts";

/** The polling interval, milliseconds. */
const rolloutsEveryMs = 20_000;

const RolledOut = ({ version, effectiveAt }: PolicyOutcome) => {
  const words = useWords();
  const isLater = Date.parse(effectiveAt) > Date.now();
  const title = fill(isLater ? words.rolledOutLater : words.rolledOut, { version, time: formatTime(effectiveAt) });
  return <Alert type="success" showIcon closable title={title} />;
};

const EndedNotice = ({ ended }: { readonly ended: Ended }) => {
  const words = useWords();
  if ("outcome" in ended) return <RolledOut {...ended.outcome} />;
  if ("problem" in ended) return <ProblemNotice problem={ended.problem} />;
  return <Alert type="success" showIcon closable title={fill(words.withdrawn, { version: ended.withdrawn })} />;
};

type ChoiceProps = {
  readonly places: readonly NamedPlace[];
  /** There is a version to roll back. */
  readonly isChanged: boolean;
  readonly onEdit: (place: PolicyPlace) => void;
  readonly onBackToFirst: (place: PolicyPlace) => void;
};

/** Chooses the place and the action. */
const Choice = ({ places, isChanged, onEdit, onBackToFirst }: ChoiceProps) => {
  const words = useWords();
  const [key, setKey] = useState(placeKey(everywhere));
  return (
    <div className="policy-place">
      <Select
        aria-label={words.policyPlace}
        showSearch
        optionFilterProp="label"
        value={key}
        options={places.map(({ place, name }) => ({ value: placeKey(place), label: name }))}
        onChange={setKey}
      />
      <Button type="primary" onClick={() => onEdit(placeOfKey(key))}>
        {words.editPolicy}
      </Button>
      {isChanged && <Button onClick={() => onBackToFirst(placeOfKey(key))}>{words.backToFirst}</Button>}
    </div>
  );
};

type RolloutsProps = {
  /** All windows of the office; none for a person who only reads. */
  readonly windows: readonly WindowRow[];
  readonly mayChange: boolean;
};

const Rollouts = ({ windows, mayChange }: RolloutsProps) => {
  const words = useWords();
  const say = useLocalText();
  const { known, readNow } = useReading(rolloutsQuestion, rolloutsEveryMs);
  const { open, ended, edit, rollBack, withdraw, showHolders, close, end } = usePolicyDialog(readNow);
  const places = placesIn(words, say, windows);
  const nameOf = (place: PolicyPlace): string =>
    places.find((one) => placeKey(one.place) === placeKey(place))?.name ?? placeText(words, place, place.unitCode);
  return (
    <Section id="configuration" title={words.configuration} hint={words.configurationHint}>
      <CalendarNotice />
      {mayChange && (
        <Choice
          places={places}
          isChanged={(known?.value.count ?? 0) > 0}
          onEdit={edit}
          onBackToFirst={(place) => rollBack(place, 0)}
        />
      )}
      {ended && <EndedNotice ended={ended} />}
      <RolloutRows
        rollouts={known?.value.rollouts ?? []}
        onHolders={({ version }) => showHolders(version)}
        onRollBack={({ unitCode, windowNumber, version }) => rollBack({ unitCode, windowNumber }, version)}
        onWithdraw={({ version }) => withdraw(version)}
      />
      {open && <PolicyDialog open={open} nameOf={nameOf} windows={windows} onDone={end} onClose={close} />}
    </Section>
  );
};

const RolloutsToChange = () => {
  const { known } = useReading(windowsQuestion, rolloutsEveryMs);
  return <Rollouts windows={known ? windowsIn(known.value) : []} mayChange />;
};

/** The policy of the window screens: edited, previewed, rolled out, monitored and withdrawn. */
export const PolicySection = () =>
  useMay("manage-policy") ? <RolloutsToChange /> : <Rollouts windows={[]} mayChange={false} />;
