/** Names in chips and lanes that have no room for all of them. */
import assert from 'node:assert/strict';
import { fittingText } from '../../../webview/drawing/fittingText';

/** Every letter is one wide. */
const fitting = (text: string, width: number): string =>
  fittingText(text, width, (each) => Array.from(each).length);

describe('A name with little room', () => {
  it('is whole where it fits, and else as much of it as fits, down to one letter', () => {
    assert.equal(fitting('Dystonia', 8), 'Dystonia');
    assert.equal(fitting('Dystonia', 7), 'Dyston…');
    assert.equal(fitting('Dystonia', 3), 'Dy…');
    assert.equal(fitting('Dystonia', 2), 'D…');
    assert.equal(fitting('Dystonia', 1), '');
  });

  it('has no blank before the ellipsis and is cut between characters, never in one', () => {
    assert.equal(fitting('At rest', 4), 'At…');
    assert.equal(fitting('💪💪💪', 2), '💪…');
  });
});
