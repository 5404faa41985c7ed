/** Which presses of the mouse are the main button's. */
import assert from 'node:assert/strict';
import { isMainPressOn } from '../../../webview/keyNames';

describe('A press of the mouse', () => {
  it('selects and drags with the main button alone, and not with Control held on a Mac, where that is a right click', () => {
    const press = (button: number, ctrlKey = false) => ({ button, ctrlKey });
    assert.equal(isMainPressOn('mac', press(0)), true);
    assert.equal(isMainPressOn('mac', press(0, true)), false);
    assert.equal(isMainPressOn('other', press(0, true)), true);
    for (const system of ['mac', 'other'] as const) assert.equal(isMainPressOn(system, press(2)), false);
  });
});
