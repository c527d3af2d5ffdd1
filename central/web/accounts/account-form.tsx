import { Button, Input, Modal, Select } from "antd";
import { useState } from "react";
import type { AccountRow } from "../../../contract/office/accounts/accounts.ts";
import { Grant, type RoleName, roleNames } from "../../../contract/office/accounts/roles.ts";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { type ChosenUnit, UnitChoice } from "../page/unit-choice.tsx";
import type { Answer } from "../reading/ask-office.ts";
import { useWords } from "../words/use-words.ts";
import { grantText, roleText } from "./grant-text.ts";
import { useMe } from "./use-session.ts";

/** What the form sends; `staff` is null for a person who serves at no window. */
export type AccountWish = {
  readonly login: string;
  readonly name: string;
  readonly staff: AccountRow["staff"];
  readonly grants: readonly Grant[];
  /** null for none. */
  readonly mail: string | null;
};

const ofUnit: readonly RoleName[] = ["leader", "supervisor", "staff", "caller"];
const byIt: readonly RoleName[] = ["leader", "supervisor", "staff", "caller"];

type GrantsFieldProps = { readonly grants: readonly Grant[]; readonly onGrants: (grants: readonly Grant[]) => void };

/** The roles of a person, each with its place; one is added by role, unit and window. */
const GrantsField = ({ grants, onGrants }: GrantsFieldProps) => {
  const words = useWords();
  const isCity = useMe().grants.some(({ role }) => role === "city");
  const [role, setRole] = useState<RoleName>("leader");
  const [unit, setUnit] = useState<ChosenUnit | null>(null);
  const [windowNumber, setWindowNumber] = useState("");
  const asked = {
    role,
    ...(ofUnit.includes(role) && unit && { unitCode: unit.unitCode }),
    ...(role === "supervisor" && { windowNumber: windowNumber.trim() }),
  };
  const grant = Grant.safeParse(asked).data;
  const isNew = grant !== undefined && !grants.some((each) => JSON.stringify(each) === JSON.stringify(grant));
  return (
    <fieldset className="account-grants-field">
      <legend>{words.roles}</legend>
      <ul>
        {grants.map((each) => (
          <li key={JSON.stringify(each)}>
            {grantText(words, each)}
            <Button size="small" type="text" onClick={() => onGrants(grants.filter((other) => other !== each))}>
              {words.removeRole}
            </Button>
          </li>
        ))}
      </ul>
      <div className="account-new-grant">
        <Select
          aria-label={words.role}
          value={role}
          options={(isCity ? roleNames : byIt).map((value) => ({ value, label: roleText(words, value) }))}
          onChange={setRole}
        />
        {ofUnit.includes(role) && (
          <UnitChoice
            label={words.unitOfRole}
            unit={unit}
            {...(role === "caller" && { none: words.allUnitsOfRole })}
            onUnit={setUnit}
          />
        )}
        {role === "supervisor" && (
          <Input
            aria-label={words.window}
            placeholder={words.window}
            value={windowNumber}
            maxLength={12}
            onChange={({ target }) => setWindowNumber(target.value)}
          />
        )}
        <Button disabled={!isNew} onClick={() => grant && onGrants([...grants, grant])}>
          {words.addRole}
        </Button>
      </div>
      {grants.length === 0 && <p className="quiet">{words.addRoleFirst}</p>}
    </fieldset>
  );
};

type AccountFormProps = {
  /** null for a new account. */
  readonly account: AccountRow | null;
  readonly onSave: (wish: AccountWish) => Promise<Answer<unknown>>;
  readonly onClose: () => void;
};

/** Creates an account, or changes its name, staff number and roles. */
export const AccountForm = ({ account, onSave, onClose }: AccountFormProps) => {
  const words = useWords();
  const [login, setLogin] = useState(account?.login ?? "");
  const [name, setName] = useState(account?.name ?? "");
  const [mail, setMail] = useState(account?.mail ?? "");
  const [grants, setGrants] = useState<readonly Grant[]>(account?.grants ?? []);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Answer<unknown> | null>(null);
  const save = async (): Promise<void> => {
    setBusy(true);
    const answer = await onSave({ login, name, staff: account?.staff ?? null, grants, mail: mail.trim() || null });
    setBusy(false);
    setRefusal(answer);
  };
  const isReady = login.trim() !== "" && name.trim() !== "" && grants.length > 0;
  return (
    <Modal
      open
      title={account === null ? words.newAccount : words.changeAccount}
      okText={words.save}
      cancelText={words.cancel}
      okButtonProps={{ disabled: !isReady, loading: isBusy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="account-form">
        {refusal?.ok === false && <ProblemNotice problem={refusal.problem} />}
        <label htmlFor="account-login">{words.login}</label>
        <Input
          id="account-login"
          value={login}
          maxLength={60}
          disabled={account !== null}
          onChange={({ target }) => setLogin(target.value)}
          {...(account === null && { placeholder: words.loginForm })}
        />
        <label htmlFor="account-name">{words.personName}</label>
        <Input id="account-name" value={name} maxLength={60} onChange={({ target }) => setName(target.value)} />
        <label htmlFor="account-mail">{words.digestMail}</label>
        <Input
          id="account-mail"
          type="email"
          placeholder={words.mayBeEmpty}
          value={mail}
          maxLength={254}
          onChange={({ target }) => setMail(target.value)}
        />
        <GrantsField grants={grants} onGrants={setGrants} />
      </div>
    </Modal>
  );
};
