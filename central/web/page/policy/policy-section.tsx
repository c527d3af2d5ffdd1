import { Alert, Button, Select } from "antd";
import { lazy, Suspense, useState } from "react";
import { officePaths } from "../../../../contract/office/office.ts";
import {
  PolicyAtPlace,
  type PolicyOutcome,
  type PolicyPlace,
  type PolicyRollout,
} from "../../../../contract/office/policy-rollouts.ts";
import type { Problem } from "../../../../contract/problems/problem.ts";
import { formatTime } from "../../format/time.ts";
import { everywhere, placeKey, placeOfKey, placesIn, placeText, versionText } from "../../policy/places.ts";
import { askOffice } from "../../reading/ask-office.ts";
import { codesQuestion, placeQuery, rolloutsQuestion } from "../../reading/questions.ts";
import { useReading } from "../../reading/use-reading.ts";
import { useLocalText, useWords } from "../../words/use-words.ts";
import { fill } from "../../words/words.ts";
import { Section } from "../section.tsx";
import { HoldersDialog } from "./holders-dialog.tsx";
import { ProblemNotice } from "./problem-notice.tsx";
import { ReviewDialog } from "./review-dialog.tsx";
import { RolloutRows } from "./rollout-rows.tsx";

/** Much of what it is made of nobody else needs. */
const PolicyEditor = lazy(async () => ({ default: (await import("./policy-editor.tsx")).PolicyEditor }));

/** Between two readings, milliseconds. */
const rolloutsEveryMs = 10_000;

/** What stands over the section. `start` and `base` are of when it was opened. */
type Open =
  | { readonly what: "editor"; readonly place: PolicyPlace; readonly start: PolicyAtPlace }
  | {
      readonly what: "roll-back";
      readonly place: PolicyPlace;
      /** 0 for what the office was set up with. */
      readonly backTo: number;
      readonly base: number | null;
    }
  | { readonly what: "holders"; readonly row: PolicyRollout };

type Said = { readonly problem: Problem | null } | { readonly outcome: PolicyOutcome };

const Done = ({ version, effectiveAt }: PolicyOutcome) => {
  const words = useWords();
  const isLater = Date.parse(effectiveAt) > Date.now();
  const title = fill(isLater ? words.rolledOutLater : words.rolledOut, { version, time: formatTime(effectiveAt) });
  return <Alert type="success" showIcon closable title={title} />;
};

type PolicySectionProps = { readonly officeKey: string; readonly narrow: boolean };

/** What window screens show and how they behave: edited, looked at, rolled out, followed and taken back. */
export const PolicySection = ({ officeKey, narrow }: PolicySectionProps) => {
  const words = useWords();
  const say = useLocalText();
  const { known, readNow } = useReading(rolloutsQuestion, officeKey, rolloutsEveryMs);
  const windows = useReading(codesQuestion, officeKey, rolloutsEveryMs).known?.value.windows ?? [];
  const [key, setKey] = useState(placeKey(everywhere));
  const [open, setOpen] = useState<Open | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const places = placesIn(words, say, windows);
  const nameOf = (place: PolicyPlace): string =>
    places.find((one) => placeKey(one.place) === placeKey(place))?.name ?? placeText(words, place, place.unitCode);
  const readAt = async (place: PolicyPlace, then: (read: PolicyAtPlace) => Open): Promise<void> => {
    const answer = await askOffice(officePaths.policy + placeQuery(place, null), PolicyAtPlace, { key: officeKey });
    setSaid(answer.ok ? null : answer);
    if (answer.ok) setOpen(then(answer.value));
  };
  const edit = (): Promise<void> => {
    const place = placeOfKey(key);
    return readAt(place, (start) => ({ what: "editor", place, start }));
  };
  const rollBack = (place: PolicyPlace, backTo: number): Promise<void> =>
    readAt(place, ({ version }) => ({ what: "roll-back", place, backTo, base: version }));
  const onRollBack = ({ unitCode, windowNumber, version }: PolicyRollout): Promise<void> =>
    rollBack({ unitCode, windowNumber }, version);
  const onDone = (outcome: PolicyOutcome): void => {
    setOpen(null);
    setSaid({ outcome });
    readNow();
  };
  const close = (): void => setOpen(null);
  return (
    <Section id="configuration" title={words.configuration} hint={words.configurationHint}>
      <div className="policy-place">
        <Select
          aria-label={words.policyPlace}
          showSearch
          optionFilterProp="label"
          value={key}
          options={places.map(({ place, name }) => ({ value: placeKey(place), label: name }))}
          onChange={setKey}
        />
        <Button type="primary" onClick={edit}>
          {words.editPolicy}
        </Button>
        {known !== null && known.value.count > 0 && (
          <Button onClick={() => rollBack(placeOfKey(key), 0)}>{words.backToFirst}</Button>
        )}
      </div>
      {said && ("outcome" in said ? <Done {...said.outcome} /> : <ProblemNotice problem={said.problem} />)}
      <RolloutRows
        rollouts={known?.value.rollouts ?? []}
        narrow={narrow}
        onHolders={(row) => setOpen({ what: "holders", row })}
        onRollBack={onRollBack}
      />
      {open?.what === "editor" && (
        <Suspense>
          <PolicyEditor
            {...open}
            placeName={nameOf(open.place)}
            windows={windows}
            officeKey={officeKey}
            onDone={onDone}
            onClose={close}
          />
        </Suspense>
      )}
      {open?.what === "roll-back" && (
        <ReviewDialog
          title={fill(words.backTitle, { version: versionText(words, open.backTo) })}
          placeName={nameOf(open.place)}
          wish={{ ...open.place, base: open.base, backTo: open.backTo }}
          officeKey={officeKey}
          onDone={onDone}
          onCancel={close}
        />
      )}
      {open?.what === "holders" && <HoldersDialog version={open.row.version} officeKey={officeKey} onClose={close} />}
    </Section>
  );
};
