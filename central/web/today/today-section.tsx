import { Empty } from "antd";
import { Link } from "react-router";
import { todayQuestion } from "../../../contract/office/today/needs.ts";
import { useMe } from "../accounts/use-session.ts";
import { formatDay, formatWeekday } from "../format/time.ts";
import { Answered } from "../page/answered.tsx";
import { Section } from "../page/section.tsx";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { NeedsList } from "./needs-list.tsx";
import { briefPlaceOf } from "./use-brief-view.ts";

/** The polling interval, milliseconds. */
const todayEveryMs = 30_000;

const BriefLink = () => {
  const words = useWords();
  return (
    <Link className="brief-link" to="/today/brief">
      {words.brief}
    </Link>
  );
};

const Nothing = ({ hasBrief }: { readonly hasBrief: boolean }) => {
  const words = useWords();
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<strong>{words.nothingWaits}</strong>}>
      <p className="quiet">{hasBrief ? words.nothingWaitsBrief : words.nothingWaitsHandbook}</p>
    </Empty>
  );
};

/** 今日: what needs the person who is logged in. */
export const TodaySection = () => {
  const words = useWords();
  const hasBrief = briefPlaceOf(useMe().grants) !== undefined;
  const reading = useReading(todayQuestion, todayEveryMs);
  const hint = `${formatWeekday(words, formatDay(Date.now()))} · ${words.todayHint}`;
  return (
    <Section id="today" title={words.today} hint={hint} tools={hasBrief && <BriefLink />}>
      <Answered reading={reading}>
        {({ needs }, centreNowMs) =>
          needs.length === 0 ? <Nothing hasBrief={hasBrief} /> : <NeedsList needs={needs} centreNowMs={centreNowMs} />
        }
      </Answered>
    </Section>
  );
};
