import type { EvidenceKind, EvidenceLink, secrecyLevels } from '../../domain/evidence.ts';
import { missingCase } from '../../exhaustive.ts';
import type { RecordLookup } from '../record-lookup.ts';
import { linesOf } from '../words.ts';

/** The kinds of evidence as lists print them. */
export const evidenceKindWords: Record<EvidenceKind, string> = {
  text: '文字',
  statistics: '统计',
  media: '声像',
  certificate: '证书',
  object: '实物',
  other: '其他',
};

/** The levels of secrecy as lists print them. */
export const secrecyWords: Readonly<Record<(typeof secrecyLevels)[number], string>> = {
  public: '公开',
  internal: '内部',
  confidential: '秘密',
};

const longest = 28;

/** What a piece of evidence proves, in a few words: the position's name, or the start of a standard's text. */
export function evidenceTargetName(
  lookup: RecordLookup,
  link: Pick<EvidenceLink, 'targetKind' | 'targetId' | 'recordName'>,
): string {
  const { records } = lookup;
  const find = <T extends { readonly id: string }>(list: readonly T[]): T | undefined =>
    list.find((record) => record.id === link.targetId);
  switch (link.targetKind) {
    case 'position':
      return named('岗位', find(records.position)?.name);
    case 'duty':
      return named('职责', find(records.duty)?.text);
    case 'workItem':
      return named('工作', find(records.workItem)?.text);
    case 'workStandard':
      return named('标准', find(records.workStandard)?.requirement);
    case 'workflow':
      return `${named('流程', find(records.workflow)?.name)}${link.recordName === '' ? '' : `·${link.recordName}`}`;
    case 'annualTask':
      return named('任务', find(records.annualTask)?.content);
    case 'statement':
      return named('责任状', find(records.statement)?.title);
    case 'statementItem':
      return named('责任条目', find(records.statementItem)?.content);
    case 'reviewItem':
      return named('复核意见', find(records.reviewItem)?.remark);
    case 'finding':
      return named('问题', find(records.finding)?.problem);
    case 'indicator':
      return named('指标', find(records.indicator)?.name);
    case 'goal':
      return named('目标', find(records.goal)?.text);
    case 'taskMonth': {
      const month = find(records.taskMonth);
      const task = records.annualTask.find((each) => each.id === month?.annualTaskId);
      return named(`任务${month?.month ?? ''}`, task?.content);
    }
    case 'section':
      return named('科室', find(records.section)?.name);
    case 'department':
      return lookup.departmentName;
    default:
      return missingCase(link.targetKind);
  }
}

function named(kind: string, text: string | undefined): string {
  const words = [...(linesOf(text ?? '')[0] ?? '')];
  if (words.length === 0) return `${kind}：已删除`;
  return `${kind}：${words.length > longest ? `${words.slice(0, longest).join('')}…` : words.join('')}`;
}
