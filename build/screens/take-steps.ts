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
  /** Strokes of a finger: their points, in parts of the element's width and height. */
  | { readonly on: string; readonly draw: readonly (readonly (readonly [x: number, y: number])[])[] }
  /** Several fingers, or a palm, on the glass at the same time. */
  | { readonly together: readonly string[] };

const patienceMs = 5_000;

const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

const isTouchable = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement && !element.matches(":disabled");

const isDrawable = (element: Element): element is SVGElement => element instanceof SVGElement;

const found = async <Kind extends Element>(
  selector: string,
  isRight: (element: Element) => element is Kind,
): Promise<Kind> => {
  const giveUpAt = performance.now() + patienceMs;
  while (performance.now() < giveUpAt) {
    const element = document.querySelector(selector);
    if (element !== null && isRight(element)) return element;
    await nextFrame();
  }
  throw new Error(`nothing to touch at ${selector}`);
};

/** The element once it exists and takes a touch: buttons ignore touches for a moment after a screen has changed. */
const touchable = (selector: string): Promise<HTMLElement> => found(selector, isTouchable);

const drawable = (selector: string): Promise<SVGElement> => found(selector, isDrawable);

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

const draw = (element: Element, strokes: Extract<Step, { readonly on: string }>["draw"]): void => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const at = ([x, y]: readonly [number, number]): PointerEventInit => ({
    ...pointer(1),
    clientX: left + x * width,
    clientY: top + y * height,
  });
  for (const stroke of strokes) {
    const [first = [0, 0], ...others] = stroke;
    element.dispatchEvent(new PointerEvent("pointerdown", at(first)));
    for (const point of others) element.dispatchEvent(new PointerEvent("pointermove", at(point)));
    element.dispatchEvent(new PointerEvent("pointerup", at(first)));
  }
};

const take = async (step: Step): Promise<void> => {
  if (typeof step === "string") return tap(await touchable(step));
  if ("ifThere" in step) {
    const element = document.querySelector(step.ifThere);
    if (element !== null && isTouchable(element)) tap(element);
    return;
  }
  if ("press" in step) {
    (await touchable(step.press)).dataset["pressed"] = "";
    return;
  }
  if ("write" in step) return write(await touchable(step.into), step.write);
  if ("draw" in step) return draw(await drawable(step.on), step.draw);
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
