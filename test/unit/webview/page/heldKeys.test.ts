import assert from 'node:assert/strict';
import { HeldKeys } from '../../../../src/webview/page/heldKeys';

describe('keys of a page that has just got the focus', () => {
  it('are pressed again in their order once the window knows of it, and pass from then on', () => {
    const pressed: string[] = [];
    const keys = new HeldKeys<string>(key => pressed.push(key));
    keys.expect();
    assert.deepEqual([keys.take('m'), keys.take('u')], [true, true]);
    assert.deepEqual(pressed, []);
    keys.release();
    assert.deepEqual(pressed, ['m', 'u']);
    assert.equal(keys.take('n'), false);
    keys.release();
    assert.deepEqual(pressed, ['m', 'u']);
  });

  it('are forgotten when the focus goes elsewhere', () => {
    const pressed: string[] = [];
    const keys = new HeldKeys<string>(key => pressed.push(key));
    assert.equal(keys.take('m'), false);
    keys.expect();
    keys.take('m');
    keys.expect();
    keys.release();
    assert.deepEqual(pressed, []);
    keys.expect();
    assert.equal(keys.take('m'), true);
  });
});
