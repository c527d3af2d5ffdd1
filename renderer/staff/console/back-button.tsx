import type { ReactElement } from "react";
import { keyNames } from "./console-keys.ts";
import type { ConsolePartProps } from "./console-part.ts";
import { KeyedButton } from "./keyed-button.tsx";

/** The way out of a panel; nothing has happened. It has no key where that would throw away what was written. */
export const BackButton = ({ state, speech, actions }: ConsolePartProps): ReactElement => (
  <KeyedButton
    testId="back"
    name={speech.words("console.back")}
    {...(state.panel !== "explanation" && { keyName: keyNames.cancel })}
    disabled={state.busy}
    onPress={actions.goBack}
  />
);
