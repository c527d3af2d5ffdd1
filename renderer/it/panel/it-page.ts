import type { ReactElement } from "react";
import type { ItPanel } from "../../../contract/ipc/it.ts";
import type { TextEntryProps } from "../../controls/text-entry/text-entry.tsx";
import type { ItActions } from "../../state/it-actions.ts";
import type { Speech } from "../../words/speech.ts";

/** A text to be typed on the whole screen; the page stays as it is behind it. */
export type Written = Pick<
  TextEntryProps,
  "label" | "placeholder" | "text" | "mostCharacters" | "startsInSymbols" | "marks"
> & {
  readonly onDone: (text: string) => void;
};

/** The marks of a web address, which the usual ones lack. */
export const addressMarks: readonly string[] = [...":/.-_@"];

export type ItPageName =
  | "overview"
  | "log"
  | "tests"
  | "system"
  | "counterApi"
  | "sync"
  | "stick"
  | "network"
  | "configuration"
  | "queueSystem"
  | "numbers"
  | "device";

export interface ItPageProps {
  readonly panel: ItPanel;
  /** "3 号窗口": IT looks after many kiosks, and a question names the one that it is about. */
  readonly windowText: string;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly actions: ItActions;
  readonly onWrite: (written: Written) => void;
  readonly onOpenPage: (name: ItPageName) => void;
}

/** A page of the panel: its name in the list, and its component. The page's own state is lost when it is left. */
export interface ItPage {
  readonly name: ItPageName;
  readonly Page: (props: ItPageProps) => ReactElement;
}
