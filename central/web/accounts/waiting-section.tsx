import { Button, Popconfirm, type TableColumnsType } from "antd";
import { type ReactElement, useState } from "react";
import { z } from "zod";
import {
  confirmationPath,
  type WaitingAccount,
  type WaitingAccounts,
  waitingAccountsQuestion,
} from "../../../contract/office/accounts/confirmations.ts";
import { Answered } from "../page/answered.tsx";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { Moment } from "../ratings/rating-parts.tsx";
import { type Answer, askOffice } from "../reading/ask-office.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";
import { AccountCard, Roles } from "./account-card.tsx";

/** The polling interval, milliseconds. */
const waitingEveryMs = 30_000;

type Units = WaitingAccounts["units"];
type Decide = (accounts: readonly WaitingAccount[], isConfirmed: boolean) => void;

type QuestionProps = {
  readonly title: string;
  readonly isConfirmed: boolean;
  readonly onYes: () => void;
  readonly children: ReactElement;
};

/** Asks before a decision; the button is inside. */
const Question = ({ title, isConfirmed, onYes, children }: QuestionProps) => {
  const words = useWords();
  return (
    <Popconfirm
      title={title}
      description={<p className="question">{isConfirmed ? words.confirmAccountMeans : words.refuseAccountMeans}</p>}
      okText={isConfirmed ? words.confirmAccount : words.refuseAccount}
      cancelText={words.cancel}
      placement="topRight"
      onConfirm={onYes}
    >
      {children}
    </Popconfirm>
  );
};

const Buttons = ({ row, onDecide }: { readonly row: WaitingAccount; readonly onDecide: Decide }) => {
  const words = useWords();
  const { name } = row;
  return (
    <span className="account-buttons">
      <Question title={fill(words.confirmAccountQuestion, { name })} isConfirmed onYes={() => onDecide([row], true)}>
        <Button size="small" type="primary">
          {words.confirmAccount}
        </Button>
      </Question>
      <Question
        title={fill(words.refuseAccountQuestion, { name })}
        isConfirmed={false}
        onYes={() => onDecide([row], false)}
      >
        <Button size="small">{words.refuseAccount}</Button>
      </Question>
    </span>
  );
};

const columns = (words: Words, units: Units, onDecide: Decide): TableColumnsType<WaitingAccount> => [
  { title: words.login, dataIndex: "login", width: 150 },
  { title: words.personName, dataIndex: "name", width: 130 },
  { title: words.roles, render: (_, { grants }) => <Roles grants={grants} units={units} /> },
  { title: words.accountMadeBy, dataIndex: "madeBy", width: 130 },
  { title: words.waitingSince, width: 180, render: (_, { since }) => <Moment time={since} /> },
  { title: words.actions, width: 180, align: "right", render: (_, row) => <Buttons row={row} onDecide={onDecide} /> },
];

const factsOf = (words: Words, { madeBy, since }: WaitingAccount) => [
  { title: words.accountMadeBy, value: madeBy },
  { title: words.waitingSince, value: <Moment time={since} /> },
];

const DecideAll = ({ accounts, onDecide }: Pick<WaitingAccounts, "accounts"> & { readonly onDecide: Decide }) => {
  const words = useWords();
  const count = String(accounts.length);
  return (
    <div className="account-tools">
      <Question title={fill(words.confirmAllQuestion, { count })} isConfirmed onYes={() => onDecide(accounts, true)}>
        <Button>{fill(words.confirmAll, { count })}</Button>
      </Question>
      <Question
        title={fill(words.refuseAllQuestion, { count })}
        isConfirmed={false}
        onYes={() => onDecide(accounts, false)}
      >
        <Button>{fill(words.refuseAll, { count })}</Button>
      </Question>
    </div>
  );
};

/** The accounts that wait for this person: each is confirmed or refused, alone or with all others. */
export const WaitingSection = () => {
  const words = useWords();
  const reading = useReading(waitingAccountsQuestion, waitingEveryMs);
  const [failed, setFailed] = useState<Answer<unknown> | null>(null);
  const decide = async (chosen: readonly WaitingAccount[], isConfirmed: boolean): Promise<void> => {
    const json = { accounts: chosen.map(({ id, since }) => ({ id, since })), isConfirmed };
    setFailed(await askOffice(confirmationPath, z.undefined(), { json }));
    reading.readNow();
  };
  const onDecide: Decide = (chosen, isConfirmed) => void decide(chosen, isConfirmed);
  return (
    <Section id="waiting-accounts" title={words.waitingAccounts} hint={words.waitingAccountsHint}>
      {failed?.ok === false && <ProblemNotice problem={failed.problem} />}
      <Answered reading={reading}>
        {({ accounts, units }) =>
          accounts.length === 0 ? (
            <p className="quiet">{words.noWaitingAccounts}</p>
          ) : (
            <>
              {accounts.length > 1 && <DecideAll accounts={accounts} onDecide={onDecide} />}
              <TableOrCards
                rows={accounts}
                keyOf={({ id }) => id}
                columns={columns(words, units, onDecide)}
                card={(row) => (
                  <AccountCard {...row} units={units} facts={factsOf(words, row)}>
                    <Buttons row={row} onDecide={onDecide} />
                  </AccountCard>
                )}
                none={words.noWaitingAccounts}
              />
            </>
          )
        }
      </Answered>
    </Section>
  );
};
