import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../electron/host/reading/read-document.ts';
import { readHtmlBlocks } from '../../../electron/host/reading/html-blocks.ts';
import { BlockView } from '../../../renderer/features/reading/components/block-view.tsx';
import type { ReadingBlock, ReadingDocument } from '../../../shared/domain/reading.ts';
import { docxParts, writeDocx, writePptx, writeZip } from '../../support/reading/write-files.ts';

const words = {
  slide: (number: number) => `第${number}张`,
  page: (number: number) => `第${number}张`,
  pictureMissing: '图片',
};

function shown(blocks: readonly ReadingBlock[], pictures: readonly (string | null)[] = []): string {
  // What the server's renderer of React hints at on its own account is never in the window.
  return renderToStaticMarkup(createElement(BlockView, { blocks, pictures, words })).replaceAll(
    /<link rel="preload" as="image" href="blob:[^"]*"\/>/gu,
    '',
  );
}

const allowedTags = new Set('p h2 h3 h4 h5 h6 strong em u s span div table tbody tr td img'.split(' '));
const allowedAttributes = new Set('class style data-line data-paragraph data-slide colSpan rowSpan src alt'.split(' '));

/** What is not on the list of what may ever be shown: elements, attributes, styles, addresses. */
function strangers(markup: string): string[] {
  return [...markup.matchAll(/<(?<tag>[^\s/>]+)(?<rest>[^>]*)>|<\/(?<end>[^>]*)>/gu)].flatMap(
    ({ 0: all, groups = {} }) => {
      if (!allowedTags.has((groups['tag'] ?? groups['end'] ?? '').toLowerCase())) return [all];
      return [...(groups['rest'] ?? '').matchAll(/(?<name>[^\s=/]+)(?:="(?<value>[^"]*)")?/gu)].flatMap(
        ({ 0: whole, groups: own = {} }) => {
          const { name = '', value = '' } = own;
          if (name === 'src') return value.startsWith('blob:') ? [] : [whole];
          if (name === 'style') return /^(?:margin-inline-start:\d+em|width:\d+px)$/u.test(value) ? [] : [whole];
          return allowedAttributes.has(name) ||
            [...allowedAttributes].some((one) => one.toLowerCase() === name.toLowerCase())
            ? []
            : [whole];
        },
      );
    },
  );
}

/** Known ways to smuggle something that runs or is fetched into a page. */
const vectors = [
  '<script>alert(1)</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<SCRIPT SRC=http://example.org/x.js></SCRIPT>',
  '<img src=x onerror=alert(1)>',
  '<img src="javascript:alert(1)">',
  '<IMG """><SCRIPT>alert(1)</SCRIPT>"\\>',
  '<img src=`x` onerror=`alert(1)`>',
  '<svg onload=alert(1)>',
  '<svg><script href=data:,alert(1) />',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="jav&#x09;ascript:alert(1)">x</a>',
  '<a href=" &#14; javascript:alert(1)">x</a>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<embed src="http://example.org/x.swf">',
  '<link rel=stylesheet href="http://example.org/x.css">',
  '<style>@import "http://example.org/x.css";</style>',
  '<div style="background:url(http://example.org/x)">x</div>',
  '<div style="width:expression(alert(1))">x</div>',
  '<meta http-equiv=refresh content="0;url=http://example.org">',
  '<base href="http://example.org/">',
  '<form action="http://example.org"><input name=a><button formaction="javascript:alert(1)">x</button></form>',
  '<body onload=alert(1)>',
  '<details open ontoggle=alert(1)>x</details>',
  '<video><source onerror="alert(1)"></video>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<template><img src=x onerror=alert(1)></template>',
  '<!--><script>alert(1)</script>-->',
  '<!--[if IE]><script>alert(1)</script><![endif]-->',
  '<?xml-stylesheet href="javascript:alert(1)"?>',
  '<![CDATA[<script>alert(1)</script>]]>',
  '</p><script>alert(1)</script><p>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<textarea></textarea><img src=x onerror=alert(1)></textarea>',
  '<title></title><img src=x onerror=alert(1)></title>',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>',
  '\u0000<script>alert(1)</script>',
  '<p>正文<img src="http://example.org/跟踪.png"></p>',
];

