import { demonstrationQuestion } from "../../../contract/office/demonstration.ts";
import { useReading } from "../reading/use-reading.ts";

/** Between two readings at an office in use, milliseconds: it never becomes a demonstration. */
const seldomMs = 3_600_000;

/** Whether the data are invented. */
export const useIsDemonstration = (): boolean =>
  useReading(demonstrationQuestion, seldomMs).known?.value.isDemonstration ?? false;
