import type { CSSProperties } from "react";

/** Numbers for the style sheets. Set through the object model, which the content policy allows. */
export const cssVariables = (variables: Readonly<Record<`--${string}`, string | number>>): CSSProperties =>
  variables as CSSProperties;
