import {
  AlignmentType,
  type IFontAttributesProperties,
  type IParagraphStylePropertiesOptions,
  type IRunStylePropertiesOptions,
  type IStylesOptions,
  LineRuleType,
} from 'docx';
import type { Face, LayoutProfile } from '../../../shared/document/blocks.ts';
import { pageGeometry } from '../../../shared/document/page-geometry.ts';

/** Twentieths of a point in a millimetre. */
export function twips(mm: number): number {
  return Math.round((mm * 1440) / 25.4);
}

const eastAsian: Readonly<Record<Face, string>> = {
  song: '宋体',
  hei: '黑体',
  fang: '仿宋',
  kai: '楷体',
  title: '方正小标宋简体',
};

/** The fonts of Chinese office papers by their Windows names; `hint` gives quotation marks their Chinese width. */
export function fontOf(face: Face): IFontAttributesProperties {
  const latin = face === 'hei' ? '黑体' : 'Times New Roman';
  return { ascii: latin, hAnsi: latin, cs: 'Times New Roman', eastAsia: eastAsian[face], hint: 'eastAsia' };
}

export const bodyFace: Readonly<Record<LayoutProfile, Face>> = { handbook: 'song', official: 'fang' };
export const ink = '1F2A3A';
export const grey = '6E6E6E';

/** Names of the paragraph styles that a user finds in Word's list. */
export const styleIds = {
  body: 'PaperBody',
  plain: 'PaperPlain',
  title: 'PaperTitle',
  subtitle: 'PaperSubtitle',
  note: 'PaperNote',
  caption: 'PaperCaption',
  cell: 'PaperCell',
  contentsTitle: 'PaperContentsTitle',
  unlisted1: 'PaperFrontHeading1',
  unlisted2: 'PaperFrontHeading2',
} as const;

interface Style {
  readonly run?: IRunStylePropertiesOptions;
  readonly paragraph?: IParagraphStylePropertiesOptions;
}

