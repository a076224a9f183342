import { beforeEach, expect, test } from 'vitest';
import { goBack, navigate, replaceParams, startAt, useNavigation } from '../../../renderer/lib/navigation.ts';

beforeEach(() => startAt('overview'));

test('going back returns to the record that was open before', () => {
  navigate('positions');
  replaceParams({ id: 'p1' });
  navigate('evidence', { id: 'e1' });
  goBack();
  expect([useNavigation.getState().screen, useNavigation.getState().params]).toEqual(['positions', { id: 'p1' }]);
  goBack();
  goBack();
  expect(useNavigation.getState().screen).toBe('overview');
});
