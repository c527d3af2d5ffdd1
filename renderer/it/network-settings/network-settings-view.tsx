import { type ReactElement, useEffect, useEffectEvent, useState } from "react";
import type { CertificatesInFile, NetworkSettings } from "../../../contract/ipc/network-settings.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import type { Result } from "../../../contract/result.ts";
import type { NetworkSettingsActions } from "../../state/network-settings-actions.ts";
import type { Speech } from "../../words/speech.ts";
import type { Written } from "../panel/it-page.ts";
import { Question } from "../panel/question.tsx";
import { CertificatesView } from "./certificates-view.tsx";
import { SettingsView } from "./settings-view.tsx";

export interface WayViewProps {
  readonly settings: NetworkSettings;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly actions: NetworkSettingsActions;
  readonly onWrite: (written: Written) => void;
  readonly onSettings: (settings: NetworkSettings) => void;
  readonly onBack: () => void;
}

/** The settings, the trusted certificates, or the certificates of a file. */
type Shown =
  | { readonly at: "settings"; readonly problem: Problem | null }
  | { readonly at: "trusted" }
  | { readonly at: "read"; readonly read: CertificatesInFile };

const settled: Shown = { at: "settings", problem: null };

interface PartProps {
  readonly props: WayViewProps;
  readonly onBack: () => void;
  readonly onChanged: (answer: Result<NetworkSettings>) => void;
}

const TrustedView = ({ props, onBack, onChanged }: PartProps): ReactElement => {
  const { settings, speech, busy, actions } = props;
  const { words } = speech;
  const [isAsking, setAsking] = useState(false);
  const count = settings.certificates.length;
  const deed = words(count === 1 ? "it.way.remove" : "it.way.removeAll");
  return (
    <CertificatesView
      titleOf={({ number }) =>
        words("it.way.trustedTitle") + (count > 1 ? words("it.way.which", { number, count }) : "")
      }
      means={words("it.way.trustedMeans")}
      certificates={settings.certificates}
      speech={speech}
      onBack={onBack}
    >
      <button
        type="button"
        className="button it-apart"
        data-testid="trusted-remove"
        disabled={busy}
        onClick={() => setAsking(true)}
      >
        {deed}
      </button>
      {isAsking && (
        <Question
          title={words(count === 1 ? "it.way.removeQuestion" : "it.way.removeAllQuestion", { count })}
          text={words("it.way.removeMeans")}
          deed={deed}
          testId="trusted-remove"
          speech={speech}
          onDeed={() => actions.removeCertificates(onChanged)}
          onClose={() => setAsking(false)}
        />
      )}
    </CertificatesView>
  );
};

const ReadView = ({ props, onBack, onChanged, read }: PartProps & { readonly read: CertificatesInFile }) => {
  const { speech, busy, actions } = props;
  const { words } = speech;
  return (
    <CertificatesView
      titleOf={(place) => (place.count > 1 ? words("it.way.readWhich", place) : words("it.way.readTitle"))}
      means={words("it.way.readMeans")}
      certificates={read.certificates}
      speech={speech}
      onBack={onBack}
      atLast={
        <button
          type="button"
          className="button strong"
          data-testid="certificates-trust"
          disabled={busy}
          onClick={() => actions.trust(read, onChanged)}
        >
          {words(read.certificates.length === 1 ? "it.way.trust" : "it.way.trustAll")}
        </button>
      }
    />
  );
};

/** 代理和证书: the proxy to the centre, and the certificates that are trusted beside the public ones. */
export const NetworkSettingsView = (props: WayViewProps): ReactElement => {
  const { actions, onSettings } = props;
  const [shown, setShown] = useState<Shown>(settled);
  const refuse = (problem: Problem): void => setShown({ at: "settings", problem });
  const changed = (answer: Result<NetworkSettings>): void => {
    if (answer.ok) {
      onSettings(answer.value);
      setShown(settled);
    } else refuse(answer.problem);
  };
  const hold = (answer: Result<CertificatesInFile>): void =>
    answer.ok ? setShown({ at: "read", read: answer.value }) : refuse(answer.problem);
  const part = { props, onBack: () => setShown(settled), onChanged: changed };
  if (shown.at === "trusted") return <TrustedView {...part} />;
  if (shown.at === "read") return <ReadView {...part} read={shown.read} />;
  return (
    <SettingsView
      {...props}
      problem={shown.problem}
      onSetProxy={(address) => actions.setProxy(address, changed)}
      onLook={() => setShown({ at: "trusted" })}
      onChoose={(file) => actions.readCertificates(file, hold)}
    />
  );
};

/** The network settings, requested once; null until the first answer. */
export const useSettings = (actions: NetworkSettingsActions) => {
  const [settings, setSettings] = useState<NetworkSettings | null>(null);
  const read = useEffectEvent(() => actions.readSettings(setSettings));
  useEffect(() => read(), []);
  return [settings, setSettings] as const;
};
