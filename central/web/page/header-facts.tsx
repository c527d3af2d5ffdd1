import type { OfficeOverview } from "../../../contract/office/office.ts";
import { formatTime } from "../format/time.ts";
import type { ReadingState } from "../reading/reading-state.ts";
import { useWords } from "../words/use-words.ts";
import type { WordKey } from "../words/words.ts";

const connectionOf = ({
  known,
  failure,
}: ReadingState<OfficeOverview>): WordKey & ("live" | "connecting" | "interrupted") => {
  if (failure !== null) return "interrupted";
  return known === null ? "connecting" : "live";
};

/** Whether the page is live, and when it last was. */
export const HeaderFacts = (state: ReadingState<OfficeOverview>) => {
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
