const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Elements with a long animation, such as a bar that shows the time, and their parts. */
const moveOn = (): ((element: Element) => boolean) => {
  const moving = document
    .getAnimations()
    .flatMap(({ effect }) =>
      effect instanceof KeyframeEffect && effect.pseudoElement === null ? [effect.target] : [],
    );
  return (element) => moving.some((root) => root?.contains(element));
};

/** The positions of everything that can rest. */
const layoutNow = (): string => {
  const movesOn = moveOn();
  return [...document.body.querySelectorAll("*")]
    .filter((element) => !movesOn(element))
    .map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${x} ${y} ${width} ${height}`;
    })
    .join();
};

/** Fade-ins, and the colours of buttons that settle. Longer animations show the time and are left. */
const isShort = ({ effect, playState }: Animation): boolean => {
  const { endTime } = effect?.getComputedTiming() ?? {};
  return playState !== "finished" && typeof endTime === "number" && endTime <= 1_000;
};

/** Finishes short animations, so that the final state is measured. Returns whether there were any. */
const endMotion = (): boolean => {
  const short = document.getAnimations().filter(isShort);
  for (const animation of short) animation.finish();
  return short.length > 0;
};

const mostFrames = 60;

/**
 * Resolves after two frames in a row with the same layout and nothing in motion: screens adapt to their space late. To
 * false where the layout still changes after a second's frames: two layouts that cause each other.
 */
export const layoutSettled = async (): Promise<boolean> => {
  await nextFrame();
  endMotion();
  let before = layoutNow();
  for (let frame = 0; frame < mostFrames; frame += 1) {
    await nextFrame();
    const moved = endMotion();
    const now = layoutNow();
    if (now === before && !moved) return true;
    before = now;
  }
  return false;
};

const twoFrames = async (): Promise<void> => {
  await nextFrame();
  await nextFrame();
};

/** Resolves when the settled layout is on the glass, where a picture of the window shows it. */
export const pagePainted = async (): Promise<void> => {
  await layoutSettled();
  await twoFrames();
};

/**
 * The same, with every pixel drawn again, after a frame with another ground. A tile of which only the changed part is
 * drawn again has other shades at rounded corners than one that is drawn whole: two pictures of one layout would differ.
 */
export const pageRedrawn = async (): Promise<void> => {
  await layoutSettled();
  const { style } = document.documentElement;
  style.background = "#808080";
  await twoFrames();
  style.background = "";
  await twoFrames();
};
