import type { ReactElement } from "react";
import { sentenceOf } from "../../../contract/problems/sentences.ts";
import type { QueueSystemStatus } from "../../../contract/queue-system.ts";
import type { Speech } from "../../words/speech.ts";
import { linkStandings, linkWords } from "./fact-texts.ts";
import type { ItPageProps } from "./it-page.ts";
import { type Fact, Facts, Fault } from "./parts.tsx";

const factsOf = ({ link, url, login, due }: QueueSystemStatus, { words }: Speech): readonly Fact[] => [
  {
    name: "link",
    label: words("it.queueSystem.link"),
    value: words(linkWords[link]),
    standing: linkStandings[link] === "fine" ? undefined : linkStandings[link],
  },
  { name: "url", label: words("it.queueSystem.address"), value: url },
  {
    name: "login",
    label: words("it.queueSystem.login"),
    value: login ? words("it.queueSystem.loginIs", login) : words("it.none"),
  },
  { name: "due", label: words("it.queueSystem.due"), value: String(due) },
];

/** 叫号系统: its state. Only the centre switches it on and off. */
export const QueueSystemPage = ({ panel: { queueSystem }, speech }: ItPageProps): ReactElement => {
  const { words, language } = speech;
  if (queueSystem === null) {
    return (
      <>
        <h1>{words("it.queueSystem.title")}</h1>
        <p data-testid="queue-system-off">{words("it.queueSystem.off")}</p>
      </>
    );
  }
  const { notice, problem, lost } = queueSystem;
  return (
    <>
      <h1>{words("it.queueSystem.title")}</h1>
      {notice && <p className="it-warning">{sentenceOf(notice, language)}</p>}
      <Facts facts={factsOf(queueSystem, speech)} />
      {problem && <Fault testId="queue-system-problem">{sentenceOf(problem, language)}</Fault>}
      {lost && (
        <Fault standing="check" testId="queue-system-lost">
          {sentenceOf(lost, language)}
        </Fault>
      )}
      <p className="it-note">{words("it.queueSystem.where")}</p>
    </>
  );
};
