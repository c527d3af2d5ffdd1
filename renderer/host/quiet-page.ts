const prevent = (event: Event): void => event.preventDefault();

const preventZoom = (event: WheelEvent): void => {
  if (event.ctrlKey) event.preventDefault();
};

/** A counter screen is no browser: no menu, no dragging of pictures, no dropping of files, no zoom by wheel. */
export const keepPageQuiet = (): void => {
  for (const name of ["contextmenu", "dragstart", "dragover", "drop"]) window.addEventListener(name, prevent);
  window.addEventListener("wheel", preventZoom, { passive: false });
};
