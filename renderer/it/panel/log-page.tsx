import { type ReactElement, useEffect, useEffectEvent, useState } from "react";
import type { LogLine } from "../../../contract/ipc/it-system.ts";
import type { Speech } from "../../words/speech.ts";
import type { ItPageProps } from "./it-page.ts";
import { logText } from "./log-text.ts";
import { pageOf } from "./parts.tsx";
import { stampText } from "./time-texts.ts";
import { useSticks } from "./use-sticks.ts";

const readEveryMs = 2_000;
const mostShown = 6;

/** The log, newest line first, updated while the page is open. */
const useLog = ({ actions }: ItPageProps): readonly LogLine[] => {
  const [lines, setLines] = useState<readonly LogLine[]>([]);
  const read = useEffectEvent(() => actions.readLog(setLines));
  useEffect(() => {
    read();
    const timer = setInterval(() => read(), readEveryMs);
    return () => clearInterval(timer);
  }, []);
  return lines.toReversed();
};

const holds =
  (wanted: string) =>
  ({ event, facts }: LogLine): boolean =>
    `${event} ${facts}`.toLowerCase().includes(wanted.toLowerCase());

const Line = ({ line, speech }: { readonly line: LogLine; readonly speech: Speech }): ReactElement => {
  const { head, rest } = logText(line, speech.language);
  return (
    <li data-testid="log-line">
      <span>
        {stampText(line.at)} {head} <small>{rest}</small>
      </span>
    </li>
  );
};

interface ButtonsProps extends ItPageProps {
  readonly isSearching: boolean;
  readonly onSearch: () => void;
  readonly onCopied: (fileName: string) => void;
}

const Buttons = ({ speech: { words }, busy, actions, isSearching, onSearch, onCopied }: ButtonsProps): ReactElement => {
  const [stick] = useSticks(actions) ?? [];
  return (
    <>
      <button type="button" className="button" data-testid="log-search" onClick={onSearch}>
        {words(isSearching ? "it.log.clear" : "it.log.search")}
      </button>
      {stick === undefined ? (
        <p className="it-note">{words("it.log.noStick")}</p>
      ) : (
        <button
          type="button"
          className="button"
          data-testid="log-copy"
          disabled={busy}
          onClick={() => actions.copyLog(stick.folder, onCopied)}
        >
          {words("it.log.copy")}
        </button>
      )}
    </>
  );
};

/** 日志: the log of this run, to search and to copy. */
export const LogPage = (props: ItPageProps): ReactElement => {
  const { words } = props.speech;
  const lines = useLog(props);
  const [wanted, setWanted] = useState("");
  const [copied, setCopied] = useState<string | null>(null);
  const [from, setFrom] = useState(0);
  const found = lines.filter(holds(wanted));
  const { shown, next, hasMore } = pageOf({ items: found, from, most: mostShown });
  const write = (): void => {
    const entry = { label: words("it.log.searchTitle"), placeholder: "receipt", text: "", mostCharacters: 40 };
    if (wanted !== "") setWanted("");
    else props.onWrite({ ...entry, onDone: setWanted });
  };
  const count = found.length;
  return (
    <>
      <h1>{words("it.log.title")}</h1>
      <p data-testid="log-count">
        {wanted === "" ? words("it.log.all", { count }) : words("it.log.found", { text: wanted, count })}{" "}
        {copied === null ? words("it.log.means") : words("it.log.copied", { fileName: copied })}
      </p>
      {count === 0 ? (
        <p>{words("it.log.none")}</p>
      ) : (
        <ul className="it-list it-log">
          {shown.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be the same
            <Line key={`${line.at} ${index}`} line={line} speech={props.speech} />
          ))}
        </ul>
      )}
      <div className="it-buttons">
        {hasMore && (
          <button type="button" className="button" data-testid="it-more" onClick={() => setFrom(next)}>
            {words("it.more")}
          </button>
        )}
        <Buttons {...props} isSearching={wanted !== ""} onSearch={write} onCopied={setCopied} />
      </div>
    </>
  );
};
