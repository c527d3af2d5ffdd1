import { useState } from "react";
import {
  type CalendarKind,
  CalendarOutcome,
  type CalendarToImport,
  calendarImportsPath,
  type OfficeCalendar,
} from "../../../contract/office/calendar/calendar.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { askOffice } from "../reading/ask-office.ts";

interface Form {
  readonly kind: CalendarKind;
  readonly year: number;
  readonly notice: string;
  readonly text: string;
}

/** The state of the form: typed, previewed, imported or refused. */
export type ImportState =
  | { readonly step: "typed" }
  | { readonly step: "refused"; readonly problem: Problem | null }
  | { readonly step: "previewed"; readonly outcome: CalendarOutcome; readonly base: number }
  | { readonly step: "done"; readonly year: number };

const orderOf = ({ notice, ...form }: Form, base: number, isTrial: boolean): CalendarToImport => ({
  ...form,
  notice: notice.trim() === "" ? null : notice.trim(),
  base,
  isTrial,
});

/** The form of an import. A preview is worth nothing once a field has changed. */
export const useCalendarImport = (first: number, calendar: OfficeCalendar | undefined, onDone: () => void) => {
  const [form, setForm] = useState<Form>({ kind: "national", year: first, notice: "", text: "" });
  const [state, setState] = useState<ImportState>({ step: "typed" });
  const change = (changes: Partial<Form>): void => {
    setForm((now) => ({ ...now, ...changes }));
    setState({ step: "typed" });
  };
  const send = (base: number, isTrial: boolean) =>
    askOffice(calendarImportsPath, CalendarOutcome, { json: orderOf(form, base, isTrial) });
  const preview = async (): Promise<void> => {
    const base = calendar?.years.find(({ year }) => year === form.year)?.imports[form.kind] ?? 0;
    const tried = await send(base, true);
    setState(
      tried.ok ? { step: "previewed", outcome: tried.value, base } : { step: "refused", problem: tried.problem },
    );
  };
  const apply = async (base: number): Promise<void> => {
    const made = await send(base, false);
    setState(made.ok ? { step: "done", year: form.year } : { step: "refused", problem: made.problem });
    onDone();
  };
  return { form, state, change, preview, apply };
};
