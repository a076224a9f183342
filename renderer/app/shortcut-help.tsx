import { useWords } from '../lib/words/words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { KeyHint } from '../ui/page.tsx';
import { useWorkspace } from '../lib/workspace-store.ts';
import { numberedScreens } from '../lib/workspace-screens.ts';

export function ShortcutHelp({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const kind = useWorkspace(({ status }) => status?.kind ?? 'department');
  const { shortcuts, screens } = words.shell;
  const rows: readonly (readonly [string, string])[] = [
    ...numberedScreens(kind).map((screen, index) => [`Ctrl+${index + 1}`, shortcuts.goTo(screens[screen])] as const),
    ['Ctrl+K', words.search.title],
    ['Ctrl+L', words.links.title],
    ['Ctrl+S', shortcuts.save],
    ['Ctrl+Z', words.undo.undo],
    ['Ctrl+Y', words.undo.redo],
    ['Ctrl+P', shortcuts.print],
    ['Alt+←', shortcuts.back],
    ['Tab', shortcuts.moveField],
    ['Enter', shortcuts.nextField],
    ['Esc', shortcuts.restoreField],
    ['↑+↓', shortcuts.moveRow],
    ['F1', shortcuts.help],
  ];
  return (
    <Dialog title={shortcuts.title} closeLabel={words.common.close} onClose={onClose} readOnly>
      <p className="gb-muted">{shortcuts.intro}</p>
      <table className="gb-shortcuts">
        <tbody>
          {rows.map(([keys, text]) => (
            <tr key={keys}>
              <td>
                <KeyHint keys={keys} />
              </td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
