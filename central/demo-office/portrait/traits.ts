/**
 * The features that distinguish one drawn portrait from another. Every value is the illustrator's choice; no real
 * person is shown.
 */
export type HairStyle =
  | "side-part"
  | "crop"
  | "swept-back"
  | "textured-fringe"
  | "receding"
  | "thinning"
  | "bob"
  | "tied-back"
  | "bun"
  | "long"
  | "short-waves"
  | "braid"
  | "pixie";

export type Traits = {
  readonly hair: HairStyle;
  readonly hairTone: keyof typeof hairTones;
  readonly skinTone: keyof typeof skinTones;
  readonly face: "oval" | "square" | "round" | "heart" | "long";
  readonly eyes: "narrow" | "almond" | "wide";
  readonly brows: "fine" | "soft" | "strong";
  readonly lips: keyof typeof lipTones;
  /** 0 flat to 1 broad; always with closed lips. */
  readonly smile: number;
  /** 0 none, 1 first lines, 2 clear lines, 3 deep lines. */
  readonly age: 0 | 1 | 2 | 3;
  readonly glasses: "none" | "round" | "rectangular" | "half-rim";
  readonly attire: "tie" | "scarf" | "open-collar";
  readonly backdrop: keyof typeof backdrops;
};

type HairTone = { readonly base: string; readonly light: string; readonly dark: string };
type SkinTone = { readonly base: string; readonly shade: string; readonly line: string; readonly blush: string };

export const hairTones = {
  black: { base: "#26211f", light: "#453b37", dark: "#171312" },
  "soft-black": { base: "#322927", light: "#55453f", dark: "#201918" },
  brown: { base: "#45312a", light: "#6d4f42", dark: "#2f201b" },
  "salt-and-pepper": { base: "#5b5755", light: "#8b8683", dark: "#403c3b" },
  grey: { base: "#8d8985", light: "#b8b4af", dark: "#6a6663" },
} as const satisfies Record<string, HairTone>;

export const skinTones = {
  fair: { base: "#f6d7bd", shade: "#e3b596", line: "#b98563", blush: "#ee9f86" },
  warm: { base: "#f0c9a6", shade: "#d9a67e", line: "#a97550", blush: "#e3906f" },
  tan: { base: "#dfb088", shade: "#c48f66", line: "#8f5f3d", blush: "#cf7c58" },
  deep: { base: "#cf9c73", shade: "#b17c55", line: "#7c5032", blush: "#bd6b48" },
} as const satisfies Record<string, SkinTone>;

export const lipTones = {
  natural: { upper: "#b8705c", lower: "#cd8770" },
  rose: { upper: "#ab4f51", lower: "#c66a68" },
  coral: { upper: "#b9584a", lower: "#d27663" },
  quiet: { upper: "#a46a54", lower: "#bd836a" },
} as const;

/** Warm neutrals: centre, edge. */
export const backdrops = {
  sand: { centre: "#f8f0e3", edge: "#e6d6c0" },
  linen: { centre: "#f7f2ea", edge: "#dfd5c6" },
  apricot: { centre: "#fbeee0", edge: "#ecd2b8" },
  stone: { centre: "#f3efe9", edge: "#d8d0c5" },
} as const;
