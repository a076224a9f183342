import { Component, type ReactNode } from 'react';
import { currentWords } from '../lib/words/words.ts';
import { Button } from '../ui/button.tsx';

interface Props {
  readonly children: ReactNode;
  /** A new value shows the content again: the screen's name. */
  readonly resetKey: string;
}
interface State {
  readonly failed: Error | null;
  readonly key: string;
}

/** Keeps a page that cannot be drawn from taking the whole window with it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: null, key: this.props.resetKey };

  static getDerivedStateFromError(cause: unknown): Partial<State> {
    return { failed: cause instanceof Error ? cause : new Error(String(cause)) };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.key ? null : { failed: null, key: props.resetKey };
  }

  override render(): ReactNode {
    if (this.state.failed === null) return this.props.children;
    const words = currentWords().shell.broken;
    return (
      <div className="gb-full">
        <div className="gb-full-card" role="alert">
          <h1>{words.title}</h1>
          <p>{words.text}</p>
          <details>
            <summary>{words.detail}</summary>
            <pre>{this.state.failed.stack ?? this.state.failed.message}</pre>
          </details>
          <div className="gb-actions">
            <Button tone="primary" onClick={() => this.setState({ failed: null })}>
              {words.reload}
            </Button>
          </div>
        </div>
      </div>
    );
  }
}
