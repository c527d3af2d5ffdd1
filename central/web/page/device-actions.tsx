import { Button, Popconfirm } from "antd";
import type { DeviceRow } from "../../../contract/office/devices.ts";
import { useWords } from "../words/use-words.ts";

export type DeviceActions = { readonly onRevoke: (row: DeviceRow) => void; readonly busy: boolean };

/** Asked once more: somebody has to go there to undo it. */
export const RevokeButton = ({ row, onRevoke, busy }: DeviceActions & { readonly row: DeviceRow }) => {
  const words = useWords();
  if (row.status === "revoked") return null;
  return (
    <Popconfirm
      title={words.revokeQuestion}
      description={<p className="question">{words.revokeMeans}</p>}
      okText={words.revoke}
      okButtonProps={{ danger: true }}
      cancelText={words.cancel}
      placement="topRight"
      onConfirm={() => onRevoke(row)}
    >
      <Button size="small" disabled={busy}>
        {words.revoke}
      </Button>
    </Popconfirm>
  );
};
