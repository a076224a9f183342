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
import { cellPitch, handbookStyles, type LineStyle } from '../../../shared/document/paper-styles.ts';

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
  captionAbove: 'PaperCaptionAbove',
  captionBelow: 'PaperCaptionBelow',
  cell: 'PaperCell',
  contentsTitle: 'PaperContentsTitle',
  listLine: 'TableofFigures',
  indexLetter: 'PaperIndexLetter',
  unlisted1: 'PaperFrontHeading1',
  unlisted2: 'PaperFrontHeading2',
} as const;

/** Lines of a fixed height: other fonts than ours fill the pages alike. Points become twentieths. */
export function spacingOf(style: LineStyle): NonNullable<IParagraphStylePropertiesOptions['spacing']> {
  const { pitch, before, after } = style;
  return {
    before: Math.round(before * 20),
    after: Math.round(after * 20),
    line: Math.round(pitch * 20),
    lineRule: LineRuleType.EXACT,
  };
}

/** The look of a style of `handbookStyles` but for its typeface. */
function lookOf(style: LineStyle): { readonly size: number; readonly spacing: ReturnType<typeof spacingOf> } {
  return { size: style.size * 2, spacing: spacingOf(style) };
}

interface Style {
  readonly run?: IRunStylePropertiesOptions;
  readonly paragraph?: IParagraphStylePropertiesOptions;
}

/** Real heading styles with outline levels, and one style for each kind of paragraph. */
export function stylesOf(layout: LayoutProfile): IStylesOptions {
  const { bodySize, linePitch } = pageGeometry[layout];
  const pitch = Math.round(linePitch * 20);
  const exact = { line: pitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const;
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
        paragraph: { spacing: exact },
      },
      heading1: headings[0] ?? {},
      heading2: headings[1] ?? {},
      heading3: headings[2] ?? {},
      heading4: headings[3] ?? {},
    },
    paragraphStyles: [
      named(styleIds.body, '手册正文', {
        paragraph: {
          spacing: exact,
          indent: { firstLine: bodySize * 40, firstLineChars: 200 },
          alignment: AlignmentType.BOTH,
        },
      }),
      named(styleIds.plain, '手册正文（不缩进）', { paragraph: { spacing: exact } }),
      named(styleIds.title, '手册标题', {
        run: { font: fontOf('title'), size: 44, bold: true },
        paragraph: { alignment: AlignmentType.CENTER, spacing: spacingOf(handbookStyles.title) },
      }),
      named(styleIds.subtitle, '手册副标题', {
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing: layout === 'official' ? { ...exact, after: twips(6) } : spacingOf(handbookStyles.subtitle),
          keepNext: true,
        },
      }),
      named(styleIds.note, '手册附注', {
        run: { size: lookOf(handbookStyles.note).size, color: grey },
        paragraph: { spacing: lookOf(handbookStyles.note).spacing },
      }),
      named(styleIds.captionAbove, '手册表名', {
        run: { font: fontOf('hei'), size: lookOf(handbookStyles.captionAbove).size },
        paragraph: {
          alignment: AlignmentType.CENTER,
          keepNext: true,
          spacing: lookOf(handbookStyles.captionAbove).spacing,
        },
      }),
      named(styleIds.captionBelow, '手册图名', {
        run: { font: fontOf('hei'), size: lookOf(handbookStyles.captionBelow).size },
        paragraph: { alignment: AlignmentType.CENTER, spacing: lookOf(handbookStyles.captionBelow).spacing },
      }),
      named(styleIds.cell, '手册表格', {
        run: { font: fontOf(bodyFace[layout]), characterSpacing: 0 },
        paragraph: { spacing: { ...exact, line: Math.round(9.5 * cellPitch * 20) } },
      }),
      named(styleIds.contentsTitle, '手册目录标题', {
        run: { font: fontOf('hei'), size: lookOf(handbookStyles.contentsTitle).size, bold: true, color: ink },
        paragraph: { alignment: AlignmentType.CENTER, spacing: lookOf(handbookStyles.contentsTitle).spacing },
      }),
      // What Word gives the lines of a list of tables when it updates the list.
      named(styleIds.listLine, 'table of figures', {
        run: { font: fontOf('song'), size: handbookStyles.listLine.size * 2 },
        paragraph: { spacing: spacingOf(handbookStyles.listLine) },
      }),
      named(styleIds.indexLetter, '手册索引字母', {
        run: { font: fontOf('hei'), size: handbookStyles.indexLetter.size * 2, bold: true, color: ink },
        paragraph: { keepNext: true, spacing: spacingOf(handbookStyles.indexLetter) },
      }),
      named(styleIds.unlisted1, '手册标题1（不入目录）', { basedOn: 'Heading1' }),
      named(styleIds.unlisted2, '手册标题2（不入目录）', { basedOn: 'Heading2' }),
      ...([1, 2, 3] as const).map((level) => {
        const style = handbookStyles[`contents${level}`];
        return named(`TOC${level}`, `toc ${level}`, {
          run: { font: fontOf(level === 1 ? 'hei' : 'song'), size: style.size * 2 },
          paragraph: { indent: { left: twips((level - 1) * 7) }, spacing: spacingOf(style) },
        });
      }),
    ],
  };
}

type HeadingStyle = { readonly run: IRunStylePropertiesOptions; readonly paragraph: IParagraphStylePropertiesOptions };

function handbookHeadings(): HeadingStyle[] {
  return ([1, 2, 3, 4] as const).map((level): HeadingStyle => {
    const style = handbookStyles[`heading${level}`];
    return {
      run: { font: fontOf('hei'), size: style.size * 2, bold: true, color: ink },
      paragraph: {
        outlineLevel: level - 1,
        keepNext: true,
        keepLines: true,
        ...(level === 1 ? { alignment: AlignmentType.CENTER } : {}),
        spacing: spacingOf(style),
      },
    };
  });
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
