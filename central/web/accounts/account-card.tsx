import type { ReactNode } from "react";
import type { AccountRow, Accounts } from "../../../contract/office/accounts/accounts.ts";
import { Facts } from "../page/card.tsx";
import { useLocalText, useWords } from "../words/use-words.ts";
import { grantText } from "./grant-text.ts";

type RolesProps = { readonly grants: AccountRow["grants"]; readonly units: Accounts["units"] };

/** The roles of an account, one a line, each with its place. */
export const Roles = ({ grants, units }: RolesProps) => {
  const words = useWords();
  const say = useLocalText();
  const nameOf = (code: string): string | undefined => {
    const name = units[code];
    return name && say(name);
  };
  return (
    <ul className="account-grants">
      {grants.map((grant) => (
        <li key={JSON.stringify(grant)}>{grantText(words, grant, nameOf)}</li>
      ))}
    </ul>
  );
};

type AccountCardProps = RolesProps & {
  readonly name: string;
  readonly login: string;
  readonly facts: Parameters<typeof Facts>[0]["facts"];
  /** Buttons. */
  readonly children: ReactNode;
};

/** An account on a screen that is too narrow for columns. */
export const AccountCard = ({ name, login, grants, units, facts, children }: AccountCardProps) => (
  <article className="card">
    <header>
      <strong>
        {name} <span className="quiet">{login}</span>
      </strong>
    </header>
    <Roles grants={grants} units={units} />
    <Facts facts={facts} />
    {children}
  </article>
);
