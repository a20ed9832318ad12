import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Addable, RunningSum } from '../../../../src/core/base/runningSum';
import type { Steps } from '../../../../src/core/base/steps';

interface Item {
  readonly value: number;
}

/** Where a part stands makes a difference to it, too. */
class Total implements Addable<number> {
  total = 0;

  add(part: number, times: 1 | -1, index: number): void {
    this.total += times * part * (index + 1);
  }
}

const totalOf = (items: readonly Item[]) => items.reduce((sum, { value }, i) => sum + value * (i + 1), 0);
const running = () =>
  new RunningSum<Item, number, Total>(
    ({ value }) => value,
    () => new Total(),
  );

const items = Array.from({ length: 6 }, (_, value) => ({ value: value * value + 1 }));
const list = fc.array(fc.constantFrom(...items), { maxLength: 12 });

describe('RunningSum', () => {
  it('is of the items that it is asked for, whatever it was asked for before', () => {
    fc.assert(
      fc.property(fc.array(list), lists => {
        const sum = running();
        for (const one of lists)
          assert.equal(
            sum.now(one, ({ total }) => total),
            totalOf(one),
          );
      }),
    );
  });

  it('is so when several ask at a time, and some of them give up', () => {
    const step = fc.record({ who: fc.nat(3), steps: fc.nat(6) });
    fc.assert(
      fc.property(fc.array(list, { minLength: 4, maxLength: 4 }), fc.array(step), (lists, turns) => {
        const sum = running();
        const asking = new Map<number, Steps<number>>();
        for (const { who, steps } of turns) {
          const asked = asking.get(who) ?? sum.of(lists[who]!, ({ total }) => total);
          asking.set(who, asked);
          for (let i = 0; i < steps; i++) {
            const { done, value } = asked.next();
            if (!done) continue;
            assert.equal(value, totalOf(lists[who]!));
            asking.delete(who);
            break;
          }
        }
      }),
    );
  });

  it('looks again at nothing but what is another item', () => {
    let looked = 0;
    const part = ({ value }: Item) => {
      looked++;
      return value;
    };
    const sum = new RunningSum<Item, number, Total>(part, () => new Total());
    const many = Array.from({ length: 100 }, (_, value) => ({ value }));
    sum.now(many, () => undefined);
    looked = 0;
    const changed = many.map((one, i) => (i === 50 ? { value: 7 } : one));
    assert.equal(
      sum.now(changed, ({ total }) => total),
      totalOf(changed),
    );
    assert.equal(looked, 1);
  });
});
