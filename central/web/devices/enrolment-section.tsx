import { Button, type TableColumnsType } from "antd";
import { useState } from "react";
import { z } from "zod";
import {
  type CodeRow,
  CodeState,
  CodesQuery,
  codesQuestion,
  IssuedCodes,
} from "../../../contract/office/devices/enrolment-codes.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { Answered } from "../page/answered.tsx";
import { type Fact, PlaceCard } from "../page/card.tsx";
import { FilterBar, FilterChoice, FilterSearch } from "../page/filter-bar.tsx";
import { LinePages } from "../page/line-pages.tsx";
import { ListUnit } from "../page/list-unit.tsx";
import { Place } from "../page/place.tsx";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { UnfitAddress } from "../page/unfit-address.tsx";
import { type Filters, filtered, useFilters } from "../page/use-filters.ts";
import { Moment } from "../ratings/rating-parts.tsx";
import { askOffice } from "../reading/ask-office.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import type { WordKey, Words } from "../words/words.ts";
import { CodeForm } from "./code-form.tsx";
import { DeviceId } from "./device-parts.tsx";
import { IssuedCodesDialog } from "./issued-codes.tsx";

const stateKeys: Readonly<Record<CodeState, WordKey>> = {
  open: "codeOpen",
  used: "codeUsed",
  expired: "codeExpired",
  revoked: "codeRevoked",
};

/** The polling interval, milliseconds. */
const codesEveryMs = 10_000;

type CallBack = { readonly onCallBack: (row: CodeRow) => void; readonly busy: boolean };

const State = ({ state, usedBy }: CodeRow) => {
  const word = useWords()[stateKeys[state]];
  return (
    <>
      {state === "open" ? <strong>{word}</strong> : <span className="quiet">{word}</span>}{" "}
      {usedBy !== null && <DeviceId device={usedBy} />}
    </>
  );
};

const Replaced = ({ replaces }: Pick<CodeRow, "replaces">) =>
  replaces === null ? <span className="quiet">—</span> : <DeviceId device={replaces} />;

const Issued = ({ issuedAt }: Pick<CodeRow, "issuedAt">) =>
  issuedAt === null ? <span className="quiet">—</span> : <Moment time={issuedAt} />;

const CallBackButton = ({ row, onCallBack, busy }: CallBack & { readonly row: CodeRow }) => {
  const words = useWords();
  if (row.state !== "open") return null;
  return (
    <Button size="small" disabled={busy} onClick={() => onCallBack(row)}>
      {words.callBack}
    </Button>
  );
};

const columns = (words: Words, callBack: CallBack): TableColumnsType<CodeRow> => [
  { title: words.place, render: (_, row) => <Place {...row} /> },
  { title: words.status, width: 200, render: (_, row) => <State {...row} /> },
  { title: words.replaces, width: 140, render: (_, row) => <Replaced {...row} /> },
  { title: words.issuedAt, width: 200, render: (_, row) => <Issued {...row} /> },
  { title: words.expiresAt, width: 200, render: (_, row) => <Moment time={row.expiresAt} /> },
  { title: words.actions, width: 96, align: "right", render: (_, row) => <CallBackButton row={row} {...callBack} /> },
];

const CodeCard = ({ row, callBack }: { readonly row: CodeRow; readonly callBack: CallBack }) => {
  const words = useWords();
  const facts: readonly Fact[] = [
    { title: words.status, value: <State {...row} /> },
    { title: words.replaces, value: <Replaced {...row} /> },
    { title: words.issuedAt, value: <Issued {...row} /> },
    { title: words.expiresAt, value: <Moment time={row.expiresAt} /> },
  ];
  return <PlaceCard place={row} beside={<CallBackButton row={row} {...callBack} />} facts={facts} />;
};

/** Beside those of the devices in the same address. */
const codeFilters = { schema: CodesQuery, names: ["unit", "state", "text", "after"], prefix: "code-" } as const;

type CodeFiltersProps = Filters<CodesQuery> & { readonly codes: readonly CodeRow[] };

const CodeFilters = ({ query, change, clear, isUnfit, codes }: CodeFiltersProps) => {
  const words = useWords();
  const { after: _, ...chosen } = query;
  const states = CodeState.options.map((value) => ({ value, label: words[stateKeys[value]] }));
  return (
    <>
      <UnfitAddress isUnfit={isUnfit} onUsual={clear} />
      <FilterBar isFiltered={Object.keys(chosen).length > 0} onClear={clear}>
        <FilterChoice
          label={words.codeState}
          any={words.anyStatus}
          value={query.state}
          options={states}
          onChange={(state) => change({ state })}
        />
        <FilterSearch label={words.searchWindows} value={query.text} onSearch={(text) => change({ text })} />
        <ListUnit unit={query.unit} rows={codes} onAll={() => change({ unit: null })} />
      </FilterBar>
    </>
  );
};

/** Codes for new devices: issued for one window or many, listed without the codes themselves, and revoked. */
export const EnrolmentSection = () => {
  const words = useWords();
  const filters = useFilters<CodesQuery>(codeFilters);
  const { query, change } = filters;
  const reading = useReading(filtered(codesQuestion, query), codesEveryMs);
  const [isBusy, setIsBusy] = useState(false);
  const [failed, setFailed] = useState<{ readonly problem: Problem | null } | null>(null);
  const [issued, setIssued] = useState<IssuedCodes | null>(null);
  const asked = async <Value,>(path: string, schema: z.ZodType<Value>, json: unknown): Promise<Value | null> => {
    setIsBusy(true);
    const answer = await askOffice(path, schema, { json });
    setIsBusy(false);
    setFailed(answer.ok ? null : answer);
    reading.readNow();
    return answer.ok ? answer.value : null;
  };
  const onIssue: Parameters<typeof CodeForm>[0]["onIssue"] = async (windows, hours) => {
    const told = await asked(officePaths.enrolmentCodes, IssuedCodes, { windows, hours });
    setIssued(told);
    return told !== null;
  };
  const onCallBack = async ({ id }: CodeRow): Promise<void> => {
    await asked(officePaths.codeRevocations, z.unknown(), { id });
  };
  const callBack = { onCallBack, busy: isBusy };
  return (
    <Section id="enrolment" title={words.enrolment} hint={words.enrolmentHint}>
      {failed && <ProblemNotice {...failed} />}
      <CodeForm busy={isBusy} onIssue={onIssue} />
      <CodeFilters {...filters} codes={reading.known?.value.codes ?? []} />
      <Answered reading={reading}>
        {({ codes, next }) => (
          <>
            <TableOrCards
              rows={codes}
              keyOf={({ id }) => id}
              columns={columns(words, callBack)}
              card={(row) => <CodeCard row={row} callBack={callBack} />}
              none={Object.keys(query).length > 0 ? words.noneOfFilter : words.noCodes}
              pagination={false}
            />
            <LinePages after={query.after} next={next} onAfter={(after) => change({ after })} />
          </>
        )}
      </Answered>
      <IssuedCodesDialog issued={issued} onClose={() => setIssued(null)} />
    </Section>
  );
};
