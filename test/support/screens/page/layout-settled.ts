const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

/** The positions of everything on the page, and the amount of text. */
const layoutNow = (): string =>
  [...document.body.querySelectorAll("*")]
    .map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${x} ${y} ${width} ${height}`;
    })
    .join();

/** Finishes fade-ins, so that the final state is measured. Longer animations show the time and are left. */
const endMotion = (): void => {
  for (const animation of document.getAnimations()) {
    const { endTime } = animation.effect?.getComputedTiming() ?? {};
    if (typeof endTime === "number" && endTime <= 1_000) animation.finish();
  }
};

const mostFrames = 60;

/** Resolves when two frames in a row have the same layout: screens adapt to their space after a first layout. */
export const layoutSettled = async (): Promise<void> => {
  await nextFrame();
  endMotion();
  let before = layoutNow();
  for (let frame = 0; frame < mostFrames; frame += 1) {
    await nextFrame();
    endMotion();
    const now = layoutNow();
    if (now === before) return;
    before = now;
  }
};
