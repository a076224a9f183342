import { expect, it } from 'vitest';
import { paperSheet } from '../../../shared/document/paper-sheet.ts';
import { renewalsPaper } from '../../../shared/document/papers/renewals-paper.ts';
import type { Renewal } from '../../../shared/domain/rollover/renewals.ts';

const plain: Renewal = {
  what: 'proof',
  targetId: 'x',
  kind: 'standard',
  recordName: '',
  positionName: '维修管理员',
  title: '每月回访',
  detail: '回访记录',
  cadence: 'month',
  state: 'missing',
  count: 11,
  countNow: 0,
  newest: '2026-11-20',
  keepers: ['程予安', '秦望舒'],
  place: '一号柜',
  placeDay: '2026-11-20',
};

it('lists what a year renews with the reason, where the last one lies and who keeps it, and as a sheet the same', () => {
  const other = { ...plain, kind: null, positionName: '', cadence: null, keepers: ['顾安然'], place: '' } as const;
  const items: Renewal[] = [
    { ...other, what: 'statement', title: '2026年责任状', detail: '维修科' },
    { ...other, what: 'due', title: '更新设备', detail: '2026.12' },
    { ...other, what: 'term', title: '2027-autumn', detail: '', keepers: [] },
    plain,
    { ...plain, kind: 'record', title: '验收单', cadence: 'event', countNow: 2, detail: '' },
  ];
  const head = { collegeName: '云溪职业技术学院', departmentName: '后勤处' };
  const year = { basis: 'calendar', year: 2027 } as const;
  const sheet = paperSheet(renewalsPaper({ items, asked: 9, date: '2026-12-01', year }, head));
  const words = JSON.stringify(sheet);
  for (const text of [
    '"2027年度更新清单"',
    '2027年应更新9项，还有5项没有更新',
    '2026年与维修科签过，2027年还没有。',
    '完成时间写的是“2026.12”，已经过了，请改为2027年的。',
    '2027—2028学年秋季学期',
    '每月都要有新的；2026年有11件，最近一件形成于2026年11月20日。',
    '按次产生，发生一次留一次；2026年有11件，最近一件形成于2026年11月20日；2027年已有2件，还不全。',
    '2026年11月20日的一件放在一号柜',
    '程予安、秦望舒',
    '目标、任务与文本',
    '应有：回访记录',
  ])
    expect(words, text).toContain(text);
  const none = paperSheet(renewalsPaper({ items: [], asked: 9, date: '2026-12-01', year }, head));
  expect(JSON.stringify(none)).toContain('2027年应更新的9项都已更新。');
});
