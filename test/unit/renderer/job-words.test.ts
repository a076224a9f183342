import { expect, test } from 'vitest';
import { describeJob } from '../../../renderer/lib/job-words.ts';
import type { Job } from '../../../renderer/lib/run-job.ts';
import { zhCn } from '../../../renderer/lib/words/zh-cn.ts';

const job: Job = {
  id: 'j',
  title: '导出同步包',
  startedAtMs: 0,
  progress: null,
  cancelling: false,
  inPlace: true,
  quiet: false,
};
const megabyte = 1024 * 1024;

test('bytes are told with speed and time left once a second has passed', () => {
  const progress = {
    jobId: 'j',
    stage: 'packing',
    done: 20 * megabyte,
    total: 80 * megabyte,
    unit: 'bytes' as const,
    label: 'a.pdf',
  };
  expect(describeJob({ ...job, progress }, 2000, zhCn)).toEqual({
    stage: '正在打包',
    label: 'a.pdf',
    percent: 25,
    figures: ['20.0 MB / 80.0 MB', '10.0 MB/秒', '约剩6秒'],
  });
});

test('while the whole is unknown, no percentage is made up', () => {
  const progress = { jobId: 'j', stage: 'scanning', done: 1200, total: 0, unit: 'files' as const, label: '' };
  expect(describeJob({ ...job, progress }, 500, zhCn)).toEqual({
    stage: '正在查找文件',
    label: '',
    percent: null,
    figures: ['1,200个文件'],
  });
});

test('counted steps are told without a guess at the time left', () => {
  const progress = {
    jobId: 'j',
    stage: 'importing',
    done: 1,
    total: 3,
    unit: 'steps' as const,
    label: 'workbook.xlsx',
  };
  expect(describeJob({ ...job, progress }, 9000, zhCn).figures).toEqual(['1 / 3步']);
});

test('a job that is being cancelled says so', () => {
  expect(describeJob({ ...job, cancelling: true }, 500, zhCn).stage).toBe('正在取消…');
});
