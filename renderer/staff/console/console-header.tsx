import type { ReactElement } from "react";
import type { UploadMark } from "../../../contract/ipc/console-view.ts";
import type { Speech } from "../../words/speech.ts";
import type { ViewedPartProps } from "./console-part.ts";

const uploadWords = (upload: UploadMark, { words }: Speech): string => {
  if (upload === "sent") return words("console.sent");
  return words(upload === "waiting" ? "console.waiting" : "console.stuck");
};

/** The place, and whether every entry has reached the centre: a dot, and the same in words. */
export const ConsoleHeader = (props: ViewedPartProps): ReactElement => {
  const { view, speech, actions } = props;
  const { place, upload } = view;
  return (
    <header className="console-header">
      <h1 className="console-place">
        <b>
          {place === null
            ? speech.words("console.title")
            : speech.words("header.windowNumber", { number: place.windowNumber })}
        </b>
        {place !== null && <span>{speech.local(place.windowName)}</span>}
      </h1>
      {place !== null && (
        <p className="console-upload" data-upload={upload} data-testid="upload">
          {uploadWords(upload, speech)}
        </p>
      )}
      <button type="button" className="console-language" data-testid="language" onClick={actions.switchLanguage}>
        {speech.language === "zh" ? "EN" : "中"}
      </button>
    </header>
  );
};
