const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Where everything on the page is, and how much text there is. */
const layoutNow = (): string =>
  [...document.body.querySelectorAll("*")]
    .map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${x} ${y} ${width} ${height}`;
    })
    .join();

/** Ends what fades in: it is looked at as it will stand. What takes longer than that tells the time. */
const endMotion = (): void => {
  for (const animation of document.getAnimations()) {
    const { endTime } = animation.effect?.getComputedTiming() ?? {};
    if (typeof endTime === "number" && endTime <= 1_000) animation.finish();
  }
};

const mostFrames = 60;

/** Resolves when two frames in a row are laid out alike: screens fit themselves into their room after a first layout. */
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
