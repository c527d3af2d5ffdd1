import { Button, Input, Popconfirm } from "antd";
import { useState } from "react";
import type { PolicyRollout } from "../../../contract/office/policy/policy-rollouts.ts";
import { rememberedName, rememberName } from "../page/office-name.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

type WithdrawProps = { readonly row: PolicyRollout; readonly onWithdraw: (row: PolicyRollout, by: string) => void };

/** Asks for a confirmation and a name: a withdrawn version cannot be restored, only planned again. */
export const WithdrawButton = ({ row, onWithdraw }: WithdrawProps) => {
  const words = useWords();
  const [name, setName] = useState(rememberedName);
  const by = name.trim();
  const confirm = (): void => {
    rememberName(by);
    onWithdraw(row, by);
  };
  return (
    <Popconfirm
      title={fill(words.withdrawQuestion, { version: row.version })}
      description={
        <>
          <p className="question">{words.withdrawMeans}</p>
          <Input
            aria-label={words.yourName}
            placeholder={words.yourName}
            value={name}
            maxLength={40}
            onChange={(event) => setName(event.target.value)}
          />
        </>
      }
      okText={words.withdraw}
      okButtonProps={{ danger: true, disabled: by === "" }}
      cancelText={words.cancel}
      placement="topRight"
      onConfirm={confirm}
    >
      <Button size="small">{words.withdraw}</Button>
    </Popconfirm>
  );
};
