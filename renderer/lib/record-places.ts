import type { SearchHit } from '../../shared/contract/search.ts';
import type { Place, ScreenParams } from './navigation.ts';
import type { IconName } from '../ui/icons.tsx';

/** Where a found record is opened: on the screen of the record that it belongs to, at its own place there. */
export function placeOfHit({ id, kind, title, root }: Pick<SearchHit, 'id' | 'kind' | 'title' | 'root'>): Place {
  const year: ScreenParams = root.year === null ? {} : { year: String(root.year) };
  switch (root.kind) {
    case 'position':
      return { screen: 'positions', params: { id: root.id, ...(id === root.id ? {} : { focus: focusOf(kind, id) }) } };
    case 'workflow':
      return { screen: 'workflows', params: { id: root.id } };
    case 'goal':
      return { screen: 'goals', params: { id: root.id } };
    case 'annualTask':
      return { screen: 'tasks', params: { id: root.id, ...year } };
    case 'statement':
      return { screen: 'statements', params: { id: root.id, ...year } };
    case 'indicator':
      return { screen: 'indicators', params: { id: root.id } };
    case 'finding':
      return { screen: 'findings', params: { id: root.id } };
    case 'layerStandard':
      return { screen: 'libraries', params: { tab: 'own', id: root.id } };
    case 'library':
      return { screen: 'libraries', params: { tab: 'browse' } };
    case 'paperTemplate':
      return { screen: 'printing', params: { templates: 'open' } };
    case 'evidence':
      return { screen: 'evidence', params: { id: root.id } };
    case 'handbook':
      if (kind === 'handbookChapter')
        return { screen: 'handbook', params: { paper: 'handbook', chapterId: id, ...year } };
      return { screen: 'handbook', params: { paper: 'handbook', tab: 'settings', ...year } };
    case 'college':
    case 'department':
    case 'section':
    case 'person':
      return { screen: 'department', params: { id: root.id } };
    default:
      // A kind that has no screen of its own still has its history.
      return { screen: 'history', params: { recordId: id, title } };
  }
}

/** The position screen opens at a line of its outline, or at a part of its form. */
function focusOf(kind: string, id: string): string {
  return kind === 'positionHolder' ? 'holders' : id;
}

const icons: Readonly<Record<string, IconName>> = {
  college: 'department',
  department: 'department',
  section: 'department',
  person: 'person',
  workingGroupMember: 'person',
  position: 'positions',
  positionHolder: 'person',
  duty: 'positions',
  workItem: 'positions',
  workStandard: 'check',
  workflow: 'workflows',
  workflowStep: 'workflows',
  workflowLink: 'workflows',
  library: 'libraries',
  libraryEntry: 'libraries',
  layerStandard: 'libraries',
  finding: 'findings',
  indicator: 'indicators',
  indicatorReading: 'indicators',
  goal: 'goals',
  goalTarget: 'goals',
  annualTask: 'tasks',
  taskEntry: 'tasks',
  taskQuantity: 'tasks',
  statement: 'statements',
  statementItem: 'statements',
  evidence: 'evidence',
  evidencePart: 'evidence',
  evidenceLink: 'link',
  fileText: 'file',
  handbook: 'handbook',
  paperTemplate: 'printing',
  paperTemplateVersion: 'printing',
  handbookChapter: 'handbook',
  handbookEdition: 'handbook',
  handbookCopy: 'handbook',
};

/** The mark of a kind of record. */
export function iconOfKind(kind: string): IconName {
  return icons[kind] ?? 'file';
}
