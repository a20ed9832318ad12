import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type SizedColumn, leftOut, nextShown } from '../../../../src/webview/report/columns';

const column = (width: number, importance: SizedColumn['importance'], together?: string): SizedColumn => ({
  width,
  importance,
  weight: undefined,
  together,
});
const weighed = (width: number, weight: number): SizedColumn => ({ ...column(width, 'main'), weight });

const TABLE = [
  column(200, 'usual'),
  column(50, 'main'),
  column(60, 'usual'),
  column(70, 'extra'),
  column(80, 'usual'),
  column(90, 'extra'),
];

const anyColumns = fc.array(
  fc.record({
    width: fc.integer({ min: 20, max: 300 }),
    importance: fc.constantFrom('main' as const, 'usual' as const, 'extra' as const),
    weight: fc.constant(undefined),
    together: fc.constantFrom(undefined, undefined, 'a', 'b'),
  }),
  { minLength: 1, maxLength: 12 },
);
const sum = (columns: readonly SizedColumn[], out: readonly number[]) =>
  columns.reduce((all, { width }, i) => (out.includes(i) ? all : all + width), 0);

describe('columns in a narrow page', () => {
  it('all stay where there is room', () => {
    assert.deepEqual(leftOut(TABLE, 550), []);
  });

  it('go by importance, of equally important ones the last first', () => {
    assert.deepEqual(leftOut(TABLE, 549), [5]);
    assert.deepEqual(leftOut(TABLE, 459), [3, 5]);
    assert.deepEqual(leftOut(TABLE, 389), [3, 4, 5]);
    assert.deepEqual(leftOut(TABLE, 309), [2, 3, 4, 5]);
  });

  it('all stay where the first and the main ones would not fit either', () => {
    assert.deepEqual(leftOut(TABLE, 250), [2, 3, 4, 5]);
    assert.deepEqual(leftOut(TABLE, 249), []);
  });

  it('go by how much is in them, where not even the main ones fit: the least first', () => {
    const table = [
      column(100, 'usual'),
      column(20, 'main'),
      column(30, 'usual'),
      ...[5, 1, 9, 5].map(weight => weighed(40, weight)),
    ];
    assert.deepEqual(leftOut(table, 280), [2]);
    assert.deepEqual(leftOut(table, 279), [2, 4]);
    assert.deepEqual(leftOut(table, 239), [2, 4, 6]);
    assert.deepEqual(leftOut(table, 199), [2, 3, 4, 6]);
    assert.deepEqual(leftOut(table, 119), []);
    assert.deepEqual(leftOut(table, 279, 'usual'), []);
    assert.deepEqual(leftOut(table, 280, 'extra'), []);
  });

  it('that are many are those with the most, and as many as fit', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 20 }), fc.nat(900), (weights, room) => {
        const table = [column(100, 'usual'), ...weights.map(weight => weighed(40, weight))];
        const shown = Math.min(weights.length, Math.floor((room - 100) / 40));
        // by hand: the heaviest, and of equally heavy ones the first
        const heaviest = weights
          .map((weight, i) => ({ weight, i: i + 1 }))
          .sort((a, b) => b.weight - a.weight || a.i - b.i)
          .map(({ i }) => i);
        const expected = room < 100 ? [] : heaviest.slice(shown).sort((a, b) => a - b);
        assert.deepEqual(leftOut(table, room), expected);
      }),
    );
  });

  it('go together when they belong together', () => {
    const table = [column(100, 'usual'), column(50, 'usual', 'interval'), column(50, 'usual', 'interval')];
    assert.deepEqual(leftOut(table, 199), [1, 2]);
  });

  it('go only as far as is needed', () => {
    fc.assert(
      fc.property(anyColumns, fc.nat(2000), (columns, room) => {
        const out = leftOut(columns, room);
        assert.ok(!out.includes(0));
        // a main column may go with others that it belongs to
        const isOfUsual = ({ together }: SizedColumn) =>
          together !== undefined &&
          columns.some((one, i) => i > 0 && one.together === together && one.importance !== 'main');
        const isOfSet = (i: number) => columns[i]!.together !== undefined;
        assert.ok(out.every(i => columns[i]!.importance !== 'main' || isOfSet(i)));
        const canGo = columns.filter(
          (column, i) => i > 0 && (column.importance !== 'main' || isOfUsual(column)),
        );
        const most = sum(columns, []) - sum(canGo, []);
        if (sum(columns, out) > room) {
          assert.deepEqual(out, []);
          assert.ok(most > room, 'it would have fitted');
        }
        // none that is left out could have stayed alone, had it been kept as the last to go
        const usual = out.filter(i => columns[i]!.importance === 'usual' && !isOfSet(i));
        const first = usual[0];
        if (first !== undefined && !out.some(isOfSet))
          assert.ok(
            sum(
              columns,
              out.filter(i => i !== first),
            ) > room,
            'one too many',
          );
      }),
    );
  });

  it('are passed over by the arrows', () => {
    assert.equal(nextShown(1, 1, 6, [2, 3]), 4);
    assert.equal(nextShown(4, -1, 6, [2, 3]), 1);
    assert.equal(nextShown(4, 1, 6, [5]), 4);
    assert.equal(nextShown(0, -1, 6, []), 0);
    assert.equal(nextShown(6, -1, 6, [4, 5]), 3);
  });
});
