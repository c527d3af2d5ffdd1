import type { ReactElement } from "react";
import type { Badge } from "../../contract/ipc/view.ts";
import { Icon } from "../controls/icon.tsx";
import { Dialog } from "../layout/dialog.tsx";
import type { Speech } from "../words/speech.ts";
import { pledgeSections } from "./pledge-sections.tsx";
import { Pledges } from "./pledges.tsx";

interface PledgesDialogProps {
  readonly badge: Badge;
  readonly mentor: Badge | null;
  readonly speech: Speech;
  readonly onClose: () => void;
}

/** 全部职责: everything about the member of staff, on a sheet with more room. Its pages turn by hand only. */
export const PledgesDialog = ({ badge, mentor, speech, onClose }: PledgesDialogProps): ReactElement => (
  <Dialog title={speech.local(badge.name)} onClose={onClose}>
    <Pledges
      key={speech.language}
      sections={pledgeSections(badge, { honours: badge.honours.length > 0, mentor }, speech)}
      speech={speech}
      mayMove={false}
      paging="filled"
    >
      <button type="button" className="button quiet" data-testid="pledges-close" data-safe="" onClick={onClose}>
        <Icon name="leave" />
        {speech.words("wayOut.leave")}
      </button>
    </Pledges>
  </Dialog>
);
