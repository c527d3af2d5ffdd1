import { type ReactElement, useState } from "react";
import type { ItNetwork, NetworkFinding } from "../../../contract/ipc/it-network.ts";
import { sentenceOf } from "../../../contract/problems/sentences.ts";
import type { Speech } from "../../words/speech.ts";
import type { ItPageProps } from "./it-page.ts";
import { Facts, Row } from "./parts.tsx";

const stepWords = {
  name: "it.network.stepName",
  connection: "it.network.stepConnection",
  encryption: "it.network.stepEncryption",
  answer: "it.network.stepAnswer",
  clock: "it.network.stepClock",
  credentials: "it.network.stepCredentials",
} as const;

interface FindingProps {
  readonly finding: NetworkFinding;
  readonly isPlain: boolean;
  readonly speech: Speech;
}

const wordOf = ({ finding: { step, outcome }, isPlain }: FindingProps) => {
  if (outcome === "fine") return "it.network.fine";
  return step === "encryption" && isPlain ? "it.network.notEncrypted" : "it.network.skipped";
};

const Finding = (props: FindingProps): ReactElement => {
  const { finding, speech } = props;
  const { step, outcome, problem } = finding;
  return (
    <Row label={speech.words(stepWords[step])}>
      <p className={outcome === "wrong" ? "it-wrong" : undefined} data-testid={`network-${step}`}>
        {problem ? sentenceOf(problem, speech.language) : speech.words(wordOf(props))}{" "}
        {problem && <code>{problem.code}</code>}
      </p>
    </Row>
  );
};

/** 网络: the way to the centre, step by step, up to where it ends. */
export const NetworkPage = ({ panel: { device }, speech, actions }: ItPageProps): ReactElement => {
  const { words } = speech;
  const [state, setState] = useState<ItNetwork | "testing" | null>(null);
  const test = (): void => {
    setState("testing");
    actions.testNetwork(setState);
  };
  const isTesting = state === "testing";
  const found = state === null || state === "testing" ? null : state;
  const centreUrl = device.centreUrl ?? words("outOfService.unknown");
  return (
    <>
      <h1>{words("it.network.title")}</h1>
      <Facts facts={[{ name: "centreUrl", label: words("it.network.centre"), value: centreUrl }]} />
      {found === null && <p>{words(isTesting ? "it.network.testing" : "it.network.means")}</p>}
      {found?.findings.map((finding) => (
        <Finding key={finding.step} finding={finding} isPlain={found.centreUrl.startsWith("http:")} speech={speech} />
      ))}
      <div className="it-buttons">
        <button type="button" className="button strong" data-testid="network-test" disabled={isTesting} onClick={test}>
          {words("it.network.test")}
        </button>
      </div>
    </>
  );
};
