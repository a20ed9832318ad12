import assert from 'node:assert/strict';
import { Ticks } from '../../../../src/vscode/ui/ticks';

describe('Ticks', () => {
  it('are what the window tells, when it was told nothing shortly before', () => {
    const ticks = new Ticks(['a']);
    ticks.didChange(['b', 'c']);
    assert.deepEqual(ticks.all, ['b', 'c']);
  });

  it('stay what they are when the window tells of those before', () => {
    let now = 0;
    const ticks = new Ticks<string>([], () => now);
    ticks.send();
    ticks.toggle('a');
    ticks.send();
    ticks.toggle('b');
    ticks.send();
    ticks.didChange(['a']);
    ticks.didChange(['b', 'a']);
    assert.deepEqual(ticks.all, ['a', 'b']);
    now = 10_000;
    ticks.didChange(['a']);
    assert.deepEqual(ticks.all, ['a']);
  });

  it('take a click at once, on whatever the window had then', () => {
    const ticks = new Ticks<string>([], () => 0);
    ticks.toggle('a');
    ticks.send();
    ticks.toggle('b');
    ticks.send();
    ticks.didChange(['a', 'c']);
    assert.deepEqual(ticks.all, ['a', 'b', 'c']);
    ticks.didChange(['a', 'c', 'd']);
    assert.deepEqual(ticks.all, ['a', 'b', 'c', 'd']);
  });
});
