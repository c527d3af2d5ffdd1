import { type ReactElement, useState } from "react";
import type { NetworkSettings } from "../../../contract/ipc/network-settings.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { sentenceOf } from "../../../contract/problems/sentences.ts";
import type { NetworkSettingsActions } from "../../state/network-settings-actions.ts";
import type { Speech } from "../../words/speech.ts";
import { addressMarks, type Written } from "../panel/it-page.ts";
import { Fault, Row } from "../panel/parts.tsx";
import { Question } from "../panel/question.tsx";
import { CertificateFiles } from "./certificate-files.tsx";
import { proxyText } from "./network-settings-texts.ts";

interface SettingsViewProps {
  readonly settings: NetworkSettings;
  /** The last refusal. */
  readonly problem: Problem | null;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly actions: NetworkSettingsActions;
  readonly onWrite: (written: Written) => void;
  readonly onSetProxy: (address: string | null) => void;
  readonly onLook: () => void;
  readonly onChoose: (file: string) => void;
  readonly onBack: () => void;
}

const Trusted = ({ settings, speech: { words }, busy, onLook }: SettingsViewProps): ReactElement => {
  const count = settings.certificates.length;
  return (
    <Row label={words("it.way.trusted")}>
      <p data-testid="trusted">{count === 0 ? words("it.way.usual") : words("it.way.usualAnd", { count })}</p>
      {count > 0 && (
        <button type="button" className="button" data-testid="trusted-look" disabled={busy} onClick={onLook}>
          {words("it.way.look")}
        </button>
      )}
    </Row>
  );
};

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

/** Asked before, because the password cannot be read again afterwards. */
const ProxyRemoval = ({ settings: { proxy }, speech, busy, onSet }: ProxyRowProps): ReactElement | null => {
  const { words } = speech;
  const [isAsking, setAsking] = useState(false);
  if (proxy === null) return null;
  return (
    <>
      <button
        type="button"
        className="button"
        data-testid="proxy-remove"
        disabled={busy}
        onClick={() => setAsking(true)}
      >
        {words("it.remove")}
      </button>
      {isAsking && (
        <Question
          title={words("it.way.proxyQuestion", { address: proxy.address })}
          text={words("it.way.proxyMeans")}
          deed={words("it.remove")}
          testId="proxy-remove"
          speech={speech}
          onDeed={() => onSet(null)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
};

/** The proxy, and the button to type another one. */
const ProxyRow = (props: ProxyRowProps): ReactElement => {
  const { settings, speech, busy, onWrite, onSet } = props;
  const { words } = speech;
  const write = (): void =>
    onWrite({
      label: words(settings.proxy?.hasPassword ? "it.way.proxyTitleKept" : "it.way.proxyTitle"),
      placeholder: "10.0.0.5:8080",
      text: addressToChange(settings),
      mostCharacters: addressMostCharacters,
      marks: addressMarks,
      onDone: onSet,
    });
  return (
    <Row label={words("it.way.proxy")}>
      <p data-testid="proxy">{proxyText(settings, speech)}</p>
      <div className="it-buttons">
        <ProxyRemoval {...props} />
        <button type="button" className="button" data-testid="proxy-change" disabled={busy} onClick={write}>
          {words("it.change")}
        </button>
      </div>
    </Row>
  );
};

/** The current settings, and the files on USB sticks. */
export const SettingsView = (props: SettingsViewProps): ReactElement => {
  const { settings, speech, busy, actions, onWrite, onSetProxy, onChoose, onBack } = props;
  const { words, language } = speech;
  const problem = props.problem ?? settings.problem;
  return (
    <>
      <h1>{words("it.way.title")}</h1>
      {problem === null ? (
        <p>{words("it.way.means")}</p>
      ) : (
        <div role="alert">
          <Fault testId="way-problem">
            {sentenceOf(problem, language)} <code>{problem.code}</code>
          </Fault>
        </div>
      )}
      <ProxyRow settings={settings} speech={speech} busy={busy} onWrite={onWrite} onSet={onSetProxy} />
      <Trusted {...props} />
      <CertificateFiles speech={speech} busy={busy} actions={actions} onChoose={onChoose} />
      <div className="it-buttons">
        <button type="button" className="button" data-testid="way-back" onClick={onBack}>
          {words("it.back")}
        </button>
      </div>
    </>
  );
};
