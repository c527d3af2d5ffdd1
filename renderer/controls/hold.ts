/** How long a pointer has to be held still, milliseconds. */
export const holdMs = 600;

/** The movement of a still finger, CSS pixels; a larger one is a wipe. */
const tremblePx = 24;

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface HoldTouch extends Point {
  readonly type: "down" | "move" | "up";
  readonly pointerId: number;
}

/** The pointers that are down, and the position of the one that may become a hold. */
export interface Hold {
  readonly pointers: readonly number[];
  readonly from: Point | null;
}

export const nothingHeld: Hold = { pointers: [], from: null };

const isStill = (from: Point, { x, y }: Point): boolean => Math.hypot(x - from.x, y - from.y) <= tremblePx;

/**
 * The hold after a touch. One still finger is a hold. A second finger makes it a palm, and a movement makes it a wipe:
 * neither becomes a hold again before every finger is lifted.
 */
export const holdAfter = (hold: Hold, touch: HoldTouch): Hold => {
  const others = hold.pointers.filter((pointer) => pointer !== touch.pointerId);
  switch (touch.type) {
    case "down":
      return {
        pointers: [...others, touch.pointerId],
        from: hold.pointers.length === 0 ? { x: touch.x, y: touch.y } : null,
      };
    case "move":
      return hold.from === null || isStill(hold.from, touch) ? hold : { ...hold, from: null };
    case "up":
      return { pointers: others, from: null };
  }
};
