import { Button, Input, Modal, Popconfirm, type TableColumnsType } from "antd";
import { useDeferredValue, useState } from "react";
import { z } from "zod";
import {
  type AccountRow,
  type Accounts,
  accountPaths,
  accountsQuestion,
  IssuedLink,
} from "../../../contract/office/accounts/accounts.ts";
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
import { AccountForm, type AccountWish } from "./account-form.tsx";

import { useMe } from "./use-session.ts";

/** The polling interval, milliseconds. */
const accountsEveryMs = 30_000;

type Acts = {
  readonly onChange: (row: AccountRow) => void;
  readonly onLink: (row: AccountRow) => void;
  readonly onDisable: (row: AccountRow) => void;
};

const stateText = (words: Words, { isDisabled, hasPassword, hasCode, isWaiting }: AccountRow): string => {
  if (isDisabled) return words.accountDisabled;
  if (!hasPassword) return words.accountWithoutPassword;
  if (isWaiting) return words.accountWaits;
  return hasCode ? words.accountWithCode : words.accountUsable;
};

type Units = Accounts["units"];

const LastUse = ({ lastUsedAt }: AccountRow) =>
  lastUsedAt === null ? <span className="quiet">—</span> : <Moment time={lastUsedAt} />;

const Buttons = ({ row, onChange, onLink, onDisable }: Acts & { readonly row: AccountRow }) => {
  const words = useWords();
  if (row.login === useMe().login) return <span className="quiet">{words.yourself}</span>;
  return (
    <span className="account-buttons">
      <Button size="small" onClick={() => onChange(row)}>
        {words.changeShort}
      </Button>
      <Popconfirm
        title={words.linkQuestion}
        description={<p className="question">{words.linkMeans}</p>}
        okText={words.makeLink}
        cancelText={words.cancel}
        placement="topRight"
        onConfirm={() => onLink(row)}
      >
        <Button size="small" disabled={row.isDisabled}>
          {words.makeLink}
        </Button>
      </Popconfirm>
      <Popconfirm
        title={fill(row.isDisabled ? words.enableQuestion : words.disableQuestion, { name: row.name })}
        okText={row.isDisabled ? words.enable : words.disable}
        cancelText={words.cancel}
        placement="topRight"
        onConfirm={() => onDisable(row)}
      >
        <Button size="small">{row.isDisabled ? words.enable : words.disable}</Button>
      </Popconfirm>
    </span>
  );
};

const columns = (words: Words, acts: Acts, units: Units): TableColumnsType<AccountRow> => [
  { title: words.login, dataIndex: "login", width: 150 },
  { title: words.personName, dataIndex: "name", width: 130 },
  { title: words.roles, render: (_, row) => <Roles grants={row.grants} units={units} /> },
  { title: words.status, width: 110, render: (_, row) => stateText(words, row) },
  { title: words.lastUse, width: 180, render: (_, row) => <LastUse {...row} /> },
  { title: words.actions, width: 260, align: "right", render: (_, row) => <Buttons row={row} {...acts} /> },
];

const factsOf = (words: Words, row: AccountRow) => [
  { title: words.status, value: stateText(words, row) },
  { title: words.lastUse, value: <LastUse {...row} /> },
];

type LinkDialogProps = { readonly link: IssuedLink; readonly onClose: () => void };

const LinkDialog = ({ link, onClose }: LinkDialogProps) => {
  const words = useWords();
  return (
    <Modal open title={words.linkTitle} footer={<Button onClick={onClose}>{words.close}</Button>} onCancel={onClose}>
      <p>{words.linkHelp}</p>
      <Input.TextArea
        aria-label={words.linkTitle}
        readOnly
        autoSize
        value={link.address}
        onFocus={({ target }) => target.select()}
      />
      {link.needsConfirmation && <p>{words.linkIsConfirmed}</p>}
      <p className="quiet">
        {words.expiresAt} <Moment time={link.expiresAt} />
      </p>
    </Modal>
  );
};

/** The people who may use these pages: created, changed, disabled, and given a one-time link. */
export const AccountsSection = () => {
  const words = useWords();
  const [search, setSearch] = useState("");
  const asked = useDeferredValue(search.trim());
  const path = asked === "" ? accountsQuestion.path : `${accountsQuestion.path}?search=${encodeURIComponent(asked)}`;
  const reading = useReading({ ...accountsQuestion, path }, accountsEveryMs);
  const [edited, setEdited] = useState<AccountRow | "new" | null>(null);
  const [link, setLink] = useState<IssuedLink | null>(null);
  const [failed, setFailed] = useState<Answer<unknown> | null>(null);
  const settle = (answer: Answer<unknown>): void => {
    setFailed(answer);
    reading.readNow();
  };
  const save = async ({ login, ...wish }: AccountWish): Promise<Answer<unknown>> => {
    if (edited === "new") {
      const answer = await askOffice(accountPaths.accounts, IssuedLink, { json: { login, ...wish } });
      if (answer.ok) setLink(answer.value);
      if (answer.ok) setEdited(null);
      reading.readNow();
      return answer;
    }
    const json = { id: edited?.id, ...wish };
    const answer = await askOffice(accountPaths.accountChanges, z.undefined(), { json });
    if (answer.ok) setEdited(null);
    reading.readNow();
    return answer;
  };
  const acts: Acts = {
    onChange: setEdited,
    onLink: async ({ id }) => {
      const answer = await askOffice(accountPaths.links, IssuedLink, { json: { id } });
      if (answer.ok) setLink(answer.value);
      settle(answer);
    },
    onDisable: async ({ id, isDisabled }) => {
      const json = { id, isDisabled: !isDisabled };
      settle(await askOffice(accountPaths.accountDisablings, z.undefined(), { json }));
    },
  };
  return (
    <Section id="accounts" title={words.accounts} hint={words.accountsHint}>
      {failed?.ok === false && <ProblemNotice problem={failed.problem} />}
      <div className="account-tools">
        <Input
          aria-label={words.searchAccounts}
          placeholder={words.searchAccounts}
          allowClear
          value={search}
          maxLength={60}
          onChange={({ target }) => setSearch(target.value)}
        />
        <Button type="primary" onClick={() => setEdited("new")}>
          {words.newAccount}
        </Button>
      </div>
      <Answered reading={reading}>
        {({ accounts, units, hasMore }) => (
          <>
            <TableOrCards
              rows={accounts}
              keyOf={({ id }) => id}
              columns={columns(words, acts, units)}
              card={(row) => (
                <AccountCard {...row} units={units} facts={factsOf(words, row)}>
                  <Buttons row={row} {...acts} />
                </AccountCard>
              )}
              none={words.noAccounts}
            />
            {hasMore && <p className="quiet">{words.moreAccounts}</p>}
          </>
        )}
      </Answered>
      {edited !== null && (
        <AccountForm account={edited === "new" ? null : edited} onSave={save} onClose={() => setEdited(null)} />
      )}
      {link && <LinkDialog link={link} onClose={() => setLink(null)} />}
    </Section>
  );
};
