import { Button, type TableColumnsType } from "antd";
import { useState } from "react";
import { Facts } from "../page/card.tsx";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { Moment } from "../ratings/rating-parts.tsx";
import type { Answer } from "../reading/ask-office.ts";
import { useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";

/** What one round sent, in words. */
export interface SentRound {
  readonly key: string;
  readonly title: string;
  readonly madeAt: string;
  readonly state: string;
  readonly failures: readonly string[];
  readonly hasFailed: boolean;
}

interface Row extends SentRound {
  readonly onRetry: () => void;
}

const Failures = ({ failures }: SentRound) => {
  const words = useWords();
  if (failures.length === 0) return words.roundNoFailure;
  return (
    <ul className="digest-failures">
      {failures.map((failure) => (
        <li key={failure}>{failure}</li>
      ))}
    </ul>
  );
};

const Retry = ({ row, text }: { readonly row: Row; readonly text: string }) =>
  row.hasFailed && (
    <Button size="small" onClick={row.onRetry}>
      {text}
    </Button>
  );

const columns = (words: Words, retry: string): TableColumnsType<Row> => [
  { title: words.jobContent, dataIndex: "title" },
  { title: words.digestMadeAt, width: 180, render: (_, { madeAt }) => <Moment time={madeAt} /> },
  { title: words.jobState, dataIndex: "state" },
  { title: words.digestFailures, width: 360, render: (_, row) => <Failures {...row} /> },
  { title: words.actions, width: 140, align: "right", render: (_, row) => <Retry row={row} text={retry} /> },
];

const RoundCard = ({ row, retry }: { readonly row: Row; readonly retry: string }) => {
  const words = useWords();
  return (
    <article className="card">
      <header>
        <strong>{row.title}</strong>
      </header>
      <p>{row.state}</p>
      <Facts
        facts={[
          { title: words.digestMadeAt, value: <Moment time={row.madeAt} /> },
          { title: words.digestFailures, value: <Failures {...row} /> },
        ]}
      />
      <Retry row={row} text={retry} />
    </article>
  );
};

interface SentRoundsProps<Round> {
  readonly rounds: readonly Round[];
  readonly shown: (round: Round) => SentRound;
  /** Where there is no round. */
  readonly none: string;
  /** Of the button that sends the failed ones again. */
  readonly retry: string;
  readonly onRetry: (round: Round) => Promise<Answer<unknown>>;
  readonly onDone: () => void;
}

/** Rounds of sending: how many went out, which ones failed and why, and a button to send these again. */
export const SentRounds = <Round,>({ rounds, shown, none, retry, onRetry, onDone }: SentRoundsProps<Round>) => {
  const words = useWords();
  const [failed, setFailed] = useState<Answer<unknown> | null>(null);
  const retryNow = async (round: Round): Promise<void> => {
    setFailed(await onRetry(round));
    onDone();
  };
  const rows = rounds.map((round): Row => ({ ...shown(round), onRetry: () => void retryNow(round) }));
  return (
    <>
      {failed?.ok === false && <ProblemNotice problem={failed.problem} />}
      <TableOrCards
        rows={rows}
        keyOf={({ key }) => key}
        columns={columns(words, retry)}
        card={(row) => <RoundCard row={row} retry={retry} />}
        none={none}
      />
    </>
  );
};
