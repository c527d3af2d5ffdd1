import { type ReactElement, type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import type { KeyBoard, KeyBoardFace } from "./key-board.ts";
import { loadKeyBoard } from "./load-typing.ts";

interface KeyRowsProps {
  /** The same object while its content is unchanged: a new one redraws every key. */
  readonly face: KeyBoardFace;
  readonly label: string;
  readonly onKey: (key: string) => void;
}

type CreateKeyBoard = typeof import("./key-board.ts").createKeyBoard;

/** Makes the keys in the element once their code is loaded, and removes them with it. */
const useKeyBoard = ({ face, onKey }: KeyRowsProps): RefObject<HTMLDivElement | null> => {
  const element = useRef<HTMLDivElement>(null);
  const [keyBoard, setKeyBoard] = useState<KeyBoard | null>(null);
  const press = useEffectEvent(onKey);
  const make = useEffectEvent((create: CreateKeyBoard): KeyBoard | null =>
    element.current === null ? null : create(element.current, face, (key) => press(key)),
  );
  useEffect(() => {
    let made: KeyBoard | null = null;
    let isGone = false;
    void loadKeyBoard().then(({ createKeyBoard }) => {
      if (isGone) return;
      made = make(createKeyBoard);
      setKeyBoard(made);
    });
    return () => {
      isGone = true;
      made?.remove();
    };
  }, []);
  useEffect(() => keyBoard?.show(face), [keyBoard, face]);
  return element;
};

/** Rows of keys. While their code is loading, their room stays empty. */
export const KeyRows = (props: KeyRowsProps): ReactElement => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look and meaning with it
  <div ref={useKeyBoard(props)} className="entry-keys" role="group" aria-label={props.label} />
);
