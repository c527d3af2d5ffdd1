import { type ReactElement, useEffect, useRef } from "react";

interface LoginInputProps {
  readonly testId: string;
  readonly label: string;
  readonly example: string;
  readonly value: string;
  readonly secret: boolean;
  /** Whether the key pad writes into this field. */
  readonly current: boolean;
  readonly disabled: boolean;
  /** The error of this field, in words; null without one. */
  readonly trouble: string | null;
  /** The words in its place are good news. */
  readonly isOver?: boolean;
  /** `aria-live` of the error; off while it counts. */
  readonly troubleLive?: "assertive" | "off";
  readonly onText: (text: string) => void;
  readonly onFocus: () => void;
}

/** One field: a real input, so that a hardware keyboard and assistive technology work. */
export const LoginInput = (props: LoginInputProps): ReactElement => {
  const { testId, label, current, disabled, trouble, isOver = false, troubleLive = "assertive" } = props;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (current && !disabled) input.current?.focus();
  }, [current, disabled]);
  return (
    <div className="login-field" data-current={current}>
      <label htmlFor={testId}>{label}</label>
      <input
        ref={input}
        id={testId}
        data-testid={testId}
        type={props.secret ? "password" : "text"}
        inputMode="none"
        autoComplete="off"
        spellCheck={false}
        placeholder={props.example}
        value={props.value}
        disabled={disabled}
        aria-invalid={trouble !== null && !isOver}
        aria-describedby={trouble === null ? undefined : "login-problem"}
        onChange={(event) => props.onText(event.target.value)}
        onFocus={props.onFocus}
      />
      {trouble !== null && (
        <p
          // A new element when the count ends, which is announced as a whole.
          key={troubleLive}
          className="login-problem"
          id="login-problem"
          data-testid="login-problem"
          data-over={isOver ? "" : undefined}
          role="alert"
          aria-live={troubleLive}
        >
          {trouble}
        </p>
      )}
    </div>
  );
};
