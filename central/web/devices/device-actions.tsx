import { Button, Popconfirm } from "antd";
import type { DeviceRow } from "../../../contract/office/devices/devices.ts";
import type { LocalText } from "../../../contract/words.ts";
import { useMay } from "../accounts/use-session.ts";
import { shortDeviceId } from "../format/text.ts";
import { useLocalText, useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

export type DeviceActions = {
  readonly onRevoke: (row: DeviceRow) => void;
  readonly onReplace: (row: DeviceRow) => void;
  readonly busy: boolean;
};

/** The words for one device, as its row shows them: unit, window, and the beginning of its id. */
export const deviceName = ({ unitName, windowNumber, device }: DeviceRow, say: (text: LocalText) => string) => ({
  unit: say(unitName),
  window: windowNumber,
  device: shortDeviceId(device),
});

type ActionProps = DeviceActions & { readonly row: DeviceRow };

/** Asks for a confirmation: only a visit to the device can undo it. */
const RevokeButton = ({ row, onRevoke, busy }: ActionProps) => {
  const words = useWords();
  const name = deviceName(row, useLocalText());
  if (row.status === "revoked") return null;
  return (
    <Popconfirm
      title={fill(words.revokeQuestion, name)}
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
  const say = useLocalText();
  return (
    <Popconfirm
      title={fill(words.replaceQuestion, deviceName(row, say))}
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

/** The actions for a device; none for one that has a successor, nor for a person who only reads. */
export const DeviceButtons = (props: ActionProps) => {
  const mayManage = useMay("manage-devices");
  return props.row.replacedBy !== null || !mayManage ? null : (
    <span className="device-buttons">
      <ReplaceButton {...props} />
      <RevokeButton {...props} />
    </span>
  );
};
