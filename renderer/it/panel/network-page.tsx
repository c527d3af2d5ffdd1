import { type ReactElement, useState } from "react";
import type { ItNetwork, NetworkFinding } from "../../../contract/ipc/it.ts";
import type { Speech } from "../../words/speech.ts";
import { networkSettingsText } from "../network-settings/network-settings-texts.ts";
import { NetworkSettingsView, useSettings } from "../network-settings/network-settings-view.tsx";
import { centreProblemText } from "./fact-texts.ts";
import type { ItPageProps } from "./it-page.ts";
import { type Fact, Facts, Row } from "./parts.tsx";

const stepWords = {
  name: "it.network.stepName",
  connection: "it.network.stepConnection",
  proxy: "it.network.stepProxy",
  encryption: "it.network.stepEncryption",
  answer: "it.network.stepAnswer",
  clock: "it.network.stepClock",
  credentials: "it.network.stepCredentials",
} as const;

/** Behind a proxy the first two are the proxy's own. */
const proxyWords = {
  ...stepWords,
  name: "it.network.stepProxyName",
  connection: "it.network.stepProxyConnection",
} as const;

interface FindingProps {
  readonly finding: NetworkFinding;
  readonly isPlain: boolean;
  readonly isProxied: boolean;
  readonly speech: Speech;
}

const wordOf = ({ finding: { step, outcome }, isPlain }: FindingProps) => {
  if (outcome === "fine") return "it.network.fine";
  return step === "encryption" && isPlain ? "it.network.notEncrypted" : "it.network.skipped";
};

const Finding = (props: FindingProps): ReactElement => {
  const { finding, isProxied, speech } = props;
  const { step, outcome, problem } = finding;
  return (
    <Row label={speech.words((isProxied ? proxyWords : stepWords)[step])} standing={outcome}>
      <p data-testid={`network-${step}`}>
        {problem ? centreProblemText(problem, speech) : speech.words(wordOf(props))}{" "}
        {problem && <code>{problem.code}</code>}
      </p>
    </Row>
  );
};

const Findings = ({ found, speech }: { readonly found: ItNetwork; readonly speech: Speech }): ReactElement => {
  const isProxied = found.findings.some(({ step }) => step === "proxy");
  const isPlain = found.centreUrl.startsWith("http:");
  return (
    <>
      {found.findings.map((finding) => (
        <Finding key={finding.step} finding={finding} isPlain={isPlain} isProxied={isProxied} speech={speech} />
      ))}
    </>
  );
};

/** 网络: the connection to the centre, step by step, up to the one that fails; and its settings. */
export const NetworkPage = (props: ItPageProps): ReactElement => {
  const { panel, speech, busy, actions, onWrite } = props;
  const { words } = speech;
  const [settings, setSettings] = useSettings(actions);
  const [isAtWay, setAtWay] = useState(false);
  const [state, setState] = useState<ItNetwork | "testing" | null>(null);
  const test = (): void => {
    setState("testing");
    actions.testNetwork(setState);
  };
  /** An earlier test result says nothing about other settings. */
  const toWay = (): void => {
    setState(null);
    setAtWay(true);
  };
  const isTesting = state === "testing";
  const found = state === null || state === "testing" ? null : state;
  if (isAtWay && settings) {
    const shared = { settings, speech, busy, actions, onWrite };
    return <NetworkSettingsView {...shared} onSettings={setSettings} onBack={() => setAtWay(false)} />;
  }
  const centre = panel.device.centreUrl ?? words("outOfService.unknown");
  // The test result names the settings itself, and needs the room.
  const way = settings && found === null ? networkSettingsText(settings, speech) : null;
  const wayStanding = settings?.problem ? "wrong" : undefined;
  const wayFact: Fact | null =
    way === null ? null : { name: "way", label: words("it.way.name"), value: way, standing: wayStanding };
  const centreFact: Fact = { name: "centreUrl", label: words("it.network.centre"), value: centre };
  return (
    <>
      <h1>{words("it.network.title")}</h1>
      <Facts facts={wayFact === null ? [centreFact] : [centreFact, wayFact]} />
      {found === null ? (
        <p>{words(isTesting ? "it.network.testing" : "it.network.means")}</p>
      ) : (
        <Findings found={found} speech={speech} />
      )}
      <div className="it-buttons">
        <button type="button" className="button strong" data-testid="network-test" disabled={isTesting} onClick={test}>
          {words("it.network.test")}
        </button>
        <button
          type="button"
          className="button"
          data-testid="way-open"
          disabled={isTesting || settings === null}
          onClick={toWay}
        >
          {words("it.way.title")}
        </button>
      </div>
    </>
  );
};
