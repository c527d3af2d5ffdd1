import { Button, Popconfirm } from "antd";
import type { DeviceRow } from "../../../contract/office/devices/devices.ts";
import { useWords } from "../words/use-words.ts";

export type DeviceActions = {
  readonly onRevoke: (row: DeviceRow) => void;
  readonly onReplace: (row: DeviceRow) => void;
  readonly busy: boolean;
};

type ActionProps = DeviceActions & { readonly row: DeviceRow };

/** Asks for a confirmation: only a visit to the device can undo it. */
const RevokeButton = ({ row, onRevoke, busy }: ActionProps) => {
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

/** Issues a code for a device that replaces this one at its window. Nothing is revoked before the code is used. */
const ReplaceButton = ({ row, onReplace, busy }: ActionProps) => {
  const words = useWords();
  return (
    <Popconfirm
      title={words.replaceQuestion}
      description={<p className="question">{words.replaceMeans}</p>}
      okText={words.replace}
      cancelText={words.cancel}
      placement="topRight"
      onConfirm={() => onReplace(row)}
    >
      <Button size="small" disabled={busy}>
        {words.replace}
      </Button>
    </Popconfirm>
  );
};

/** The actions for a device; none for one that has a successor. */
export const DeviceButtons = (props: ActionProps) =>
  props.row.replacedBy !== null ? null : (
    <span className="device-buttons">
      <ReplaceButton {...props} />
      <RevokeButton {...props} />
    </span>
  );
