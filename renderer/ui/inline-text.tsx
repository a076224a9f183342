import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { focusNext } from './focus.ts';
import { useAutosaveField } from './use-autosave.ts';

export interface InlineTextProps {
  readonly value: string;
  /** Writes the text; answers whether it was taken. */
  readonly onSave: (text: string, base: string) => Promise<boolean>;
  /** Spoken name of the field. */
  readonly label: string;
  readonly placeholder?: string;
  readonly id?: string;
  readonly maxLength?: number;
  /** An empty text is restored instead of saved: for names, which the file refuses without words. */
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly className?: string;
  /** Enter: instead of going to the next field. For lists that add the next line. */
  readonly onEnter?: () => void;
}

/** One line that looks like text until it is entered. Enter saves and goes on, Esc restores. */
export function InlineTextField(props: InlineTextProps) {
  const field = useGuarded(props);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return; // Enter and Esc belong to the input method while it spells
    if (event.key === 'Escape') field.restore();
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void field.flush();
    if (props.onEnter) props.onEnter();
    else focusNext(event.currentTarget, event.shiftKey);
  };
  return (
    <input
      {...common(props, field.state)}
      type="text"
      value={field.text}
      onChange={(event) => field.type(event.currentTarget.value)}
      onBlur={field.leave}
      onKeyDown={onKeyDown}
    />
  );
}

/** Several lines, as high as its text. Enter breaks the line, Ctrl+Enter goes on, Esc restores. */
export function InlineTextArea(props: InlineTextProps & { readonly minRows?: number }) {
  const field = useGuarded(props);
  const ref = useRef<HTMLTextAreaElement>(null);
  // Reading scrollHeight after the text changed keeps the box as high as its words, with no scroll bar inside the page.
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight + 2}px`;
  }, [field.text]);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') field.restore();
    if (event.key !== 'Enter' || !(event.ctrlKey || (props.onEnter && !event.shiftKey))) return;
    event.preventDefault();
    void field.flush();
    if (props.onEnter) props.onEnter();
    else focusNext(event.currentTarget, event.shiftKey);
  };
  return (
    <textarea
      {...common(props, field.state)}
      ref={ref}
      rows={props.minRows ?? 1}
      value={field.text}
      onChange={(event) => field.type(event.currentTarget.value)}
      onBlur={field.leave}
      onKeyDown={onKeyDown}
    />
  );
}

function useGuarded({ value, onSave, required = false }: InlineTextProps) {
  const field = useAutosaveField({ value, save: onSave, required });
  const leave = (): void => {
    if (required && field.text.trim() === '') field.restore();
    else void field.flush();
  };
  return { ...field, leave };
}

function common(props: InlineTextProps, state: string) {
  return {
    className: `gb-inline ${props.className ?? ''}`,
    'aria-label': props.label,
    'data-state': state,
    'aria-invalid': state === 'failed' || undefined,
    id: props.id,
    placeholder: props.placeholder,
    maxLength: props.maxLength,
    disabled: props.disabled,
    autoFocus: props.autoFocus,
    spellCheck: false,
  };
}
