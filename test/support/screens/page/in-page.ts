export { takeSteps } from "../../../../build/screens/take-steps.ts";
export { layoutSettled, pagePainted } from "./layout-settled.ts";
export { measureScreen } from "./measure-screen.ts";
