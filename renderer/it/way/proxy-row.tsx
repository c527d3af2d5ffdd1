import type { ReactElement } from "react";
import type { NetworkSettings } from "../../../contract/ipc/network-settings.ts";
import type { Speech } from "../../words/speech.ts";
import type { Written } from "../panel/it-page.ts";
import { Row } from "../panel/parts.tsx";
import { proxyText } from "./way-texts.ts";

interface ProxyRowProps {
  readonly settings: NetworkSettings;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly onWrite: (written: Written) => void;
  /** null for none. */
  readonly onSet: (address: string | null) => void;
}

const addressMostCharacters = 300;

/** The initial text: without the password, which is not in the view, but with a place for it. */
const addressToChange = ({ proxy }: NetworkSettings): string => {
  if (proxy === null) return "";
  return proxy.user === null ? proxy.address : `http://${proxy.user.replaceAll("%", "%25")}:@${proxy.address}`;
};

/** The proxy, and the button to type another one. */
export const ProxyRow = ({ settings, speech, busy, onWrite, onSet }: ProxyRowProps): ReactElement => {
  const { words } = speech;
  const write = (): void =>
    onWrite({
      label: words(settings.proxy?.hasPassword ? "it.way.proxyTitleKept" : "it.way.proxyTitle"),
      placeholder: "10.0.0.5:8080",
      text: addressToChange(settings),
      mostCharacters: addressMostCharacters,
      onDone: onSet,
    });
  return (
    <Row label={words("it.way.proxy")}>
      <p data-testid="proxy">{proxyText(settings, speech)}</p>
      <div className="it-buttons">
        {settings.proxy !== null && (
          <button
            type="button"
            className="button"
            data-testid="proxy-remove"
            disabled={busy}
            onClick={() => onSet(null)}
          >
            {words("it.remove")}
          </button>
        )}
        <button type="button" className="button" data-testid="proxy-change" disabled={busy} onClick={write}>
          {words("it.change")}
        </button>
      </div>
    </Row>
  );
};
