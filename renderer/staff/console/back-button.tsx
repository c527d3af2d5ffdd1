import type { ReactElement } from "react";
import { keyNames } from "./console-keys.ts";
import type { ConsolePartProps } from "./console-part.ts";
import { KeyedButton } from "./keyed-button.tsx";

/** Closes a panel without a change. It has no key where a key would discard text. */
export const BackButton = ({ state, speech, actions }: ConsolePartProps): ReactElement => (
  <KeyedButton
    testId="back"
    name={speech.words("console.back")}
    {...(state.panel !== "explanation" && { keyName: keyNames.cancel })}
    disabled={state.busy}
    onPress={actions.goBack}
  />
);
