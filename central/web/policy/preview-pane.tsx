import { Alert, Segmented, Select, Spin } from "antd";
import { useMemo, useState } from "react";
import type { WindowRow } from "../../../contract/office/devices/enrolment-codes.ts";
import type { PolicyContent } from "../../../contract/office/policy/policy-content.ts";
import type { PolicyPlace } from "../../../contract/office/policy/policy-rollouts.ts";
import type { PolicyStage, PreviewOrder, PreviewScreen } from "../../../contract/office/policy/policy-stage.ts";
import { useLocalText, useWords } from "../words/use-words.ts";
import { fill, type Language, type WordKey } from "../words/words.ts";
import { placeKey, placeOfKey, placeText, windowsAt } from "./draft/places.ts";
import { KioskFrame } from "./kiosk-frame.tsx";
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
          {stage.person && ` · ${fill(words.previewPerson, { name: say(stage.person.name) })}`}
        </span>
      </p>
    </>
  );
};

type PreviewPaneProps = Omit<DrawnProps, "stage"> & {
  readonly windows: readonly WindowRow[];
  readonly place: PolicyPlace;
  readonly isStale: boolean;
  readonly onScreen: (screen: PreviewScreen) => void;
};

/** A preview of the edited policy on a window's screen, before it is rolled out. */
export const PreviewPane = ({ windows, place, isStale, onScreen, ...shown }: PreviewPaneProps) => {
  const words = useWords();
  const say = useLocalText();
  const here = windowsAt(windows, place);
  const [chosen, setChosen] = useState<string | null>(null);
  const first = here[0] ? placeKey(here[0]) : null;
  const key = chosen ?? first;
  const stage = useStage(key === null ? null : placeOfKey(key));
  const options = here.map((window) => ({
    value: placeKey(window),
    label: `${placeText(words, window, say(window.unitName))} ${say(window.windowName)}`,
  }));
  if (key === null) return <Alert type="warning" showIcon title={words.previewNoWindow} />;
  return (
    <div className="preview-pane">
      <div className="preview-choice">
        <Select
          aria-label={words.previewWindow}
          showSearch
          optionFilterProp="label"
          value={key}
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
      {isStale && <Alert type="warning" showIcon title={words.previewStale} />}
      {stage === "failed" && <Alert type="warning" showIcon title={words.previewFailed} />}
      {stage === null && <Spin />}
      {stage !== null && stage !== "failed" && <Drawn {...shown} stage={stage} />}
    </div>
  );
};
