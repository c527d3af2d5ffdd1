import { type ReactElement, useState } from "react";
import type { ItSystem } from "../../../contract/ipc/it-system.ts";
import type { Speech } from "../../words/speech.ts";
import { inOneText, lossStanding, lossText } from "./fact-texts.ts";
import type { ItPageProps } from "./it-page.ts";
import { type Fact, Facts, Row } from "./parts.tsx";
import { Question } from "./question.tsx";

/** The epoch is named where it is not the first one; what began it is to be examined. */
const lossFacts = ({ loss }: ItSystem, speech: Speech): readonly Fact[] => {
  if (loss === null) return [];
  const sentences = [lossText(loss, speech), ...(loss.isSealMissing ? [speech.words("it.system.unsealed")] : [])];
  const value = inOneText(sentences, speech);
  return [{ name: "epoch", label: speech.words("it.system.epoch"), value, standing: lossStanding(loss) }];
};

const quarantineFact = ({ quarantined: count, isSalvaging }: ItSystem, speech: Speech): Fact => ({
  name: "quarantine",
  label: speech.words("it.system.quarantine"),
  value: inOneText(
    [
      speech.words(count === 0 ? "it.system.noQuarantine" : "it.system.quarantined", { count }),
      ...(isSalvaging ? [speech.words("it.system.carrying")] : []),
    ],
    speech,
  ),
  standing: count === 0 ? undefined : "check",
});

const factsOf = ({ panel: { system, device }, speech }: ItPageProps): readonly Fact[] => {
  const { words } = speech;
  return [
    {
      name: "versions",
      label: words("it.system.versions"),
      value: words("it.system.versionsAre", {
        app: device.appVersion,
        electron: device.electronVersion,
        node: system.nodeVersion,
        sqlite: system.sqliteVersion,
        schema: system.schema,
      }),
    },
    {
      name: "ledger",
      label: words("it.system.ledger"),
      value: words("it.system.ledgerIs", { size: system.ledgerMib.toFixed(1) }),
    },
    ...lossFacts(system, speech),
    quarantineFact(system, speech),
  ];
};

const Restart = ({ windowText, speech, busy, actions }: ItPageProps): ReactElement => {
  const { words } = speech;
  const [isAsking, setAsking] = useState(false);
  return (
    <Row label={words("it.system.restart")}>
      <p>{words("it.system.restartMeans")}</p>
      <button type="button" className="button" data-testid="restart" disabled={busy} onClick={() => setAsking(true)}>
        {words("it.system.restart")}
      </button>
      {isAsking && (
        <Question
          title={words("it.system.restartQuestion", { window: windowText })}
          text={words("it.system.restartMeans")}
          deed={words("it.system.restart")}
          testId="restart"
          speech={speech}
          onDeed={actions.restart}
          onClose={() => setAsking(false)}
        />
      )}
    </Row>
  );
};

const Desktop = ({ panel: { system }, speech: { words }, busy, actions }: ItPageProps): ReactElement => (
  <Row label={words("it.system.desktop")}>
    <p data-testid="desktop-state">{words(system.isDesktopOpen ? "it.system.isOpen" : "it.system.isClosed")}</p>
    <button
      type="button"
      className="button"
      data-testid="desktop"
      disabled={busy}
      onClick={() => actions.openDesktop(!system.isDesktopOpen)}
    >
      {words(system.isDesktopOpen ? "it.system.close" : "it.system.open")}
    </button>
  </Row>
);

/** 系统: versions, the content of the data folder, the desktop and a restart. */
export const SystemPage = (props: ItPageProps): ReactElement => (
  <>
    <h1>{props.speech.words("it.system.title")}</h1>
    <Facts facts={factsOf(props)} />
    <Restart {...props} />
    <Desktop {...props} />
  </>
);
