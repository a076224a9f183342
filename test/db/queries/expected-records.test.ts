import { expect, it } from 'vitest';
import { listExpectedRecords } from '../../../db/queries/expected-records.ts';
import { tempDepartment, write } from '../support/temp-workspace.ts';

it('lists what all workflows keep, with step, keeper and term, in the order of the workflows', () => {
  const { db, departmentId } = tempDepartment();
  const ids = write(db, (writer) => {
    const position = writer.create('position', { name: '维修调度岗' }, { departmentId });
    const second = writer.create('workflow', { name: '盘点', records: '盘点表（库管）', ordinal: 2 }, { departmentId });
    const first = writer.create(
      'workflow',
      {
        name: '报修',
        positionId: position.id,
        records: '1、工单（维修科保存3年）\n2、回访记录（调度岗保存）',
        ordinal: 1,
      },
      { departmentId },
    );
    const step = writer.create(
      'workflowStep',
      { workflowId: first.id, action: '维修', output: '工单', timing: '每周', timeLimit: '3日内' },
      { departmentId },
    );
    return { position: position.id, first: first.id, second: second.id, step: step.id };
  });
  const repair = { workflowId: ids.first, workflowName: '报修', positionId: ids.position };
  expect(listExpectedRecords(db, departmentId)).toEqual([
    { ...repair, stepId: ids.step, name: '工单', keeper: '维修科', retention: '3年', due: '每周' },
    { ...repair, stepId: null, name: '回访记录', keeper: '调度岗', retention: '', due: '' },
    {
      workflowId: ids.second,
      workflowName: '盘点',
      positionId: null,
      stepId: null,
      name: '盘点表（库管）',
      keeper: '',
      retention: '',
      due: '',
    },
  ]);
});
