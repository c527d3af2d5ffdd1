import { Alert, Button } from "antd";
import type { PolicyOutcome, PolicyRollout } from "../../../contract/office/policy/policy-rollouts.ts";
import { useMay } from "../accounts/use-session.ts";
import { CalendarNotice } from "../calendar/calendar-notice.tsx";
import { formatTime } from "../format/time.ts";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { Section } from "../page/section.tsx";
import { useReading } from "../reading/use-reading.ts";
import { useLocalText, useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { type NamedPlace, placeText } from "./draft/places.ts";
import { usePlaceChoice } from "./place-choice.tsx";
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
  /** There is a version to roll back. */
  readonly isChanged: boolean;
  readonly onEdit: (place: NamedPlace) => void;
  readonly onBackToFirst: (place: NamedPlace) => void;
};

/** Chooses the place and the action. */
const Choice = ({ isChanged, onEdit, onBackToFirst }: ChoiceProps) => {
  const words = useWords();
  const { named, controls } = usePlaceChoice();
  return (
    <div className="policy-place">
      {controls}
      <Button type="primary" onClick={() => onEdit(named)}>
        {words.editPolicy}
      </Button>
      {isChanged && <Button onClick={() => onBackToFirst(named)}>{words.backToFirst}</Button>}
    </div>
  );
};

/** The policy of the window screens: edited, previewed, rolled out, monitored and withdrawn. */
export const PolicySection = () => {
  const words = useWords();
  const say = useLocalText();
  const { known, readNow } = useReading(rolloutsQuestion, rolloutsEveryMs);
  const { open, ended, edit, rollBack, withdraw, showHolders, close, end } = usePolicyDialog(readNow);
  const namedOf = ({ unitCode, windowNumber, unitName }: PolicyRollout): NamedPlace => {
    const place = { unitCode, windowNumber };
    return { place, placeName: placeText(words, place, unitName && say(unitName)) };
  };
  return (
    <Section id="configuration" title={words.configuration} hint={words.configurationHint}>
      <CalendarNotice />
      {useMay("manage-policy") && (
        <Choice isChanged={(known?.value.count ?? 0) > 0} onEdit={edit} onBackToFirst={(named) => rollBack(named, 0)} />
      )}
      {ended && <EndedNotice ended={ended} />}
      <RolloutRows
        rollouts={known?.value.rollouts ?? []}
        onHolders={({ version }) => showHolders(version)}
        onRollBack={(row) => rollBack(namedOf(row), row.version)}
        onWithdraw={({ version }) => withdraw(version)}
      />
      {open && <PolicyDialog open={open} onDone={end} onClose={close} />}
    </Section>
  );
};
