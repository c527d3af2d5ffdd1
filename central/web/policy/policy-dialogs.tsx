import { lazy, Suspense } from "react";
import type { WindowRow } from "../../../contract/office/devices/enrolment-codes.ts";
import type { PolicyAtPlace, PolicyOutcome, PolicyPlace } from "../../../contract/office/policy/policy-rollouts.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { versionText } from "./draft/places.ts";
import { HoldersDialog } from "./holders-dialog.tsx";
import { ReviewDialog } from "./review-dialog.tsx";

/** Loaded on demand: no other page needs most of its modules. */
const PolicyEditor = lazy(async () => ({ default: (await import("./policy-editor.tsx")).PolicyEditor }));

/** The dialog over the section. `start` and `base` are those at the time when it was opened. */
export type OpenDialog =
  | { readonly what: "editor"; readonly place: PolicyPlace; readonly start: PolicyAtPlace }
  | {
      readonly what: "roll-back";
      readonly place: PolicyPlace;
      /** 0 for the office's first setting. */
      readonly backTo: number;
      readonly base: number;
    }
  | { readonly what: "holders"; readonly version: number };

type PolicyDialogProps = {
  readonly open: OpenDialog;
  readonly nameOf: (place: PolicyPlace) => string;
  readonly windows: readonly WindowRow[];
  readonly onDone: (outcome: PolicyOutcome) => void;
  readonly onClose: () => void;
};

/** The editor, the dialog for a rollback, or the list of devices with a version. */
export const PolicyDialog = ({ open, nameOf, windows, onDone, onClose }: PolicyDialogProps) => {
  const words = useWords();
  if (open.what === "holders") {
    return <HoldersDialog version={open.version} onClose={onClose} />;
  }
  const shared = { placeName: nameOf(open.place), onDone };
  if (open.what === "editor") {
    return (
      <Suspense>
        <PolicyEditor {...shared} {...open} windows={windows} onClose={onClose} />
      </Suspense>
    );
  }
  return (
    <ReviewDialog
      {...shared}
      title={fill(words.backTitle, { version: versionText(words, open.backTo) })}
      wish={{ ...open.place, base: open.base, backTo: open.backTo }}
      onCancel={onClose}
    />
  );
};
