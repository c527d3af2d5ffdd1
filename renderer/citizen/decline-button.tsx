import type { ReactElement } from "react";
import type { Tap } from "../../contract/ipc/inputs.ts";
import { Icon } from "../controls/icon.tsx";
import { tapOf } from "../host/tap.ts";
import { useSettling } from "../host/use-settling.ts";

interface DeclineButtonProps {
  /** 暂不评价, 不改了. */
  readonly text: string;
  readonly testId: string;
  readonly busy: boolean;
  readonly onLeave: (tap: Tap) => void;
}

/** Leaves a question of levels without an answer: drops nothing, so it asks nothing. */
export const DeclineButton = ({ text, testId, busy, onLeave }: DeclineButtonProps): ReactElement => {
  const settling = useSettling(busy);
  return (
    <button
      type="button"
      className="button quiet"
      data-testid={testId}
      {...settling}
      onClick={(event) => onLeave(tapOf(event.nativeEvent))}
    >
      <Icon name="leave" />
      {text}
    </button>
  );
};
