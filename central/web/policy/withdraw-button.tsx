import { Button, Popconfirm } from "antd";
import type { PolicyRollout } from "../../../contract/office/policy/policy-rollouts.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

type WithdrawProps = { readonly row: PolicyRollout; readonly onWithdraw: (row: PolicyRollout) => void };

/** Asks for a confirmation: a withdrawn version cannot be restored, only planned again. */
export const WithdrawButton = ({ row, onWithdraw }: WithdrawProps) => {
  const words = useWords();
  return (
    <Popconfirm
      title={fill(words.withdrawQuestion, { version: row.version })}
      description={<p className="question">{words.withdrawMeans}</p>}
      okText={words.withdraw}
      okButtonProps={{ danger: true }}
      cancelText={words.cancel}
      placement="topRight"
      onConfirm={() => onWithdraw(row)}
    >
      <Button size="small">{words.withdraw}</Button>
    </Popconfirm>
  );
};
