import { type ReactElement, useState } from "react";
import { Dialog } from "../../layout/dialog.tsx";
import type { ItPageProps } from "./it-page.ts";
import { Facts, Row } from "./parts.tsx";

const factsOf = ({ panel: { system, device }, speech: { words } }: ItPageProps) => [
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
  ...(system.loss
    ? [
        {
          name: "epoch",
          label: words("it.system.epoch"),
          value: [
            words("it.system.lost", system.loss),
            ...(system.loss.isSealMissing ? [words("it.system.unsealed")] : []),
          ].join(" "),
        },
      ]
    : []),
  {
    name: "quarantine",
    label: words("it.system.quarantine"),
    value: [
      words(system.quarantined === 0 ? "it.system.noQuarantine" : "it.system.quarantined", {
        count: system.quarantined,
      }),
      ...(system.isSalvaging ? [words("it.system.carrying")] : []),
    ].join(" "),
  },
];

const Restart = ({ speech: { words }, busy, actions }: ItPageProps): ReactElement => {
  const [isAsking, setAsking] = useState(false);
  const close = (): void => setAsking(false);
  const restart = (): void => {
    close();
    actions.restart();
  };
  return (
    <Row label={words("it.system.restart")}>
      <p>{words("it.system.restartMeans")}</p>
      <button type="button" className="button" data-testid="restart" disabled={busy} onClick={() => setAsking(true)}>
        {words("it.system.restart")}
      </button>
      {isAsking && (
        <Dialog title={words("it.system.restartQuestion")} text={words("it.system.restartMeans")} onClose={close}>
          <div className="dialog-buttons">
            <button type="button" className="button" data-testid="restart-stay" data-safe="" onClick={close}>
              {words("it.system.stay")}
            </button>
            <button type="button" className="button strong" data-testid="restart-now" onClick={restart}>
              {words("it.system.restart")}
            </button>
          </div>
        </Dialog>
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
