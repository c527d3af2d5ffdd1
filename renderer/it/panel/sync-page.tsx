import { type ReactElement, useState } from "react";
import type { ItSync } from "../../../contract/ipc/it-sync.ts";
import type { Speech } from "../../words/speech.ts";
import { centreProblemText, contactStanding, mustEnrolAgain } from "./fact-texts.ts";
import type { ItPageProps } from "./it-page.ts";
import { type Fact, Facts, Row } from "./parts.tsx";
import { durationText, momentText, sinceText } from "./time-texts.ts";

const doingWords = {
  starting: "it.sync.starting",
  exchanging: "it.sync.exchanging",
  gathering: "it.sync.gathering",
  "nothing-due": "it.sync.nothingDue",
  "back-off": "it.sync.backOff",
  "asked-to-wait": "it.sync.askedToWait",
} as const;

const unsentText = ({ panel: { device }, speech }: ItPageProps): string => {
  const { count, oldestAt } = device.unsent;
  if (count === 0 || oldestAt === null) return speech.words("it.device.allSent");
  const at = momentText(oldestAt, speech);
  return speech.words("it.sync.unsent", { count, at, age: sinceText(oldestAt, new Date(), speech) });
};

const receiptText = ({ lastReceipt }: ItSync, speech: Speech): string =>
  lastReceipt === null
    ? speech.words("it.none")
    : speech.words("it.sync.receiptIs", { ...lastReceipt, at: momentText(lastReceipt.receivedAt, speech) });

const contactFact = ({ lastContactAt }: ItSync, speech: Speech): Fact => {
  const { words } = speech;
  const now = new Date();
  const standing = contactStanding(lastContactAt, now);
  const value =
    lastContactAt === null
      ? words("it.sync.noContact")
      : words("it.sync.contactAt", {
          at: momentText(lastContactAt, speech),
          age: sinceText(lastContactAt, now, speech),
        });
  return {
    name: "contact",
    label: words("it.sync.contact"),
    value,
    standing: standing === "fine" ? undefined : standing,
  };
};

const factsOf = (props: ItPageProps): readonly Fact[] => {
  const { panel, speech } = props;
  const { words } = speech;
  const { doing, nextInSeconds } = panel.sync;
  const wait = durationText(nextInSeconds, speech);
  return [
    { name: "unsent", label: words("it.device.unsent"), value: unsentText(props) },
    { name: "receipt", label: words("it.sync.receipt"), value: receiptText(panel.sync, speech) },
    contactFact(panel.sync, speech),
    { name: "next", label: words("it.sync.next"), value: words(doingWords[doing], { wait }) },
  ];
};

const Trouble = ({ panel: { sync }, speech }: ItPageProps): ReactElement | null => {
  if (sync.trouble === null) return null;
  const { at, problem, isOver } = sync.trouble;
  const when = speech.words(isOver ? "it.sync.troubleOver" : "it.sync.troubleAt", { at: momentText(at, speech) });
  return (
    <Row label={speech.words("it.sync.trouble")} standing={isOver ? undefined : "wrong"}>
      <p className={isOver ? "it-note" : undefined} data-testid="sync-trouble">
        {when} {centreProblemText(problem, speech)} <code>{problem.code}</code>
      </p>
    </Row>
  );
};

/** 同步: the backlog, the receipts, the last error, the time of the next retry, and a new code for this device. */
export const SyncPage = (props: ItPageProps): ReactElement => {
  const { speech, busy, actions, panel } = props;
  const isKnown = !mustEnrolAgain(panel.sync.trouble);
  const [renewal, setRenewal] = useState<"asking" | "accepted" | null>(null);
  const renew = (code: string): void => {
    setRenewal("asking");
    actions.renewEnrolment(code, (isAccepted) => setRenewal(isAccepted ? "accepted" : null));
  };
  const writeCode = (): void =>
    props.onWrite({
      label: speech.words("it.sync.codeTitle"),
      placeholder: "K7QF-9D2M-4XTA",
      text: "",
      mostCharacters: 40,
      onDone: renew,
    });
  return (
    <>
      <h1>{speech.words("it.sync.title")}</h1>
      <Facts facts={factsOf(props)} />
      <Trouble {...props} />
      {renewal !== null && (
        <p className="it-note" role="status" data-testid={`sync-code-${renewal}`}>
          {speech.words(renewal === "asking" ? "it.sync.codeAsking" : "it.sync.renewed")}
        </p>
      )}
      <div className="it-buttons">
        <button
          type="button"
          className="button strong"
          data-testid="sync-now"
          disabled={busy}
          onClick={actions.syncNow}
        >
          {speech.words("it.sync.now")}
        </button>
        {isKnown && (
          <button
            type="button"
            className="button"
            data-testid="sync-code"
            disabled={busy || renewal === "asking"}
            onClick={writeCode}
          >
            {speech.words("it.sync.code")}
          </button>
        )}
      </div>
    </>
  );
};
