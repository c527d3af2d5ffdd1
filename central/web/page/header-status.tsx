import { formatTime } from "../format/time.ts";
import type { Reading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import type { WordKey } from "../words/words.ts";

type State = Pick<Reading<unknown>, "known" | "failure">;

const connectionOf = ({ known, failure }: State): WordKey & ("live" | "connecting" | "interrupted") => {
  if (failure !== null) return "interrupted";
  return known === null ? "connecting" : "live";
};

/** Whether the page is live, and when it last was. */
export const HeaderStatus = (state: State) => {
  const words = useWords();
  const connection = connectionOf(state);
  return (
    <dl className="header-facts">
      <div>
        <dt>{words.connection}</dt>
        <dd>
          <span role="status">
            <i className={`connection-dot ${connection}`} aria-hidden="true" />
            {words[connection]}
          </span>
        </dd>
      </div>
      <div>
        <dt>{words.updatedAt}</dt>
        <dd>{state.known ? formatTime(state.known.readAtMs).slice(-8) : words.notYet}</dd>
      </div>
    </dl>
  );
};
