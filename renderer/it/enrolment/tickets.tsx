import { type ReactElement, useState } from "react";
import type { TicketOnStick } from "../../../contract/ipc/enrolment.ts";
import type { EnrolmentActions } from "../../state/enrolment-actions.ts";
import type { Speech } from "../../words/speech.ts";
import { AddressText } from "../address-text.tsx";
import { nameOf, useLookAtSticks } from "../on-sticks.ts";
import { pageOf, Row } from "../panel/parts.tsx";

interface TicketsProps {
  readonly speech: Speech;
  readonly busy: boolean;
  readonly actions: EnrolmentActions;
}

const mostShown = 2;

/** Enrolment files on the USB sticks; one touch uses one. */
export const Tickets = ({ speech: { words }, busy, actions }: TicketsProps): ReactElement => {
  const [tickets, setTickets] = useState<readonly TicketOnStick[]>([]);
  const [from, setFrom] = useState(0);
  useLookAtSticks(() => actions.listEnrolmentFiles(setTickets));
  const { shown, next, hasMore } = pageOf({ items: tickets, from, most: mostShown });
  return (
    <Row label={words("it.enrolment.stick")}>
      {shown.length === 0 && <p>{words("it.enrolment.noTicket")}</p>}
      <div className="it-sticks">
        {shown.map(({ file, centreUrl }, index) => (
          <button
            key={file}
            type="button"
            className="button"
            data-testid={`ticket-${index}`}
            disabled={busy}
            onClick={() => actions.enrolFromStick({ file, centreUrl })}
          >
            <AddressText text={words("it.enrolment.fromStick", { file: nameOf(file), centreUrl })} />
          </button>
        ))}
        {hasMore && (
          <button type="button" className="button" data-testid="it-more" onClick={() => setFrom(next)}>
            {words("it.more")}
          </button>
        )}
      </div>
    </Row>
  );
};
