import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startAt, useNavigation } from '../../../renderer/lib/navigation.ts';
import { printRequest, requestPrint } from '../../../renderer/lib/print-request.ts';
import { useToasts } from '../../../renderer/lib/toasts.ts';
import { currentWords } from '../../../renderer/lib/words/words.ts';
import { useWorkspace } from '../../../renderer/lib/workspace-store.ts';

function openFile(kind: 'department' | 'office'): void {
  useWorkspace.setState({ status: { kind } as never });
}
const where = (): unknown => [useNavigation.getState().screen, useToasts.getState().toasts.map(({ text }) => text)];

beforeEach(() => {
  vi.stubGlobal('window', new EventTarget());
  useToasts.setState({ toasts: [] });
});
afterEach(() => vi.unstubAllGlobals());

test('the print command of a department leads to the print centre where the screen prints nothing itself', () => {
  openFile('department');
  startAt('overview');
  requestPrint();
  expect(where()).toEqual(['printing', []]);
});

test('the print command of the central office, which has no print centre, says so and stays', () => {
  openFile('office');
  startAt('inbox');
  requestPrint();
  expect(where()).toEqual(['inbox', [currentWords().papers.nothingToPrint]]);
});

test('a screen that prints keeps the command to itself', () => {
  openFile('office');
  startAt('inbox');
  window.addEventListener(printRequest, (event) => event.preventDefault());
  requestPrint();
  expect(where()).toEqual(['inbox', []]);
});