describe('what a document may show', () => {
  it('Nothing that runs, leads away or is fetched comes out of a page, whichever way it was smuggled in', () => {
    for (const vector of vectors) expect([vector, strangers(shown(readHtmlBlocks(vector)))]).toEqual([vector, []]);
  });

  it('The same holds for the words of a Word file and of a presentation', async () => {
    const files = [
      writeDocx(vectors.map((vector) => vector.replaceAll('\u0000', ''))),
      writePptx([vectors.map((vector) => vector.replaceAll('\u0000', ''))]),
    ];
    for (const file of files) {
      const document = await readDocument(file, '');
      expect(document.kind).toBe('blocks');
      const markup = document.kind === 'blocks' ? shown(document.blocks) : '';
      expect(strangers(markup)).toEqual([]);
      expect(markup).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    }
  });

  it('The check itself sees what it is there to see', () => {
    expect(strangers('<p class="a"><script>x</script></p>')).toEqual(['<script>', '</script>']);
    expect(strangers('<p onclick="x">a</p>')).toEqual(['onclick="x"']);
    expect(strangers('<img src="http://example.org/a">')).toEqual(['src="http://example.org/a"']);
  });

  it('Any page whatever gives only what is on the list', () => {
    const piece = fc.oneof(
      fc.constantFrom(...vectors, '<', '>', '"', "'", '<p>', '</td>', '<td>', '&#', '<!--'),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(strangers(shown(readHtmlBlocks(pieces.join(''))))).toEqual([]);
      }),
    );
  });

  it('Any words of a Word file are shown as they are', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((one) => !/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(one));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 6 }), async (paragraphs) => {
        const document = await readDocument(writeDocx(paragraphs), '');
        expect(textsOf(document)).toEqual(paragraphs);
      }),
      { numRuns: 60 },
    );
  });

  it('A link in a Word file is only its words, and a picture from elsewhere is not there', async () => {
    const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="a" Type="hyperlink" Target="javascript:alert(1)" TargetMode="External"/>
      <Relationship Id="b" Type="image" Target="http://example.org/track.png" TargetMode="External"/>
      <Relationship Id="c" Type="image" Target="media/image1.png"/></Relationships>`;
    const blip = (id: string): string =>
      `<w:p><w:r><w:drawing><a:blip xmlns:a="a" r:embed="${id}"/></w:drawing></w:r></w:p>`;
    const file = writeZip([
      ...docxParts(
        [],
        `<w:p><w:hyperlink r:id="a"><w:r><w:t>点这里</w:t></w:r></w:hyperlink></w:p>${blip('b')}${blip('c')}`,
      ),
      { name: 'word/_rels/document.xml.rels', text: relations },
      { name: 'word/media/image1.png', text: Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1') },
    ]);
    const document = await readDocument(file, '');
    if (document.kind !== 'blocks') throw new Error(document.kind);
    expect(document.pictures.map((picture) => picture?.mediaType)).toEqual(['image/png']);
    expect(document.blocks.filter(({ type }) => type === 'picture')).toHaveLength(1);
    const markup = shown(document.blocks, ['blob:gangbiao://app/1']);
    expect(strangers(markup)).toEqual([]);
    expect(markup).toContain('点这里');
    expect(markup).not.toMatch(/javascript|example\.org/u);
  });
});

function textsOf(document: ReadingDocument): string[] {
  if (document.kind !== 'blocks') return [];
  return document.blocks.flatMap((block) =>
    block.type === 'paragraph' ? [block.runs.map(({ text }) => text).join('')] : [],
  );
}
