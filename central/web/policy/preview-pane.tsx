import { Alert, Segmented, Select, Spin } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import { unitsQuestion } from "../../../contract/office/devices/windows.ts";
import { officeOffsetMs } from "../../../contract/office/office-time-zone.ts";
import type { PolicyContent } from "../../../contract/office/policy/policy-content.ts";
import type { PolicyPlace } from "../../../contract/office/policy/policy-rollouts.ts";
import type { PolicyStage, PreviewOrder, PreviewScreen } from "../../../contract/office/policy/policy-stage.ts";
import { type ChosenUnit, UnitChoice } from "../page/unit-choice.tsx";
import { useReading } from "../reading/use-reading.ts";
import { useLocalText, useWords } from "../words/use-words.ts";
import { fill, type Language, type WordKey } from "../words/words.ts";
import { KioskFrame } from "./kiosk-frame.tsx";
import { useWindowOptions } from "./place-choice.tsx";
import { usePictures, useStage } from "./use-stage.ts";

const screenKeys: Readonly<Record<PreviewScreen, WordKey>> = {
  ready: "screenReady",
  prompt: "screenPrompt",
  reasons: "screenReasons",
  attract: "screenAttract",
  paused: "screenPaused",
  closed: "screenClosed",
  survey: "screenSurvey",
};
const screens = Object.keys(screenKeys) as readonly PreviewScreen[];

/** Whether this computer shows another time than a window: the frame has the computer's. */
const isOtherZone = (): boolean => -60_000 * new Date().getTimezoneOffset() !== officeOffsetMs;

type DrawnProps = {
  readonly stage: PolicyStage;
  readonly content: PolicyContent;
  readonly overruled: Readonly<Record<string, unknown>>;
  readonly screen: PreviewScreen;
};

const Drawn = ({ stage, content, overruled, screen }: DrawnProps) => {
  const words = useWords();
  const say = useLocalText();
  const [language, setLanguage] = useState<Language>("zh");
  const pictures = usePictures(stage, content);
  const order = useMemo(
    (): PreviewOrder | null =>
      pictures && {
        type: "counterstar-preview",
        stage,
        content: { ...content, policy: { ...content.policy, ...overruled } },
        screen,
        language,
        pictures,
      },
    [stage, content, overruled, screen, language, pictures],
  );
  const languages = [
    { value: "zh" as const, label: "中文" },
    { value: "en" as const, label: "English" },
  ];
  return (
    <>
      <KioskFrame order={order} />
      <p className="preview-below">
        <Segmented size="small" options={languages} value={language} onChange={setLanguage} />
        <span className="quiet">
          {words.previewHint}
          {isOtherZone() && ` · ${words.previewClock}`}
          {stage.person && ` · ${fill(words.previewPerson, { name: say(stage.person.name) })}`}
        </span>
      </p>
    </>
  );
};

type ShownProps = Omit<DrawnProps, "stage"> & {
  readonly isStale: boolean;
  readonly onScreen: (screen: PreviewScreen) => void;
};

type PreviewOfUnitProps = ShownProps & {
  readonly unitCode: string;
  /** The only window to show; null for one that the person chooses. */
  readonly windowNumber: string | null;
  /** The choice of the unit, before that of the window. */
  readonly children?: ReactNode;
};

const PreviewOfUnit = ({ unitCode, windowNumber, children, isStale, onScreen, ...shown }: PreviewOfUnitProps) => {
  const words = useWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const all = useWindowOptions(unitCode);
  const options = all?.filter(({ value }) => value === (windowNumber ?? value)) ?? [];
  const number = chosen ?? options[0]?.value ?? null;
  const stage = useStage(number === null ? null : { unitCode, windowNumber: number });
  const hasNone = all !== null && number === null;
  return (
    <div className="preview-pane">
      <div className="preview-choice">
        {children}
        <Select
          aria-label={words.previewWindow}
          showSearch={{ optionFilterProp: "label" }}
          value={number}
          options={options}
          onChange={setChosen}
        />
        <Segmented
          aria-label={words.preview}
          options={screens.map((value) => ({ value, label: words[screenKeys[value]] }))}
          value={shown.screen}
          onChange={onScreen}
        />
      </div>
      {hasNone && <Alert type="warning" showIcon title={words.previewNoWindow} />}
      {isStale && <Alert type="warning" showIcon title={words.previewStale} />}
      {stage === "failed" && <Alert type="warning" showIcon title={words.previewFailed} />}
      {stage === null && !hasNone && <Spin />}
      {stage !== null && stage !== "failed" && <Drawn {...shown} stage={stage} />}
    </div>
  );
};

/** Units change with an import of the roster. */
const unitsEveryMs = 300_000;

const PreviewOfOffice = (shown: ShownProps) => {
  const words = useWords();
  const say = useLocalText();
  const [chosen, setChosen] = useState<ChosenUnit | null>(null);
  const { known } = useReading(unitsQuestion, unitsEveryMs);
  const [first] = known?.value.units ?? [];
  const unit = chosen ?? (first ? { ...first, unitName: say(first.unitName) } : null);
  if (known === null) return <Spin />;
  if (unit === null) return <Alert type="warning" showIcon title={words.previewNoWindow} />;
  return (
    <PreviewOfUnit key={unit.unitCode} unitCode={unit.unitCode} windowNumber={null} {...shown}>
      <UnitChoice label={words.previewUnit} unit={unit} onUnit={setChosen} />
    </PreviewOfUnit>
  );
};

/** A preview of the edited policy on a window's screen, before it is rolled out. */
export const PreviewPane = ({ place, ...shown }: ShownProps & { readonly place: PolicyPlace }) =>
  place.unitCode === null ? (
    <PreviewOfOffice {...shown} />
  ) : (
    <PreviewOfUnit {...shown} unitCode={place.unitCode} windowNumber={place.windowNumber} />
  );
