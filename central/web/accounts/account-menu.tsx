import { Button, Dropdown } from "antd";
import { useState } from "react";
import { z } from "zod";
import { accountPaths } from "../../../contract/office/accounts/accounts.ts";
import { askOffice } from "../reading/ask-office.ts";
import { useWords } from "../words/use-words.ts";
import { OwnAccount } from "./own-account.tsx";
import { useMe } from "./use-session.ts";

type AccountMenuProps = { readonly onChanged: () => void; readonly onLeft: () => void };

/** The person's name, with the own account and the log-out behind it. */
export const AccountMenu = ({ onChanged, onLeft }: AccountMenuProps) => {
  const words = useWords();
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  const logOut = async (): Promise<void> => {
    // Where the centre does not answer the session ends by itself; this page forgets it at once.
    await askOffice(accountPaths.logOut, z.undefined(), { json: {} });
    onLeft();
  };
  const items = [
    { key: "own", label: words.ownAccountShort, onClick: () => setOpen(true) },
    { key: "out", label: words.logOutOfPage, onClick: () => void logOut() },
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={["click"]} placement="bottomRight">
        <Button className="header-button">{me.name}</Button>
      </Dropdown>
      {isOpen && <OwnAccount onClose={() => setOpen(false)} onChanged={onChanged} onLoggedOut={onLeft} />}
    </>
  );
};
