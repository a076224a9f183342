import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../shared/app-error.ts';
import { api } from '../../lib/client.ts';
import { dismissFailure, track } from '../../lib/save-state.ts';
import { useChanged } from '../../lib/use-changed.ts';
import { Draft } from '../../ui/draft.ts';
import { adopted, draftOf, type EditorDraft, savable } from './workflow-draft.ts';

export interface WorkflowEditing {
  readonly draft: EditorDraft | null;
  readonly error: AppError | null;
  /** The file holds another version than the one that is being edited. */
  readonly changedElsewhere: boolean;
  readonly change: (step: (draft: EditorDraft) => EditorDraft) => void;
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
}

const saveAfterMs = 600;

/** Holds a whole workflow while it is edited and saves it as a whole after each pause. */
export function useWorkflowDraft(id: string): WorkflowEditing {
  const [draft, setDraft] = useState<EditorDraft | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [changedElsewhere, setChangedElsewhere] = useState(false);
  const now = useRef<EditorDraft | null>(null);
  const stored = useRef('');
  /** What the file held when the draft was last in step with it; a save of anything older is refused. */
  const version = useRef('');
  const show = useCallback((next: EditorDraft): void => {
    now.current = next;
    setDraft(next);
  }, []);

  // The window's own guard against closing with unsaved words; the text is the draft as it would be sent.
  const keeper = useRef<Draft | null>(null);
  keeper.current ??= new Draft({
    stored: '',
    required: false,
    delayMs: saveAfterMs,
    changed: () => undefined,
    save: async () => {
      const sent = now.current && savable(now.current);
      if (!sent) return false;
      const result = await track(
        () => api.workflows.save({ ...sent, expectedVersion: version.current }),
        `workflow:${id}`,
      );
      if (!result.ok) {
        if (result.error.code === 'conflict') setChangedElsewhere(true);
        return false;
      }
      version.current = result.value.version;
      stored.current = JSON.stringify(savable(draftOf(result.value)));
      if (now.current) show(adopted(now.current, sent, result.value));
      return true;
    },
  });
  const writer = keeper.current;

  const read = useCallback(async (): Promise<void> => {
    const result = await api.workflows.get({ id });
    if (!result.ok) {
      setError(result.error);
      return;
    }
    const theirs = draftOf(result.value);
    const text = JSON.stringify(savable(theirs));
    if (now.current === null) {
      version.current = result.value.version;
      stored.current = text;
      writer.reload('');
      show(theirs);
    } else if (text === stored.current) {
      version.current = result.value.version;
    } else if (writer.dirty) {
      setChangedElsewhere(true);
    } else {
      version.current = result.value.version;
      stored.current = text;
      show(theirs);
    }
  }, [id, show, writer]);
  useEffect(() => {
    void read();
    return () => void writer.flush();
  }, [read, writer]);
  useChanged(['workflow', 'workflowStep', 'workflowLink'], () => void read());

  return {
    draft,
    error,
    changedElsewhere,
    change: (work) => {
      if (now.current === null) return;
      const next = work(now.current);
      if (next === now.current) return;
      show(next);
      const sent = savable(next);
      // What cannot be saved yet (no name) is not lost: it stays in the draft until it can.
      if (sent !== null && JSON.stringify(sent) !== stored.current) writer.type(JSON.stringify(sent));
    },
    takeTheirs: () => {
      writer.restore();
      now.current = null;
      dismissFailure(`workflow:${id}`);
      setChangedElsewhere(false);
      void read();
    },
    keepMine: () => {
      setChangedElsewhere(false);
      void api.workflows.get({ id }).then((result) => {
        // From now on the draft is a change of what stands there, seen and decided on.
        if (result.ok) version.current = result.value.version;
        return writer.flush();
      });
    },
  };
}
