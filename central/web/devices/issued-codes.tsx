import { Button, Modal } from "antd";
import type { IssuedCodes } from "../../../contract/office/devices/enrolment-codes.ts";
import { readEnrolmentTicket } from "../../../contract/sync/enrolment-ticket.ts";
import { saveFile } from "../format/save-file.ts";
import { formatTime } from "../format/time.ts";
import { Place } from "../page/place.tsx";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

/** The most codes shown; the files have all of them. */
const shownCodes = 10;

const Files = ({ csv, sheet }: IssuedCodes) => {
  const words = useWords();
  return (
    <>
      <Button onClick={() => saveFile("enrolment-codes.csv", csv, "text/csv")}>{words.saveTable}</Button>
      <Button type="primary" onClick={() => saveFile("enrolment-codes.html", sheet, "text/html")}>
        {words.saveSheet}
      </Button>
    </>
  );
};

type IssuedCodesProps = { readonly issued: IssuedCodes | null; readonly onClose: () => void };

/** The codes, shown once. Only its button closes it: a stray click must not lose them. */
export const IssuedCodesDialog = ({ issued, onClose }: IssuedCodesProps) => {
  const words = useWords();
  const [first] = issued?.codes ?? [];
  if (issued === null || first === undefined) return null;
  const rest = issued.codes.length - shownCodes;
  return (
    <Modal
      open
      title={words.codesIssued}
      mask={{ closable: false }}
      keyboard={false}
      onCancel={onClose}
      footer={<Files {...issued} />}
    >
      <p>{words.codesOnce}</p>
      <ul className="codes">
        {issued.codes.slice(0, shownCodes).map((one) => (
          <li key={one.code}>
            <span>
              <Place {...one} />
            </span>
            <code>{one.code}</code>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="quiet">{fill(words.moreInFiles, { count: rest })}</p>}
      <p className="quiet">
        {fill(words.codesFor, {
          centre: readEnrolmentTicket(first.ticket)?.centreUrl ?? "—",
          time: formatTime(first.expiresAt),
        })}
      </p>
    </Modal>
  );
};
