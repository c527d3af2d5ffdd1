import type { LocalText } from "../../../contract/words.ts";
import { useLocalText } from "../words/use-words.ts";

/** A text of the office's own, in the page's language. */
export const Local = ({ text }: { readonly text: LocalText }) => <>{useLocalText()(text)}</>;
