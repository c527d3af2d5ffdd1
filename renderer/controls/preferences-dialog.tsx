import type { ReactElement } from "react";
import { Dialog } from "../layout/dialog.tsx";
import type { PreferenceName } from "../state/preferences.ts";
import { otherLanguage, type Speech, speeches } from "../words/speech.ts";
import type { DisplayControls } from "./display-controls.ts";
import { Icon, type IconName } from "./icon.tsx";

interface PreferencesDialogProps {
  readonly display: Omit<DisplayControls, "onOpenPreferences">;
  readonly speech: Speech;
  readonly onClose: () => void;
}

interface ChoiceProps {
  readonly icon: IconName;
  readonly testId: string;
  readonly name: string;
  readonly about: string;
  /** Undefined for an action, which is not switched on and off. */
  readonly pressed?: boolean;
  readonly lang?: string;
  readonly onTouch: () => void;
}

const Choice = ({ icon, testId, name, about, pressed, lang, onTouch }: ChoiceProps): ReactElement => (
  <button
    type="button"
    className="button choice"
    data-testid={testId}
    aria-pressed={pressed}
    lang={lang}
    onClick={onTouch}
  >
    <Icon name={icon} />
    <span>
      {name}
      <small>{about}</small>
    </span>
  </button>
);

/** 坐着用 comes first: the others can be read from a wheelchair, this one may be needed to reach them. */
const rows = [
  { name: "lowReach", testId: "preference-low-reach", icon: "wheelchair" },
  { name: "largeText", testId: "preference-large-text", icon: "large-text" },
  { name: "highContrast", testId: "preference-high-contrast", icon: "contrast" },
  { name: "muted", testId: "preference-muted", icon: "mute" },
  { name: "leftHanded", testId: "preference-left-handed", icon: "left" },
  { name: "reducedMotion", testId: "preference-reduced-motion", icon: "still" },
] as const satisfies readonly {
  readonly name: PreferenceName;
  readonly testId: string;
  readonly icon: IconName;
}[];

/** The citizen's preferences. Each choice takes effect at once, and all of them end with the visit. */
export const PreferencesDialog = ({ display, speech, onClose }: PreferencesDialogProps): ReactElement => {
  const { words } = speech;
  const offered = speeches[otherLanguage(speech.language)];
  const read = display.readAloud();
  /** The dialog closes first: the voice reads the screen below it. */
  const readScreen = (): void => {
    onClose();
    read?.();
  };
  return (
    <Dialog title={words("preferences.title")} text={words("preferences.text")} onClose={onClose}>
      <div className="dialog-choices preferences mirrors" data-columns="3">
        {rows.map(({ name, testId, icon }) => (
          <Choice
            key={name}
            icon={icon}
            testId={testId}
            name={words(`preferences.${name}`)}
            about={words(`preferences.${name}About`)}
            pressed={display.preferences[name]}
            onTouch={() => display.onTogglePreference(name)}
          />
        ))}
        {read !== null && (
          <Choice
            icon="aloud"
            testId="read-aloud"
            name={words("preferences.readAloud")}
            about={words("preferences.readAloudAbout")}
            onTouch={readScreen}
          />
        )}
        <Choice
          icon="globe"
          testId="preference-language"
          name={offered.words("language.ownName")}
          about={offered.words("language.choose")}
          lang={offered.locale}
          onTouch={display.onSwitchLanguage}
        />
        <button type="button" className="button strong" data-testid="preferences-close" data-safe="" onClick={onClose}>
          {words("preferences.done")}
        </button>
      </div>
    </Dialog>
  );
};
