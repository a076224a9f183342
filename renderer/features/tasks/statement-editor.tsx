import type { PaperSpec } from '../../../shared/contract/papers.ts';
import type { StatementDetail } from '../../../shared/contract/statements.ts';
import { isLocked } from '../../../shared/domain/statement-signing.ts';
import { checkPoints } from '../../../shared/domain/statement-points.ts';
import { api } from '../../lib/client.ts';
import { LinksButton } from '../../lib/links-button.tsx';
import { exportPaper, printPaper } from '../../lib/paper-actions.ts';
import { usePrintRequest } from '../../lib/print-request.ts';
import { save } from '../../lib/save-state.ts';
import { inform } from '../../lib/toasts.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Segments } from '../../ui/choice.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { PageBody, PageHeader, Tag } from '../../ui/page.tsx';
import { problemText } from './statement-form.ts';
import { StatementHeadCard, StatementTextsCard } from './statement-fields-card.tsx';
import { StatementItems } from './statement-items.tsx';
import { StatementResult } from './statement-result.tsx';
import { StatementSigning } from './statement-signing.tsx';

interface StatementEditorProps {
  readonly detail: StatementDetail;
  readonly tab: 'form' | 'result';
  readonly previewing: boolean;
  readonly onTab: (tab: 'form' | 'result') => void;
  readonly onPreview: () => void;
  readonly onRemove: () => void;
  readonly onOpen: (id: string) => void;
}

/** One responsibility statement or template: its form, and how its year ended. */
export function StatementEditor(props: StatementEditorProps) {
  const { detail, tab } = props;
  const all = useWords();
  const words = all.statements;
  const { statement, items } = detail;
  const isTemplate = statement.usage === 'template';
  const shown = isTemplate ? 'form' : tab;
  const spec: PaperSpec = { paper: shown === 'form' ? 'statement' : 'statement-result', statementId: statement.id };
  const name = shown === 'form' ? statement.title : `${statement.title} ${words.tabs.result}`;
  usePrintRequest(() => void printPaper(spec));
  const locked = isLocked(statement);
  const [problem] = checkPoints(statement, items).problems;
  const keepAsTemplate = async (): Promise<void> => {
    const title = words.templateName(statement.title).slice(0, 200);
    if ((await save(() => api.statements.saveAsTemplate({ id: statement.id, title }))) !== null)
      inform(words.savedTemplate);
  };
  return (
    <>
      <PageHeader
        title={statement.title}
        subtitle={
          <span className="statement-subtitle">
            <Tag tone={isTemplate ? 'accent' : locked ? 'good' : 'plain'}>
              {isTemplate ? words.isTemplate : locked ? words.signing.tag : words.signing.draftTag}
            </Tag>
            {problem === undefined ? words.addUp : problemText(problem, words.problems)}
          </span>
        }
        actions={
          <>
            <LinksButton kind="statement" id={statement.id} />
            {!locked && (
              <ConfirmButton
                iconOnly
                label={words.remove}
                question={words.removeQuestion(statement.title)}
                note={all.common.removeKept}
                confirmLabel={all.common.remove}
                cancelLabel={all.common.cancel}
                onConfirm={props.onRemove}
              />
            )}
            {!isTemplate && shown === 'form' && (
              <IconButton icon="copy" label={words.saveTemplate} onClick={() => void keepAsTemplate()} />
            )}
            <Button icon="file" aria-pressed={props.previewing} onClick={props.onPreview}>
              {words.showPreview}
            </Button>
            <Button icon="download" onClick={() => void exportPaper(spec, 'docx', name)}>
              Word
            </Button>
            <Button icon="download" onClick={() => void exportPaper(spec, 'pdf', name)}>
              PDF
            </Button>
            <Button icon="print" onClick={() => void printPaper(spec)}>
              {all.papers.print}
            </Button>
          </>
        }
      />
      <PageBody>
        {!isTemplate && (
          <Segments
            label={words.tabsLabel}
            value={shown}
            options={(['form', 'result'] as const).map((value) => ({ value, label: words.tabs[value] }))}
            onChange={(value) => props.onTab(value === 'result' ? 'result' : 'form')}
          />
        )}
        {shown === 'form' ? (
          <>
            {locked && <StatementSigning detail={detail} onOpen={props.onOpen} />}
            <StatementHeadCard statement={statement} />
            <StatementItems detail={detail} />
            <StatementTextsCard statement={statement} />
            {!locked && !isTemplate && <StatementSigning detail={detail} onOpen={props.onOpen} />}
          </>
        ) : (
          <StatementResult detail={detail} />
        )}
      </PageBody>
    </>
  );
}
