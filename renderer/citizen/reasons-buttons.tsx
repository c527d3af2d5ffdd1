import type { ReactElement } from "react";
import type { Tap } from "../../contract/ipc/inputs.ts";
import { tapOf } from "../host/tap.ts";
import { useSettling } from "../host/use-settling.ts";
import type { Speech } from "../words/speech.ts";
import type { ReasonsScreenProps } from "./reasons-screen.tsx";
import type { ChangeButton } from "./use-change-offer.ts";

interface ReasonsButtonsProps {
  readonly view: ReasonsScreenProps["view"];
  readonly speech: Speech;
  /** The page of tags, from 0. */
  readonly page: number;
  readonly pageCount: number;
  readonly isCodeOpen: boolean;
  readonly onTurn: () => void;
  readonly onToggleCode: () => void;
  readonly onWrite: () => void;
  readonly change: ChangeButton;
  readonly onChangeRating: (tap: Tap) => void;
  readonly onLeave: () => void;
}

/** The buttons below the reasons. 完成 is never disabled: that would show which levels ask for a reason. */
export const ReasonsButtons = (props: ReasonsButtonsProps): ReactElement => {
  const { view, speech, page, pageCount } = props;
  const shared = { type: "button", className: "button", ...useSettling() } as const;
  return (
    <div className="reasons-buttons" data-change={props.change}>
      {pageCount > 1 && (
        <button {...shared} className="button more-tags" data-testid="more-tags" onClick={props.onTurn}>
          {speech.words(page + 1 < pageCount ? "reasons.more" : "reasons.first")}{" "}
          <small>{speech.words("reasons.page", { page: page + 1, pageCount })}</small>
        </button>
      )}
      <button {...shared} data-testid="write-comment" data-written={view.comment !== ""} onClick={props.onWrite}>
        {speech.words(view.comment === "" ? "reasons.write" : "reasons.rewrite")}
      </button>
      {view.followUp !== null && (
        <button {...shared} className="button follow-up-open" data-testid="follow-up-open" onClick={props.onToggleCode}>
          {speech.words(props.isCodeOpen ? "reasons.backToTags" : "reasons.atHome")}
        </button>
      )}
      {props.change !== "none" && (
        <button
          {...shared}
          className="button change-rating"
          data-testid="change-rating"
          onClick={(event) => props.onChangeRating(tapOf(event.nativeEvent))}
        >
          {speech.words("reasons.change")}
        </button>
      )}
      <button {...shared} className="button strong" data-testid="done" onClick={props.onLeave}>
        {speech.words("reasons.done")}
      </button>
    </div>
  );
};
