import { Grid } from "antd";

/** Whether the page is too narrow for tables. */
export const useNarrow = (): boolean => !Grid.useBreakpoint().xl;
