import { createContext, useContext } from "react";

export const KeyContext = createContext("");

/** The office key that the centre has accepted. */
export const useKey = (): string => useContext(KeyContext);
