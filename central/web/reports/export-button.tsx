import { Alert, Button, Dropdown } from "antd";
import { useContext, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { type JobRow, jobFilePath, jobsQuestion } from "../../../contract/office/jobs/jobs.ts";
import {
  ExportAsked,
  type ExportFormat,
  type ExportOrder,
  exportFormats,
  exportRoutes,
  type PaperOrder,
  type TableOrder,
} from "../../../contract/office/reports/exports.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { askOffice } from "../reading/ask-office.ts";
import { LanguageContext, useWords } from "../words/use-words.ts";
import { fill, type WordKey } from "../words/words.ts";

type WithoutFormat<Order> = Order extends unknown ? Omit<Order, "format" | "language"> : never;
/** The part of an order that the page knows: its table with the filters in the address. */
export type TableToExport = WithoutFormat<TableOrder>;

/** A paper about the month and the unit in the address; `query` is null where the address has no such. */
export interface PaperToExport {
  readonly kind: PaperOrder["kind"];
  readonly query: PaperOrder["query"] | null;
}

const paperWords: Readonly<Record<PaperOrder["kind"], WordKey>> = {
  "unit-report": "exportReport",
  "hall-poster": "exportPoster",
};

const formatWords: Readonly<Record<ExportFormat, WordKey>> = {
  csv: "exportCsv",
  xlsx: "exportXlsx",
  pdf: "exportPdf",
};

/** How often the page looks whether a file is done, and how long it waits, milliseconds. */
const lookEveryMs = 500;
const longestWaitMs = 15_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The job once it has ended; undefined where it takes longer, or `isOver` says that the page is gone. */
const untilEnded = async (id: string, isOver: () => boolean): Promise<JobRow | undefined> => {
  for (const endMs = Date.now() + longestWaitMs; Date.now() < endMs && !isOver(); await pause(lookEveryMs)) {
    const answer = await askOffice(jobsQuestion.path, jobsQuestion.schema);
    const job = answer.ok ? answer.value.jobs.find((each) => each.id === id) : undefined;
    if (job?.endedAt) return job;
  }
  return undefined;
};

const download = (id: string): void => {
  const link = document.createElement("a");
  link.href = jobFilePath(id);
  link.download = "";
  link.click();
};

type State =
  | { readonly kind: "idle" }
  | { readonly kind: "writing" }
  | { readonly kind: "later" }
  | { readonly kind: "failed"; readonly problem: Problem | null };

const exportNow = async (order: ExportOrder, isOver: () => boolean): Promise<State> => {
  const asked = await askOffice(exportRoutes[order.kind].path, ExportAsked, { json: order });
  if (!asked.ok) return { kind: "failed", problem: asked.problem };
  const job = await untilEnded(asked.value.job, isOver);
  if (!job) return { kind: "later" };
  if (job.state === "done") {
    download(job.id);
    return { kind: "idle" };
  }
  return job.state === "failed" ? { kind: "failed", problem: job.problem as Problem } : { kind: "idle" };
};

const useExport = () => {
  const [state, setState] = useState<State>({ kind: "idle" });
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  const begin = async (order: ExportOrder): Promise<void> => {
    setState({ kind: "writing" });
    setState(await exportNow(order, () => isGone.current));
  };
  return { state, begin };
};

type ExportButtonProps = {
  readonly table: TableToExport;
  readonly papers?: readonly PaperToExport[];
  /** Of the button, where a section has several. */
  readonly label?: string;
};

/** Exports a table in one of three formats, or a paper: a small one is downloaded at once, a large one is a job. */
export const ExportButton = ({ table, papers = [], label }: ExportButtonProps) => {
  const words = useWords();
  const language = useContext(LanguageContext);
  const { state, begin } = useExport();
  const isWriting = state.kind === "writing";
  const ofTable = exportFormats.map((format) => ({
    key: format,
    label: words[formatWords[format]],
    onClick: () => void begin({ ...table, format, language }),
  }));
  const ofPapers = papers.map(({ kind, query }) => {
    const paper = words[paperWords[kind]];
    return query
      ? { key: kind, label: paper, onClick: () => void begin({ kind, query, format: "pdf", language }) }
      : { key: kind, label: fill(words.exportPaperNeeds, { paper }), disabled: true };
  });
  return (
    <div className="export">
      <Dropdown
        trigger={["click"]}
        disabled={isWriting}
        menu={{ items: [...ofTable, ...ofPapers], "aria-label": words.exportAs }}
      >
        <Button loading={isWriting}>{isWriting ? words.exporting : (label ?? words.exportTable)}</Button>
      </Dropdown>
      <div role="status">
        {state.kind === "later" && (
          <Alert
            type="warning"
            showIcon
            title={words.exportLater}
            action={<Link to="/jobs">{words.exportToJobs}</Link>}
          />
        )}
        {state.kind === "failed" && <ProblemNotice problem={state.problem} />}
      </div>
    </div>
  );
};
