import type { LibraryContent } from '../../domain/library.ts';
import { entriesOf } from './element-table.ts';
import { layerElements } from './layer-elements.ts';
import { safeguardElements } from './safeguard-elements.ts';

/** The library that comes with the program: elements of the five layers and the six safeguards, to be adapted. */
export const builtInLibrary: LibraryContent = {
  format: 'gangbiao-library',
  formatVersion: 1,
  key: 'gangbiao.five-layers',
  title: '五层面与六保障标准要素',
  version: 1,
  publisher: '岗标',
  publishedOn: '2026-11-22',
  summary:
    '专业、课程、教师、学生和学校管理服务五个层面的标准要素，以及六类保障措施的标准要素。数值是常用的起点，采用后按本校实际修改。',
  entries: entriesOf([...layerElements, ...safeguardElements]),
};
