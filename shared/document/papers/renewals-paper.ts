import type { Renewal } from '../../domain/rollover/renewals.ts';
import type { Paper } from '../blocks.ts';
import { coverageYearWords, whereToLook } from '../coverage-words.ts';
import { cell, headRow, labelCell, paragraph, table } from '../inline.ts';
import { typeArea } from '../page-geometry.ts';
import { renewalKindOf, renewalReason, type RenewalYear, termOfRenewal } from '../renewal-words.ts';
import { type CoverageHead, coverageShell } from './coverage-paper.ts';

export interface RenewalsContent {
  readonly items: readonly Renewal[];
  /** How many things there are that a year renews, the renewed ones included. */
  readonly asked: number;
  readonly date: string;
  readonly year: RenewalYear;
}

/** 年度更新清单: what a new year needs anew, why, and who keeps it, to be ticked off by hand. */
export function renewalsPaper({ items, asked, date, year }: RenewalsContent, head: CoverageHead): Paper {
  const yearName = coverageYearWords(year.basis, year.year);
  const { widthMm } = typeArea('handbook', 'landscape');
  const rest = widthMm - 10 - 20 - 30 - 16;
  const columnsMm = [10, 20, rest * 0.38, rest * 0.36, rest * 0.26, 30, 16];
  const rows: Parameters<typeof table>[0]['rows'][number][] = [];
  let place: string | null = null;
  for (const [index, item] of items.entries()) {
    const band = item.what === 'proof' ? item.positionName || '部门（未定岗位）' : '目标、任务与文本';
    if (band !== place) rows.push({ band: labelCell(band, { align: 'left' }) });
    place = band;
    const title = item.what === 'term' ? termOfRenewal(item.title) : item.title;
    const expected = item.what === 'proof' && item.detail !== '' ? `\n应有：${item.detail}` : '';
    rows.push([
      cell(String(index + 1), { align: 'center' }),
      cell(renewalKindOf(item), { align: 'center' }),
      cell(`${title}${expected}`),
      cell(renewalReason(item, year)),
      cell(whereToLook(item)),
      cell(item.keepers.join('、'), { align: 'center' }),
      cell('□', { align: 'center' }),
    ]);
  }
  return coverageShell('年度更新清单', { yearName, date, head, orientation: 'landscape' }, [
    paragraph(
      'body',
      items.length === 0
        ? `${yearName}应更新的${asked}项都已更新。`
        : `${yearName}应更新${asked}项，还有${items.length}项没有更新。更新一项，在末栏打勾。`,
    ),
    ...(rows.length === 0
      ? []
      : [
          table({
            columnsMm,
            head: [headRow(['序号', '类别', '事项', '为什么要更新', '上次的在哪里', '由谁负责', '已办'])],
            fontSize: 9,
            summary: `${yearName}应更新的事项`,
            rows,
          }),
        ]),
  ]);
}
