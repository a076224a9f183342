import type { Handbook } from '../../domain/handbook.ts';
import type { RecordSet } from '../../domain/record-set.ts';

/** What a handbook's cover and approval page say until somebody writes something else. Every field is filled. */
export function defaultHandbook(records: RecordSet, year: number): Handbook {
  const department = records.department[0];
  const name = (id: string | null | undefined) => records.person.find((person) => person.id === id)?.name ?? '';
  const codeScheme = records.handbook.toSorted((a, b) => b.year - a.year)[0]?.codeScheme ?? '';
  const title = `${department?.name ?? ''}质量手册`;
  return {
    year,
    title,
    // A rule that was made once numbers the following years.
    documentCode: codeScheme === '' && department?.code ? `${department.code}/SC-${year}` : '',
    edition: 'A/0',
    controlled: true,
    compiledBy: name(department?.secretaryPersonId),
    reviewedBy: '',
    approvedBy: name(department?.headPersonId),
    issuedOn: '',
    effectiveOn: '',
    approvalText: [
      `《${title}》依照学校内部质量保证体系的要求编制，写明本部门的机构设置、岗位职责、工作流程和工作标准，经审核符合本部门实际，现予批准。`,
      '本手册自实施之日起执行。各岗位人员按手册规定履行职责，留存工作记录；发现不适用之处，及时提出修订。',
    ].join('\n'),
    preface: '',
    includeWorkflows: true,
    includeStandardsTable: true,
    includeEvidenceList: true,
    codeScheme,
  };
}
