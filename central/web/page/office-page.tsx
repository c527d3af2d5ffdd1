import { Alert, Button, Grid, Spin } from "antd";
import { useEffect } from "react";
import type { DeviceRow } from "../../../contract/office/devices/devices.ts";
import type { OfficeOverview } from "../../../contract/office/office.ts";
import { AlertsNotice, AlertsSection } from "../devices/alerts-section.tsx";
import { DevicesSection } from "../devices/devices-section.tsx";
import { EnrolmentSection } from "../devices/enrolment-section.tsx";
import { ComplaintsSection, ExplanationsSection, OpinionsSection } from "../feedback/feedback-sections.tsx";
import { SurveysSection } from "../feedback/surveys-section.tsx";
import { FiguresSection } from "../figures/figures-section.tsx";
import { ImportsSection } from "../ledger/imports-section.tsx";
import { PolicySection } from "../policy/policy-section.tsx";
import { ContestedSection } from "../ratings/contested-section.tsx";
import { RatingsSection } from "../ratings/ratings-section.tsx";
import { overviewQuestion } from "../reading/questions.ts";
import type { Known } from "../reading/reading-state.ts";
import { useReading } from "../reading/use-reading.ts";
import { DutySection } from "../shifts/duty-section.tsx";
import { LockedNotice, LoginsSection } from "../shifts/logins-section.tsx";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { HeaderFacts } from "./header-facts.tsx";
import { PageHeader } from "./page-header.tsx";

type OfficePageProps = {
  readonly officeKey: string;
  readonly onRefused: () => void;
  readonly onLeave: () => void;
  readonly onLanguage: () => void;
};

const AlarmNotice = ({ devices }: { readonly devices: readonly DeviceRow[] }) => {
  const words = useWords();
  const count = devices.filter(({ alarms, status }) => alarms > 0 && status !== "revoked").length;
  if (count === 0) return null;
  const show = (
    <Button size="small" href="#devices">
      {words.showDevices}
    </Button>
  );
  return <Alert type="error" showIcon title={fill(words.alarmNotice, { count })} action={show} />;
};

/** Between two readings, milliseconds. */
const overviewEveryMs = 2_000;

type SectionsProps = Known<OfficeOverview> & { readonly officeKey: string; readonly readNow: () => void };

const Sections = ({ officeKey, readNow, value: overview, readAtMs, centreNowMs }: SectionsProps) => {
  const narrow = !Grid.useBreakpoint().xl;
  return (
    <>
      <AlarmNotice devices={overview.devices} />
      <AlertsNotice alerts={overview.alerts} />
      <LockedNotice locked={overview.lockedNumbers} />
      <FiguresSection officeKey={officeKey} nowMs={readAtMs} narrow={narrow} />
      <DutySection {...overview} centreNowMs={centreNowMs} narrow={narrow} />
      <RatingsSection ratings={overview.ratings} hasOlder={overview.hasOlderRatings} narrow={narrow} />
      <ContestedSection
        services={overview.contestedServices}
        officeKey={officeKey}
        onChanged={readNow}
        narrow={narrow}
      />
      <ComplaintsSection overview={overview} narrow={narrow} />
      <ExplanationsSection overview={overview} narrow={narrow} />
      <OpinionsSection overview={overview} narrow={narrow} />
      <SurveysSection surveys={overview.surveys} />
      <LoginsSection {...overview} officeKey={officeKey} onUnlocked={readNow} narrow={narrow} />
      <AlertsSection alerts={overview.alerts} officeKey={officeKey} onChanged={readNow} narrow={narrow} />
      <DevicesSection
        devices={overview.devices}
        centreNowMs={centreNowMs}
        officeKey={officeKey}
        onChanged={readNow}
        narrow={narrow}
      />
      <EnrolmentSection officeKey={officeKey} narrow={narrow} />
      <PolicySection officeKey={officeKey} narrow={narrow} />
      <ImportsSection officeKey={officeKey} />
    </>
  );
};

/** The office's one page. */
export const OfficePage = ({ officeKey, onRefused, onLeave, onLanguage }: OfficePageProps) => {
  const words = useWords();
  const { known, failure, readNow } = useReading(overviewQuestion, officeKey, overviewEveryMs);
  const refused = failure?.kind === "key-refused";
  useEffect(() => {
    if (refused) onRefused();
  }, [refused, onRefused]);
  return (
    <>
      <PageHeader onLanguage={onLanguage} onLeave={onLeave}>
        <HeaderFacts known={known} failure={failure} />
      </PageHeader>
      <main className="page-body">
        {failure && <FailureNotice failure={failure} readAtMs={known?.readAtMs ?? null} onTryNow={readNow} />}
        {known && <Sections {...known} officeKey={officeKey} readNow={readNow} />}
        {!known && !failure && (
          <p className="page-loading">
            <Spin />
            {words.loading}
          </p>
        )}
        <p className="page-promise">{words.promise}</p>
      </main>
    </>
  );
};
