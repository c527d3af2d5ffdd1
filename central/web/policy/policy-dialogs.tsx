import { lazy, Suspense } from "react";
import type { PolicyAtPlace, PolicyOutcome } from "../../../contract/office/policy/policy-rollouts.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { type NamedPlace, versionText } from "./draft/places.ts";
import { HoldersDialog } from "./holders-dialog.tsx";
import { ReviewDialog } from "./review-dialog.tsx";

/** Loaded on demand: no other page needs most of its modules. */
const PolicyEditor = lazy(async () => ({ default: (await import("./policy-editor.tsx")).PolicyEditor }));

/** The dialog over the section. `start` and `base` are those at the time when it was opened. */
export type OpenDialog =
  | (NamedPlace & { readonly what: "editor"; readonly start: PolicyAtPlace })
  | (NamedPlace & {
      readonly what: "roll-back";
      /** 0 for the office's first setting. */
      readonly backTo: number;
      readonly base: number;
    })
  | { readonly what: "holders"; readonly version: number };

type PolicyDialogProps = {
  readonly open: OpenDialog;
  readonly onDone: (outcome: PolicyOutcome) => void;
  readonly onClose: () => void;
};

/** The editor, the dialog for a rollback, or the list of devices with a version. */
export const PolicyDialog = ({ open, onDone, onClose }: PolicyDialogProps) => {
  const words = useWords();
  if (open.what === "holders") {
    return <HoldersDialog version={open.version} onClose={onClose} />;
  }
  const shared = { placeName: open.placeName, onDone };
  if (open.what === "editor") {
    return (
      <Suspense>
        <PolicyEditor {...shared} {...open} onClose={onClose} />
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
