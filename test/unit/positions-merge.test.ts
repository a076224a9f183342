import { describe, expect, it } from 'vitest';
import { namesOfPositions } from '../../electron/host/handlers/positions-merge.ts';
import { joinPositions } from '../../shared/domain/join-positions.ts';
import { positionSchema } from '../../shared/domain/position.ts';
import { references } from '../../shared/domain/record-naming.ts';

const position = (fields: object) => positionSchema.parse({ name: '水电运维岗', ...fields });

describe('positions that are merged', () => {
  it('Merging knows every field that names a position beside those that belong to it', () => {
    const named = references.filter(({ target }) => target === 'position').map(({ kind, field }) => `${kind}.${field}`);
    expect(namesOfPositions.map(({ kind, field }) => `${kind}.${field}`).toSorted()).toEqual(named.toSorted());
  });

  it('Posts are added up, texts keep the lines of both, each once, and what is empty takes the words of the other', () => {
    const kept = position({ headcount: 2, authority: '报修派单\n暂停施工', purpose: '保障水电' });
    const gone = position({ headcount: 1, authority: ' 暂停施工 \n\n抄表', worksWith: '财务处', level: '工勤三级' });
    expect(joinPositions(kept, gone)).toEqual({
      level: '工勤三级',
      sectionId: null,
      headcount: 3,
      purpose: '保障水电',
      worksWith: '财务处',
      qualification: '',
      authority: '报修派单\n暂停施工\n抄表',
      workingConditions: '',
    });
    expect(joinPositions(position({ headcount: 999 }), gone).headcount).toBe(999);
  });
});
