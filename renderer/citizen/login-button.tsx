import type { ReactElement } from "react";
import type { Speech } from "../words/speech.ts";

interface LoginButtonProps {
  readonly speech: Speech;
  readonly onOpen: () => void;
}

/** Opens the login. Unobtrusive: the screen is for citizens. */
export const LoginButton = ({ speech, onOpen }: LoginButtonProps): ReactElement => (
  <button type="button" className="button quiet" data-testid="login-open" onClick={onOpen}>
    {speech.words("noOneOnDuty.logIn")}
  </button>
);
