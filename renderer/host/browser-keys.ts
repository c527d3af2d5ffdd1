/** What of a key event says which key it is. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  /** AltGr writes characters, though it comes as Ctrl and Alt. */
  readonly altGraph: boolean;
}

/** With Ctrl or Command these edit a text; everything else is the browser's or the system's. */
const editing: ReadonlySet<string> = new Set([
  ..."acvxyz",
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "Backspace",
  "Delete",
  "Home",
  "End",
]);

const isCommandKey = (key: string): boolean =>
  /^(F\d{1,2}|Browser.+|Launch.+|Zoom.+|ContextMenu|Help|Find|Print)$/.test(key);

/** Whether a key is a browser's command and no way to use a counter screen: reload, zoom, find, print, back, forward. */
export const isBrowserKey = ({ key, ctrlKey, altKey, metaKey, altGraph }: KeyPress): boolean => {
  if (isCommandKey(key)) return true;
  if (altGraph) return false;
  return altKey || ((ctrlKey || metaKey) && !editing.has(key.length === 1 ? key.toLowerCase() : key));
};
