import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LiveSpans, type TextEdit } from '../../../../../src/core/anchoring/live/liveSpans';
import { LiveModel, type Place } from './liveModel';
import { smallestEdit, UndoStack } from './undoStack';

/** Few letters, so that the same text comes about in more ways than one; an emoji takes two units. */
const words = fc
  .array(fc.constantFrom('a', 'b', ' ', '字', '😀'), { maxLength: 6 })
  .map(units => units.join(''));
const number = fc.nat(999);

const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('type'), at: number, text: words, isNear: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('delete'), at: number, count: fc.nat(4), isNear: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('replace'), at: number, length: fc.nat(12), text: words }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('edits'),
      edits: fc.array(fc.record({ at: number, length: fc.nat(4), text: words, key: number }), {
        maxLength: 5,
      }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('replaceAll'), at: number, text: words }) },
  { weight: 7, arbitrary: fc.record({ kind: fc.constant('undo') }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('redo') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('revert') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('add'), at: number, length: number }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('set'), span: number, at: number, length: number }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('unset'), span: number }) },
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

/** The live spans and the model side by side, in an editor with an undo stack. */
class Sitting {
  readonly live: LiveSpans;
  readonly model: LiveModel;
  readonly editor: UndoStack;
  readonly saved: string;
  private cursor = 0;

  constructor(text: string, places: readonly Place[]) {
    this.live = new LiveSpans(
      text,
      Int32Array.from(places, place => place.start),
      Int32Array.from(places, place => place.end),
    );
    this.model = new LiveModel(text, places);
    this.editor = new UndoStack(text);
    this.saved = text;
  }

  do(action: Action): void {
    const { text } = this.editor;
    switch (action.kind) {
      case 'type':
        for (const unit of action.text.split('')) {
          this.cursor = action.isNear ? this.cursor : action.at % (this.editor.text.length + 1);
          this.follow(this.editor.edit([{ start: this.cursor, end: this.cursor, text: unit }], true));
          this.cursor++;
        }
        break;
      case 'delete':
        if (!action.isNear) this.cursor = action.at % (text.length + 1);
        for (let i = 0; i < action.count && this.cursor > 0; i++) {
          this.follow(this.editor.edit([{ start: this.cursor - 1, end: this.cursor, text: '' }], true));
          this.cursor--;
        }
        break;
      case 'replace': {
        const start = action.at % (text.length + 1);
        const end = Math.min(start + action.length, text.length);
        this.follow(this.editor.edit([{ start, end, text: action.text }], false));
        break;
      }
      case 'edits':
        this.follow(this.editor.edit(disjoint(action.edits, text.length), false));
        break;
      case 'replaceAll': {
        const unit = text[action.at % (text.length || 1)];
        const found = [...text.split('').keys()].filter(i => text[i] === unit);
        this.follow(
          this.editor.edit(
            found.map(start => ({ start, end: start + 1, text: action.text })),
            false,
          ),
        );
        break;
      }
      case 'undo':
        this.follow(this.editor.undo());
        break;
      case 'redo':
        this.follow(this.editor.redo());
        break;
      case 'revert':
        this.follow(this.editor.edit([smallestEdit(text, this.saved)], false));
        break;
      case 'add': {
        const place = placeIn(text, action.at, action.length);
        const span = this.live.add(place.start, place.end);
        assert.equal(span, this.model.places.length);
        this.model.set(span, place.start, place.end);
        break;
      }
      default: {
        if (this.live.count === 0) break;
        const span = action.span % this.live.count;
        const place =
          action.kind === 'set' ? placeIn(text, action.at, action.length) : { start: -1, end: -1 };
        this.live.set(span, place.start, place.end);
        this.model.set(span, place.start, place.end);
      }
    }
    this.cursor = Math.min(this.cursor, this.editor.text.length);
    this.check();
  }

  check(): void {
    const { live, model } = this;
    assert.equal(live.count, model.places.length);
    assert.deepEqual(
      model.places.map((_, span) => [live.start(span), live.end(span)]),
      model.places.map(place => [place.start, place.end]),
    );
    assert.deepEqual([...live.inOrder()], model.inOrder());
    const middle = model.text.length >> 1;
    for (const [start, end] of [
      [0, middle],
      [middle, middle + 3],
      [middle, middle],
      [1, 2],
    ] as const) {
      assert.deepEqual(live.overlapping(start, end), model.overlapping(start, end));
    }
  }

  private follow(edits: readonly TextEdit[]): void {
    const effect = this.live.apply(edits);
    const wanted = this.model.apply(edits);
    assert.equal(this.model.text, this.editor.text);
    assert.equal(this.live.text, this.editor.text);
    assert.deepEqual(ascending(effect.touched), wanted.touched);
    assert.deepEqual(ascending(effect.restored), ascending(wanted.restored));
  }
}

describe('LiveSpans beside a slow model', () => {
  it('has the same spans after any edits, undo, redo and coding', () => {
    const place = fc.record({ at: number, length: number });
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 6 }),
        fc.array(place, { maxLength: 8 }),
        fc.array(action, { maxLength: 25 }),
        (parts, raw, actions) => {
          const text = parts.join('');
          const sitting = new Sitting(
            text,
            raw.map(({ at, length }) => placeIn(text, at, length)),
          );
          sitting.check();
          for (const one of actions) sitting.do(one);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('has the same spans after going back to the beginning and forth to the end, twice', () => {
    const place = fc.record({ at: number, length: number });
    fc.assert(
      fc.property(
        words,
        words,
        fc.array(place, { maxLength: 6 }),
        fc.array(action, { maxLength: 10 }),
        (a, b, raw, actions) => {
          const text = `${a}a b${b}`;
          const sitting = new Sitting(
            text,
            raw.map(({ at, length }) => placeIn(text, at, length)),
          );
          for (const one of actions) sitting.do(one);
          for (const kind of ['undo', 'redo', 'undo', 'redo'] as const) {
            for (let i = 0; i < 60; i++) sitting.do({ kind });
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

/** A span of a text, sometimes collapsed, one in eight without a place. */
function placeIn(text: string, at: number, length: number): Place {
  if (at % 8 === 7) return { start: -1, end: -1 };
  const start = at % (text.length + 1);
  return { start, end: start + (length % (text.length - start + 1)) };
}

/** Disjoint edits in an order of their own; they may touch each other. */
function disjoint(
  raw: readonly { at: number; length: number; text: string; key: number }[],
  length: number,
): readonly TextEdit[] {
  const edits: (TextEdit & { key: number })[] = [];
  for (const { at, length: taken, text, key } of raw) {
    const start = at % (length + 1);
    const end = Math.min(start + taken, length);
    const isFree = edits.every(
      edit => end < edit.start || edit.end < start || isNextTo(edit, { start, end }),
    );
    if (isFree) edits.push({ start, end, text, key });
  }
  return edits.sort((a, b) => a.key - b.key).map(({ start, end, text }) => ({ start, end, text }));
}

/** Whether two edits touch each other without being insertions at one place, whose order nobody could know. */
function isNextTo(a: Place, b: Place): boolean {
  return (
    (a.end === b.start || b.end === a.start) &&
    (a.start < a.end || b.start < b.end) &&
    !(a.start === b.start && a.end === b.end)
  );
}

function ascending(numbers: readonly number[]): number[] {
  return [...numbers].sort((a, b) => a - b);
}
