import assert from 'node:assert/strict';
import { LiveSpans, type TextEdit } from '../../../../../src/core/anchoring/live/liveSpans';
import { hashKey, hashOf } from '../../../../../src/core/anchoring/live/textHash';

const TEXT = 'I felt useful. They listened to me. It took time.';

describe('LiveSpans', () => {
  it('brings a span back that ten backspaces ate, when one insertion undoes them', () => {
    const live = on(TEXT, 'They listened');
    const before = words(live, 0);
    const end = live.end(0) + 3;
    for (let i = 0; i < 18; i++) live.apply([cut(end - i - 1, end - i)]);
    assert.equal(live.start(0), live.end(0));
    const effect = live.apply([put(end - 18, TEXT.slice(end - 18, end))]);
    assert.deepEqual(effect.restored, [0]);
    assert.equal(words(live, 0), before);
  });

  it('brings back an edge that was eaten away', () => {
    const live = on(TEXT, 'They listened');
    const end = live.end(0);
    for (let i = 0; i < 3; i++) live.apply([cut(end - i - 1, end - i)]);
    assert.equal(words(live, 0), 'They liste');
    live.apply([put(end - 3, 'ned')]);
    assert.equal(words(live, 0), 'They listened');
  });

  it('brings back the words of each state through undo, redo, undo', () => {
    const live = on(TEXT, 'They listened');
    const start = live.start(0);
    live.apply([{ start: start + 5, end: start + 24, text: 'heard' }]);
    const changed = [live.start(0), live.end(0)];
    assert.equal(words(live, 0), 'They ');
    const undo = { start: start + 5, end: start + 10, text: TEXT.slice(start + 5, start + 24) };
    live.apply([undo]);
    assert.equal(words(live, 0), 'They listened');
    live.apply([{ start: start + 5, end: start + 24, text: 'heard' }]);
    assert.deepEqual([live.start(0), live.end(0)], changed);
    live.apply([undo]);
    assert.equal(words(live, 0), 'They listened');
  });

  it('brings back on redo what was coded between', () => {
    const live = on(TEXT, 'useful');
    live.apply([put(15, 'We were glad. ')]);
    const added = live.add(15, 27);
    assert.equal(words(live, added), 'We were glad');
    live.apply([cut(15, 29)]);
    assert.equal(live.start(added), live.end(added));
    assert.deepEqual(live.apply([put(15, 'We were glad. ')]).restored, [added]);
    assert.equal(words(live, added), 'We were glad');
  });

  it('leaves a span where a person has put it, whatever an undo brings back', () => {
    const live = on(TEXT, 'They listened');
    live.apply([cut(10, 30)]);
    live.set(0, 0, 6);
    assert.deepEqual(live.apply([put(10, TEXT.slice(10, 30))]).restored, []);
    assert.equal(words(live, 0), 'I felt');
  });

  it('puts every span back when a reload brings the saved text in one edit over everything between', () => {
    const live = on(TEXT, 'felt', 'useful', 'They listened', 'took time');
    live.apply([put(2, 'really ')]);
    live.apply([put(55, ' long')]);
    const now = live.text;
    live.apply([{ start: 2, end: now.length - 1, text: TEXT.slice(2, -1) }]);
    assert.deepEqual(
      [0, 1, 2, 3].map(span => words(live, span)),
      ['felt', 'useful', 'They listened', 'took time'],
    );
  });

  it('puts a span back that no edit harmed, when one of some equal words came and another went', () => {
    const live = on('very very very', 'very');
    live.apply([put(0, 'very ')]);
    assert.deepEqual([live.start(0), live.end(0)], [5, 9]);
    assert.deepEqual(live.apply([cut(14, 19)]), { touched: [], restored: [0] });
    assert.deepEqual([live.start(0), live.end(0)], [0, 4]);
    live.apply([put(0, 'very ')]);
    assert.deepEqual([live.start(0), live.end(0)], [5, 9]);
  });

  it('does not take two texts with one fingerprint for the same text', () => {
    const [one, other] = ['jpnlnnnlmlmnjm', 'pkmommmomnmmqm'];
    assert.equal(hashKey(hashOf(one!)), hashKey(hashOf(other!)));
    const live = on(`${one} and more`, 'lnnn', 'more');
    const effect = live.apply([{ start: 0, end: 14, text: other! }]);
    assert.deepEqual(effect, { touched: [0], restored: [] });
    assert.equal(live.start(0), live.end(0));
    assert.equal(words(live, 1), 'more');
  });

  it('tells spans whose words an edit took or put in from those that only shifted', () => {
    const live = on(TEXT, 'I felt', 'felt useful', 'They listened', 'listened to');
    assert.deepEqual(live.apply([put(2, 'x')]), { touched: [0], restored: [] });
    assert.deepEqual(live.apply([put(3, 'x')]), { touched: [0], restored: [] });
    assert.deepEqual(live.apply([cut(21, 25), put(9, 'y')]).touched, [1, 2, 3]);
  });

  it('follows edits of one event in any order', () => {
    const edits = [put(0, 'So: '), { start: 7, end: 13, text: 'of use' }, cut(15, 20), put(30, '!')];
    const forth = on(TEXT, 'I felt', 'useful. They', 'to me');
    const back = on(TEXT, 'I felt', 'useful. They', 'to me');
    forth.apply(edits);
    back.apply([edits[2]!, edits[0]!, edits[3]!, edits[1]!]);
    assert.equal(back.text, forth.text);
    assert.deepEqual(
      [0, 1, 2].map(span => words(back, span)),
      [0, 1, 2].map(span => words(forth, span)),
    );
  });

  it('refuses edits that overlap or leave the text, and stays as it was', () => {
    const live = on(TEXT, 'useful');
    for (const edits of [[cut(3, 9), cut(8, 12)], [cut(-1, 3)], [cut(9, 3)], [put(TEXT.length + 1, 'x')]]) {
      assert.throws(() => live.apply(edits), RangeError);
    }
    assert.equal(live.text, TEXT);
    assert.equal(words(live, 0), 'useful');
  });

  it('does nothing for an event without edits', () => {
    const live = on(TEXT, 'useful');
    assert.deepEqual(live.apply([]), { touched: [], restored: [] });
    assert.deepEqual(live.apply([put(9, '')]), { touched: [], restored: [] });
    assert.equal(live.text, TEXT);
  });

  it('has no spans at all, then one', () => {
    const live = on('');
    live.apply([put(0, 'some words')]);
    assert.deepEqual([...live.inOrder()], []);
    assert.deepEqual(live.overlapping(0, 10), []);
    assert.equal(live.add(5, 10), 0);
    assert.deepEqual(live.overlapping(0, 6), [0]);
    assert.deepEqual(live.overlapping(0, 5), []);
  });

  it('forgets the oldest of very many events, and only these', () => {
    const live = on(TEXT, 'useful', 'took time');
    live.apply([cut(7, 13)]);
    for (let i = 0; i < 30_000; i++) live.apply([put(0, 'x')]);
    const halfway = live.text;
    live.apply([cut(halfway.indexOf('took time'), halfway.length)]);
    for (let i = 0; i < 30_000; i++) live.apply([put(0, 'x')]);
    live.apply([{ start: 0, end: live.text.length, text: halfway }]);
    assert.equal(words(live, 1), 'took time');
    live.apply([{ start: 0, end: live.text.length, text: TEXT }]);
    assert.equal(live.start(0), live.end(0));
  });
});

function on(text: string, ...quotes: readonly string[]): LiveSpans {
  const starts = Int32Array.from(quotes, quote => text.indexOf(quote));
  return new LiveSpans(
    text,
    starts,
    starts.map((start, i) => start + quotes[i]!.length),
  );
}

function words(live: LiveSpans, span: number): string {
  return live.text.slice(live.start(span), live.end(span));
}

function put(at: number, text: string): TextEdit {
  return { start: at, end: at, text };
}

function cut(start: number, end: number): TextEdit {
  return { start, end, text: '' };
}
