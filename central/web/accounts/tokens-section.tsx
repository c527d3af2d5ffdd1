import { Button, Input, InputNumber, Modal, Popconfirm, Select, type TableColumnsType } from "antd";
import { useState } from "react";
import { z } from "zod";
import { accountPaths, IssuedToken, type Tokens, tokensQuestion } from "../../../contract/office/accounts/accounts.ts";
import type { RoleName } from "../../../contract/office/accounts/roles.ts";
import { Answered } from "../page/answered.tsx";
import { Facts } from "../page/card.tsx";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { Moment } from "../ratings/rating-parts.tsx";
import { type Answer, askOffice } from "../reading/ask-office.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";
import { grantText, roleText } from "./grant-text.ts";
import { useMe } from "./use-session.ts";

type Row = Tokens["tokens"][number];
type Revoke = { readonly onRevoke: (row: Row) => void };

/** The polling interval, milliseconds. */
const tokensEveryMs = 30_000;
const usualDays = 90;
const mostDays = 400;

const rolesOf = (words: Words, { grants }: Row): string => grants.map((grant) => grantText(words, grant)).join("、");

const State = ({ row, onRevoke }: Revoke & { readonly row: Row }) => {
  const words = useWords();
  if (row.isRevoked) return <span className="quiet">{words.tokenRevoked}</span>;
  return (
    <Popconfirm
      title={words.revokeTokenQuestion}
      okText={words.revokeToken}
      okButtonProps={{ danger: true }}
      cancelText={words.cancel}
      placement="topRight"
      onConfirm={() => onRevoke(row)}
    >
      <Button size="small">{words.revokeToken}</Button>
    </Popconfirm>
  );
};

const columns = (words: Words, revoke: Revoke): TableColumnsType<Row> => [
  { title: words.tokenName, dataIndex: "name" },
  { title: words.roles, render: (_, row) => rolesOf(words, row) },
  { title: words.tokenEnds, width: 200, render: (_, row) => <Moment time={row.endsAt} /> },
  { title: words.actions, width: 120, align: "right", render: (_, row) => <State row={row} {...revoke} /> },
];

/** Displays and other programs: a token with a role and an end, shown once. */
export const TokensSection = () => {
  const words = useWords();
  const isCity = useMe().grants.some(({ role }) => role === "city");
  const reading = useReading(tokensQuestion, tokensEveryMs);
  const [name, setName] = useState("");
  const [role, setRole] = useState<RoleName>("it");
  const [days, setDays] = useState(usualDays);
  const [issued, setIssued] = useState<string | null>(null);
  const [failed, setFailed] = useState<Answer<unknown> | null>(null);
  const officeWide: readonly RoleName[] = ["city", "inspector", "auditor", "it"];
  const issue = async (): Promise<void> => {
    const json = { name: name.trim(), grants: [{ role }], days };
    const answer = await askOffice(accountPaths.tokens, IssuedToken, { json });
    setFailed(answer);
    if (answer.ok) setIssued(answer.value.token);
    if (answer.ok) setName("");
    reading.readNow();
  };
  const onRevoke = async ({ id }: Row): Promise<void> => {
    setFailed(await askOffice(accountPaths.tokenRevocations, z.undefined(), { json: { id } }));
    reading.readNow();
  };
  return (
    <Section id="tokens" title={words.tokens} hint={words.tokensHint}>
      {failed?.ok === false && <ProblemNotice problem={failed.problem} />}
      <div className="account-tools">
        <Input
          aria-label={words.tokenName}
          placeholder={words.tokenName}
          value={name}
          maxLength={60}
          onChange={({ target }) => setName(target.value)}
        />
        <Select
          aria-label={words.role}
          value={role}
          options={(isCity ? officeWide : (["it"] as const)).map((value) => ({ value, label: roleText(words, value) }))}
          onChange={setRole}
        />
        <InputNumber
          aria-label={words.tokenDays}
          suffix={words.tokenDays}
          min={1}
          max={mostDays}
          precision={0}
          value={days}
          onChange={(value) => setDays(value ?? usualDays)}
        />
        <Button type="primary" disabled={name.trim() === ""} onClick={() => void issue()}>
          {words.issueToken}
        </Button>
      </div>
      <Answered reading={reading}>
        {({ tokens }) => (
          <TableOrCards
            rows={tokens}
            keyOf={({ id }) => id}
            columns={columns(words, { onRevoke })}
            card={(row) => (
              <article className="card">
                <header>
                  <strong>{row.name}</strong>
                  <State row={row} onRevoke={onRevoke} />
                </header>
                <Facts
                  facts={[
                    { title: words.roles, value: rolesOf(words, row) },
                    { title: words.tokenEnds, value: <Moment time={row.endsAt} /> },
                  ]}
                />
              </article>
            )}
            none={words.noTokens}
          />
        )}
      </Answered>
      {issued !== null && (
        <Modal
          open
          title={words.tokenIssued}
          footer={<Button onClick={() => setIssued(null)}>{words.close}</Button>}
          onCancel={() => setIssued(null)}
        >
          <p>{words.tokenOnce}</p>
          <Input.TextArea aria-label={words.tokenIssued} readOnly autoSize value={issued} />
        </Modal>
      )}
    </Section>
  );
};
