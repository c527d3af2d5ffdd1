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

/** 坐着用 comes first: the others can be read from a wheelchair, this one may be needed to reach them. */
const rows = [
  { name: "lowReach", testId: "preference-low-reach", icon: "wheelchair" },
  { name: "largeText", testId: "preference-large-text", icon: "large-text" },
  { name: "highContrast", testId: "preference-high-contrast", icon: "contrast" },
  { name: "leftHanded", testId: "preference-left-handed", icon: "left" },
  { name: "reducedMotion", testId: "preference-reduced-motion", icon: "still" },
] as const satisfies readonly {
  readonly name: PreferenceName;
  readonly testId: string;
  readonly icon: IconName;
}[];

/** The citizen's display preferences. Each choice takes effect at once, and all of them end with the visit. */
export const PreferencesDialog = ({ display, speech, onClose }: PreferencesDialogProps): ReactElement => {
  const offered = speeches[otherLanguage(speech.language)];
  return (
    <Dialog title={speech.words("preferences.title")} text={speech.words("preferences.text")} onClose={onClose}>
      <div className="dialog-choices mirrors" data-columns="3">
        {rows.map(({ name, testId, icon }) => (
          <button
            key={name}
            type="button"
            className="button choice"
            data-testid={testId}
            aria-pressed={display.preferences[name]}
            onClick={() => display.onTogglePreference(name)}
          >
            <Icon name={icon} />
            <span>
              {speech.words(`preferences.${name}`)}
              <small>{speech.words(`preferences.${name}About`)}</small>
            </span>
          </button>
        ))}
        <button
          type="button"
          className="button choice"
          data-testid="preference-language"
          lang={offered.locale}
          onClick={display.onSwitchLanguage}
        >
          <Icon name="globe" />
          <span>
            {offered.words("language.ownName")}
            <small>{offered.words("language.choose")}</small>
          </span>
        </button>
        <button type="button" className="button strong" data-testid="preferences-close" data-safe="" onClick={onClose}>
          {speech.words("preferences.done")}
        </button>
      </div>
    </Dialog>
  );
};
