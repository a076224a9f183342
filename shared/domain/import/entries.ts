import type { DutyDraft, PositionDraft } from './drafts.ts';
import { type ImportRole, plainLabel } from './labels.ts';
import type { Words } from './ledger.ts';

/** One more value of a field. */
export function addTo(fields: Map<ImportRole, Words[]>, role: ImportRole, words: Words): void {
  fields.set(role, [...(fields.get(role) ?? []), words]);
}

/** Labels that say which part of a field it is: they stay before the value (学历：本科). */
const detailLabels =
  /^(?:学历|专业|职称|工作经验|工作经历|经验|技能|知识|能力|学历要求|专业要求|职称要求|技能要求|知识要求|能力要求|经验要求|教育背景|教育程度|资格证书|证书要求|职业资格|基本条件|基本要求|素质要求|能力素质|政治面貌要求|培训要求|专业知识|工作技能|知识技能|学历专业|内部协作|外部协作|内部协作关系|外部协作关系|内部关系|外部关系|内部联系|外部联系|内部沟通|外部沟通|工作地点|工作时间|工作场所|办公地点|使用工具|使用设备|工作设备|工作工具|所需工具|外语要求|外语水平|计算机要求|计算机水平|身体要求|身体条件|健康要求|性格要求|品德要求|政治要求|政治面貌|学历与专业|学历及专业|学历\/专业|技术职称|持证要求|上岗证书|证书|职业技能|培训经历|所需知识|所需技能|内部协调|外部协调|内部协调关系|外部协调关系|对内联系|对外联系|对内协作|对外协作|作业环境|工作强度|工作班次|班次|工作方式|办公设备|所用设备|工作设施)$/u;

/** A value with its label before it where the label says which part of the field it is. */
export function withDetail(role: ImportRole, label: Words, words: Words): Words {
  const plain = plainLabel(label.text);
  if (!['qualification', 'worksWith', 'workingConditions'].includes(role) || !detailLabels.test(plain)) return words;
  return { text: `${plain}：${words.text}`, spans: words.spans };
}

/** A duty, a work item below it or a standard below that, by its depth in the list. */
export function addDuty(
  position: PositionDraft,
  entry: { readonly words: Words; readonly depth: number; readonly number: number | null },
): { words: Words } {
  const { words, depth, number } = entry;
  const duty = position.duties.at(-1);
  if (depth === 0 || duty === undefined) {
    const made: DutyDraft = { text: words, number, items: [] };
    position.duties.push(made);
    return reference(made);
  }
  const item = duty.items.at(-1);
  if (depth === 1 || item === undefined) {
    const made = { text: words, implied: false, standards: [] };
    duty.items.push(made);
    return reference(made);
  }
  const made = { requirement: words, fields: new Map<ImportRole, Words>() };
  item.standards.push(made);
  return {
    get words() {
      return made.requirement;
    },
    set words(value: Words) {
      made.requirement = value;
    },
  };
}

function reference(entry: { text: Words }): { words: Words } {
  return {
    get words() {
      return entry.text;
    },
    set words(value: Words) {
      entry.text = value;
    },
  };
}
