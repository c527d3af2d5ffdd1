import { Button, Empty } from "antd";
import { Link } from "react-router";
import { useUnfitAddress } from "../figures/use-figures-view.ts";
import { Answered } from "../page/answered.tsx";
import { Section } from "../page/section.tsx";
import { UnfitAddress } from "../page/unfit-address.tsx";
import { isUnknown } from "../reading/read-office.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { Brief } from "./brief.tsx";
import { briefQuestion, isUnfitBrief, useBriefView } from "./use-brief-view.ts";

/** The polling interval, milliseconds: a week that has ended seldom changes. */
const briefEveryMs = 60_000;

const NotFound = () => {
  const words = useWords();
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.briefNotFound}>
      <Link to="/today">{words.todayPage}</Link>
    </Empty>
  );
};

/** The brief of one week, and the weeks before and after it. */
export const BriefSection = () => {
  const words = useWords();
  const [view, go] = useBriefView();
  const reading = useReading(briefQuestion(view), briefEveryMs);
  const brief = reading.known?.value;
  const tools = brief && (
    <>
      <Button onClick={() => go(brief.week.from, -1)}>‹ {words.briefWeekBefore}</Button>
      <Button disabled={brief.isRunning} onClick={() => go(brief.week.from, 1)}>
        {words.briefWeekAfter} ›
      </Button>
      <Button type="primary" onClick={() => window.print()}>
        {words.briefPrint}
      </Button>
    </>
  );
  return (
    <Section id="brief" title={words.brief} hint={words.briefHint} tools={tools}>
      <UnfitAddress {...useUnfitAddress(isUnfitBrief)} />
      {isUnknown(reading.failure) ? (
        <NotFound />
      ) : (
        <Answered reading={reading}>{(known) => <Brief brief={known} />}</Answered>
      )}
    </Section>
  );
};