/** Real heading styles with outline levels, and one style for each kind of paragraph. */
export function stylesOf(layout: LayoutProfile): IStylesOptions {
  const { bodySize, linePitch } = pageGeometry[layout];
  const pitch = Math.round(linePitch * 20);
  const exact = { line: pitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const;
  const atLeast = {
    line: pitch,
    lineRule: layout === 'official' ? LineRuleType.EXACT : LineRuleType.AT_LEAST,
    before: 0,
    after: 0,
  } as const;
  // 28 characters of 16 pt are 2 mm wider than the type area of GB/T 9704. A character grid would say so too, but it also
  // spreads the letters of tables and of Latin words.
  const narrowed = layout === 'official' ? { characterSpacing: -4 } : {};
  const headings = layout === 'official' ? officialHeadings(exact) : handbookHeadings();
  const named = (id: string, name: string, style: Style & { readonly basedOn?: string }) => ({
    id,
    name,
    basedOn: 'Normal',
    next: styleIds.body,
    quickFormat: true,
    ...style,
  });
  return {
    default: {
      document: {
        run: {
          font: fontOf(bodyFace[layout]),
          size: bodySize * 2,
          ...narrowed,
          language: { value: 'en-US', eastAsia: 'zh-CN' },
        },
        paragraph: { spacing: atLeast },
      },
      heading1: headings[0] ?? {},
      heading2: headings[1] ?? {},
      heading3: headings[2] ?? {},
      heading4: headings[3] ?? {},
    },
    paragraphStyles: [
      named(styleIds.body, '手册正文', {
        paragraph: {
          spacing: atLeast,
          indent: { firstLine: bodySize * 40, firstLineChars: 200 },
          alignment: AlignmentType.BOTH,
        },
      }),
      named(styleIds.plain, '手册正文（不缩进）', { paragraph: { spacing: atLeast } }),
      named(styleIds.title, '手册标题', {
        run: { font: fontOf('title'), size: 44, bold: true },
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing: { before: 240, after: 240, line: 600, lineRule: LineRuleType.AT_LEAST },
        },
      }),
      named(styleIds.subtitle, '手册副标题', {
        paragraph: { alignment: AlignmentType.CENTER, spacing: { ...atLeast, after: twips(6) }, keepNext: true },
      }),
      named(styleIds.note, '手册附注', {
        run: { size: 18, color: grey },
        paragraph: { spacing: { before: twips(2), after: 0, line: 280, lineRule: LineRuleType.AT_LEAST } },
      }),
      named(styleIds.caption, '手册图表名', {
        run: { font: fontOf('hei'), size: 20 },
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing: { before: twips(1.5), after: twips(3), line: 300, lineRule: LineRuleType.AT_LEAST },
        },
      }),
      named(styleIds.cell, '手册表格', {
        run: { font: fontOf(bodyFace[layout]), characterSpacing: 0 },
        paragraph: { spacing: { before: 20, after: 20, line: 250, lineRule: LineRuleType.AT_LEAST } },
      }),
      named(styleIds.contentsTitle, '手册目录标题', {
        run: { font: fontOf('hei'), size: 40, bold: true, color: ink },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { before: twips(4), after: twips(8) } },
      }),
      named(styleIds.unlisted1, '手册标题1（不入目录）', { basedOn: 'Heading1' }),
      named(styleIds.unlisted2, '手册标题2（不入目录）', { basedOn: 'Heading2' }),
      named('TOC1', 'toc 1', {
        run: { font: fontOf('hei'), size: 24 },
        paragraph: { spacing: { before: 120, after: 0, line: 360, lineRule: LineRuleType.AT_LEAST } },
      }),
      named('TOC2', 'toc 2', {
        run: { font: fontOf('song'), size: 22 },
        paragraph: {
          indent: { left: twips(7) },
          spacing: { before: 20, after: 0, line: 340, lineRule: LineRuleType.AT_LEAST },
        },
      }),
      named('TOC3', 'toc 3', {
        run: { font: fontOf('song'), size: 21 },
        paragraph: {
          indent: { left: twips(14) },
          spacing: { before: 0, after: 0, line: 320, lineRule: LineRuleType.AT_LEAST },
        },
      }),
    ],
  };
}

type HeadingStyle = { readonly run: IRunStylePropertiesOptions; readonly paragraph: IParagraphStylePropertiesOptions };

function handbookHeadings(): HeadingStyle[] {
  const make = (outlineLevel: number, size: number, beforeAfter: readonly [number, number]): HeadingStyle => ({
    run: { font: fontOf('hei'), size: size * 2, bold: true, color: ink },
    paragraph: {
      outlineLevel,
      keepNext: true,
      keepLines: true,
      ...(outlineLevel === 0 ? { alignment: AlignmentType.CENTER } : {}),
      spacing: {
        before: twips(beforeAfter[0]),
        after: twips(beforeAfter[1]),
        line: Math.round(size * 26),
        lineRule: LineRuleType.AT_LEAST,
      },
    },
  });
  return [make(0, 20, [4, 8]), make(1, 15, [6, 3.5]), make(2, 12, [4, 2.5]), make(3, 11, [3, 2])];
}

function officialHeadings(exact: IParagraphStylePropertiesOptions['spacing']): HeadingStyle[] {
  const make = (outlineLevel: number, face: Face): HeadingStyle => ({
    run: { font: fontOf(face), size: 32, bold: false, color: '000000' },
    paragraph: {
      outlineLevel,
      keepNext: true,
      indent: { firstLine: 640, firstLineChars: 200 },
      ...(exact === undefined ? {} : { spacing: exact }),
    },
  });
  return [
    {
      run: { font: fontOf('title'), size: 44, bold: true, color: '000000' },
      paragraph: {
        outlineLevel: 0,
        keepNext: true,
        alignment: AlignmentType.CENTER,
        spacing: { before: 0, after: twips(8), line: 660, lineRule: LineRuleType.AT_LEAST },
      },
    },
    make(1, 'hei'),
    make(2, 'kai'),
    make(3, 'fang'),
  ];
}
