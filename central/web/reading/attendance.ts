/** Without an action for this long a page counts as unattended, milliseconds. */
const attendedMs = 60_000;

let lastActionMs = Date.now();

const noteAction = (): void => {
  lastActionMs = Date.now();
};

/** Notes a person's actions on this page: its own polling must not keep a session alive. */
export const watchActions = (): void => {
  for (const name of ["pointerdown", "keydown", "wheel"]) {
    window.addEventListener(name, noteAction, { capture: true, passive: true });
  }
};

export const isUnattended = (): boolean => Date.now() - lastActionMs > attendedMs;
