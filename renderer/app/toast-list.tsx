import { closeToast, type Toast, useToasts } from '../lib/toasts.ts';
import { describeError } from '../lib/error-words.ts';
import { useWords } from '../lib/words/words.ts';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icons.tsx';

const marks = { good: 'check', plain: 'info', bad: 'warning' } as const;

/** Short messages; spoken by screen readers as they come. */
export function ToastList() {
  const words = useWords();
  const toasts = useToasts((state) => state.toasts);
  return (
    <section className="gb-toasts" aria-label={words.shell.toasts} aria-live="polite">
      {toasts.map((toast) => (
        <div
          key={toast.id}
          className={`gb-toast gb-toast-${toast.tone}`}
          role={toast.tone === 'bad' ? 'alert' : 'status'}
        >
          <Icon name={marks[toast.tone]} size={16} />
          <Words toast={toast} />
          <IconButton icon="close" label={words.common.close} onClick={() => closeToast(toast.id)} />
        </div>
      ))}
    </section>
  );
}

function Words({ toast }: { readonly toast: Toast }) {
  const words = useWords();
  const { error, action } = toast;
  const text = error === null ? toast.text : describeError(error, words);
  return (
    <div className="gb-toast-words">
      {text}
      {action !== null && (
        <button type="button" className="gb-link-button" onClick={action.run}>
          {action.label}
        </button>
      )}
    </div>
  );
}
