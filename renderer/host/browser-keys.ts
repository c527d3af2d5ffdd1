/** The parts of a key event that identify the key. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  /** AltGr types characters, although it is reported as Ctrl and Alt. */
  readonly altGraph: boolean;
}

/** With Ctrl or Command these edit a text; all other keys are commands of the browser or the system. */
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

/** Whether a key is a browser's command, of no use on a counter screen: reload, zoom, find, print, back, forward. */
export const isBrowserKey = ({ key, ctrlKey, altKey, metaKey, altGraph }: KeyPress): boolean => {
  if (isCommandKey(key)) return true;
  if (altGraph) return false;
  return altKey || ((ctrlKey || metaKey) && !editing.has(key.length === 1 ? key.toLowerCase() : key));
};
