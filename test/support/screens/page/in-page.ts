export { takeSteps } from "../../../../build/screens/take-steps.ts";
export { layoutSettled, pagePainted, pageRedrawn } from "./layout-settled.ts";
export { measureScreen } from "./measure-screen.ts";
export { textSizes } from "./text-sizes.ts";
