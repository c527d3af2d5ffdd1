import { type ReactElement, useState } from "react";
import type { CertificatesInFile, NetworkSettings } from "../../../contract/ipc/network-settings.ts";
import { sentenceOf } from "../../../contract/problems/sentences.ts";
import type { NetworkSettingsActions } from "../../state/network-settings-actions.ts";
import type { Speech } from "../../words/speech.ts";
import type { Written } from "../panel/it-page.ts";
import { Row } from "../panel/parts.tsx";
import { CertificateFiles } from "./certificate-files.tsx";
import { CertificatesView } from "./certificates-view.tsx";
import { proxyText } from "./way-texts.ts";

export interface WayViewProps {
  readonly settings: NetworkSettings;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly actions: NetworkSettingsActions;
  readonly onWrite: (written: Written) => void;
  readonly onSettings: (settings: NetworkSettings) => void;
  readonly onBack: () => void;
}

const addressMostCharacters = 300;

/** What to begin with: the password is not here to be shown, and its place is. */
const addressToChange = ({ proxy }: NetworkSettings): string => {
  if (proxy === null) return "";
  return proxy.user === null ? proxy.address : `http://${proxy.user.replaceAll("%", "%25")}:@${proxy.address}`;
};

const ProxyRow = ({ settings, speech, busy, actions, onWrite, onSettings }: WayViewProps): ReactElement => {
  const { words } = speech;
  const write = (): void =>
    onWrite({
      label: words("it.way.proxyTitle"),
      placeholder: "10.0.0.5:8080",
      text: addressToChange(settings),
      mostCharacters: addressMostCharacters,
      onDone: (address) => actions.setProxy(address, onSettings),
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
            onClick={() => actions.setProxy(null, onSettings)}
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

interface TrustedProps extends WayViewProps {
  readonly onLook: () => void;
}

const Trusted = ({ settings, speech: { words }, busy, onLook }: TrustedProps): ReactElement => {
  const { certificates } = settings;
  const count = certificates.length;
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

type Shown =
  | { readonly at: "settings" }
  | { readonly at: "trusted" }
  | { readonly at: "read"; readonly read: CertificatesInFile };

const Settings = (props: WayViewProps & { readonly onShow: (shown: Shown) => void }): ReactElement => {
  const { settings, speech, busy, actions, onShow, onBack } = props;
  const { words, language } = speech;
  return (
    <>
      <h1>{words("it.way.title")}</h1>
      <p>{words("it.way.means")}</p>
      {settings.problem && <p className="it-wrong">{sentenceOf(settings.problem, language)}</p>}
      <ProxyRow {...props} />
      <Trusted {...props} onLook={() => onShow({ at: "trusted" })} />
      <CertificateFiles
        speech={speech}
        busy={busy}
        actions={actions}
        onChoose={(file) => actions.readCertificates(file, (read) => onShow({ at: "read", read }))}
      />
      <div className="it-buttons">
        <button type="button" className="button" data-testid="way-back" onClick={onBack}>
          {words("it.back")}
        </button>
      </div>
    </>
  );
};

/** 代理和证书: how this device gets to its centre, and whom it believes there beside those whom everybody believes. */
export const WayView = (props: WayViewProps): ReactElement => {
  const { settings, speech, busy, actions, onSettings } = props;
  const { words } = speech;
  const [shown, setShown] = useState<Shown>({ at: "settings" });
  const back = (): void => setShown({ at: "settings" });
  const take = (changed: NetworkSettings): void => {
    onSettings(changed);
    back();
  };
  if (shown.at === "settings") return <Settings {...props} onShow={setShown} />;
  const view = { speech, onBack: back };
  if (shown.at === "trusted")
    return (
      <CertificatesView
        {...view}
        title={words("it.way.trustedTitle")}
        means={words("it.way.trustedMeans")}
        certificates={settings.certificates}
      >
        <button
          type="button"
          className="button"
          data-testid="trusted-remove"
          disabled={busy}
          onClick={() => actions.removeCertificates(take)}
        >
          {words("it.way.removeAll")}
        </button>
      </CertificatesView>
    );
  return (
    <CertificatesView
      {...view}
      title={words("it.way.readTitle")}
      means={words("it.way.readMeans")}
      certificates={shown.read.certificates}
    >
      <button
        type="button"
        className="button strong"
        data-testid="certificates-trust"
        disabled={busy}
        onClick={() => actions.trust(shown.read, take)}
      >
        {words("it.way.trust")}
      </button>
    </CertificatesView>
  );
};
