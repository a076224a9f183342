import { diffText } from '../../../shared/domain/text-diff.ts';
import './changed-text.css';

/** What a field said and says, in one text: what went is struck out, what came is underlined. */
export function ChangedText({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <span className="changed-text">
      {diffText(before, after).map(({ change, text }, at) =>
        change === 'removed' ? (
          <del key={at}>{text}</del>
        ) : change === 'added' ? (
          <ins key={at}>{text}</ins>
        ) : (
          <span key={at}>{text}</span>
        ),
      )}
    </span>
  );
}
