/** One action of a finger. */
export type Step =
  /** A tap on the selector's element. An element that needs a hold is opened as by a key. */
  | string
  /** A tap on an element that some layouts do not have. */
  | { readonly ifThere: string }
  /** Writes text into a field, like a keyboard that types it at once. */
  | { readonly into: string; readonly write: string }
  /** A finger that stays down. */
  | { readonly press: string }
  /** Several fingers, or a palm, on the glass at the same time. */
  | { readonly together: readonly string[] };

const patienceMs = 5_000;

const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

const isTouchable = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement && !element.matches(":disabled");

/** The element once it exists and takes a touch: buttons ignore touches for a moment after a screen has changed. */
const touchable = async (selector: string): Promise<HTMLElement> => {
  const giveUpAt = performance.now() + patienceMs;
  while (performance.now() < giveUpAt) {
    const element = document.querySelector(selector);
    if (isTouchable(element)) return element;
    await nextFrame();
  }
  throw new Error(`nothing to touch at ${selector}`);
};

const pointer = (pointerId: number): PointerEventInit => ({
  bubbles: true,
  cancelable: true,
  composed: true,
  isPrimary: pointerId === 1,
  pointerId,
  pointerType: "touch",
});

/** A finger goes down and up, with every event that a control may listen to. */
const tap = (element: HTMLElement): void => {
  element.dispatchEvent(new PointerEvent("pointerdown", pointer(1)));
  element.dispatchEvent(new PointerEvent("pointerup", pointer(1)));
  element.click();
};

/** Bypasses React's own setter, which would take the value for one that React has set itself. */
const write = (field: HTMLElement, words: string): void => {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, words);
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

const take = async (step: Step): Promise<void> => {
  if (typeof step === "string") return tap(await touchable(step));
  if ("ifThere" in step) {
    const element = document.querySelector(step.ifThere);
    if (isTouchable(element)) tap(element);
    return;
  }
  if ("press" in step) {
    (await touchable(step.press)).dataset["pressed"] = "";
    return;
  }
  if ("write" in step) return write(await touchable(step.into), step.write);
  const elements = await Promise.all(step.together.map(touchable));
  const events = ["pointerdown", "pointerup"] as const;
  for (const name of events)
    elements.forEach((element, index) => void element.dispatchEvent(new PointerEvent(name, pointer(index + 1))));
};

/** Takes the steps one after the other. Throws where an element to be touched does not appear. */
export const takeSteps = async (steps: readonly Step[]): Promise<void> => {
  for (const step of steps) {
    await take(step);
    await nextFrame();
  }
};
