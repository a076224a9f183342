import { describe, expect, it } from 'vitest';
import { makeDocx } from '../../../electron/host/documents/docx-thread.ts';
import { typeset } from '../../../electron/host/documents/typst-renderer.ts';
import { type SentForPaper, transmittalPaper } from '../../../shared/document/papers/transmittal-paper.ts';
import { recordKinds } from '../../../shared/domain/record-kind.ts';
import { docxObjections } from '../../support/docx-checks.ts';
import { docxText, pdfPages, withoutSpaces } from '../../support/paper-text-out.ts';
import { measurePdf } from '../../support/pdf-layout.ts';
import { paperResources } from '../../support/paper-resources.ts';

const fingerprint = '0123456789abcdef'.repeat(4);
/** As much as can stand on it: long names, every kind of record, eight named volumes. */
const fullest: SentForPaper = {
  transmittal: {
    school: '云溪职业技术学院',
    departmentName: '后勤管理处（校园建设与维修服务中心、节能减排办公室）',
    senderName: '后勤管理处（校园建设与维修服务中心、节能减排办公室）第二台电脑',
    recipientName: '内部质量保证体系诊断与改进工作办公室（质量管理与督导处）',
    fileName: '后勤管理处（校园建设与维修服务中心、节能减排办公室）-20261122-同步包.zip.age',
    sizeBytes: 31 * 1024 ** 3,
    isEncrypted: true,
    volumes: Array.from({ length: 8 }, (_, index) => ({
      name: `后勤管理处-20261122-同步包.zip.age.00${index + 1}`,
      sizeBytes: 3993 * 1_048_576,
    })),
    records: recordKinds.map((kind, index) => ({ kind, count: 1000 + index })),
    heldFiles: 1234,
    previousFingerprint: fingerprint,
  },
  sequence: 28,
  fingerprint,
  mode: 'incremental',
  baseSequence: 26,
  revisionCount: 123_456,
  fileCount: 2_345,
  fileBytes: 30 * 1024 ** 3,
  day: '2026-11-22',
};

describe('同步包交接单', () => {
  it('Is one page at its fullest, says who, to whom, what and which fingerprint, and has lines to sign on', async () => {
    const paper = transmittalPaper(fullest);
    const laidOut = await typeset(paper, paperResources());
    const pages = await pdfPages(laidOut.pdf);
    expect(pages).toHaveLength(1);
    const [measured] = await measurePdf(laidOut.pdf);
    const texts = measured?.texts ?? [];
    // GB/T 9704—2012: the type area of 156 mm by 225 mm, 37 mm from the upper and 28 mm from the left edge.
    expect(Math.min(...texts.map(({ baselineMm, sizePt }) => baselineMm - (sizePt * 25.4) / 72))).toBeGreaterThan(36);
    expect(Math.max(...texts.map(({ baselineMm }) => baselineMm))).toBeLessThan(297 - 35);
    expect(Math.min(...texts.map(({ leftMm }) => leftMm))).toBeGreaterThan(27);
    expect(Math.max(...texts.map(({ rightMm }) => rightMm))).toBeLessThan(210 - 25);
    const text = withoutSpaces(pages[0] ?? '');
    for (const part of [
      '第28号',
      '第26号以来的变动',
      '第27号',
      '岗位职责',
      '2345个文件',
      '共8卷',
      '交出人',
      '接收人',
      '3.9GB',
    ])
      expect(text, part).toContain(part);
    expect(text).toContain(fingerprint);
    const docx = await makeDocx(paper, laidOut);
    expect(docxObjections(docx)).toEqual([]);
    expect(withoutSpaces(docxText(docx))).toContain('交出方（盖章）');
  });

  it('Says plainly what is not there: no recipient, no bundle before it, no volumes', async () => {
    const { transmittal } = fullest;
    const first: SentForPaper = {
      ...fullest,
      sequence: 1,
      mode: 'full',
      transmittal: {
        ...transmittal,
        recipientName: '',
        volumes: [],
        heldFiles: 0,
        previousFingerprint: '',
        isEncrypted: false,
      },
    };
    const [page = ''] = await pdfPages((await typeset(transmittalPaper(first), paperResources())).pdf);
    const text = withoutSpaces(page);
    for (const part of ['不指定', '无（第一个）', '全部内容']) expect(text, part).toContain(part);
    for (const part of ['分卷', '已加密', '对方已有']) expect(text, part).not.toContain(part);
  });
});
