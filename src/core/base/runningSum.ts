import { type Steps, finish } from './steps';

/** What parts are added to, and taken from again. */
export interface Addable<Part> {
  /** @param times 1 to add it, -1 to take it away */
  add(part: Part, times: 1 | -1, index: number): void;
}

interface Added<Part> {
  /** See {@link numberOf}. */
  readonly item: number;
  readonly part: Part;
}

const numbers = new WeakMap<object, number>();
let last = 0;

/** Another number for every object: a sum is not to keep items that nobody uses any more. */
function numberOf(item: object): number {
  let number = numbers.get(item);
  if (number === undefined) numbers.set(item, (number = ++last));
  return number;
}

/** With more than this share of other items than before, adding all of them anew takes less time. */
const MANY = 0.5;

/**
 * A sum of what the items of a list add that follows the list: after a coding, one transcript's part is replaced and the others
 * are not looked at. An item is the same as long as it is the same object.
 */
export class RunningSum<Item extends object, Part, Sum extends Addable<Part>> {
  private added: Added<Part>[] = [];
  private sum: Sum;

  /** @param partOf what an item adds: always the same */
  constructor(
    private readonly partOf: (item: Item) => Part,
    private readonly empty: () => Sum,
  ) {
    this.sum = empty();
  }

  /**
   * What is made of the sum of a list.
   * @param take it may not keep the sum, which goes on
   */
  *of<Result>(items: readonly Item[], take: (sum: Sum) => Result): Steps<Result> {
    const others = this.others(items);
    if (items.length < this.added.length || others.length > MANY * items.length) this.begin();
    for (const [done, index] of this.others(items).entries()) {
      this.put(index, items[index]!);
      yield (done + 1) / items.length;
    }
    // meanwhile someone else may have asked for the sum of another list
    if (items.length < this.added.length) this.begin();
    for (const index of this.others(items)) this.put(index, items[index]!);
    return take(this.sum);
  }

  /** The same at once. */
  now<Result>(items: readonly Item[], take: (sum: Sum) => Result): Result {
    return finish(this.of(items, take));
  }

  private begin(): void {
    this.added = [];
    this.sum = this.empty();
  }

  /** Indexes at which a list has another item than was added. */
  private others(items: readonly Item[]): number[] {
    const others: number[] = [];
    for (let i = 0; i < items.length; i++) if (this.added[i]?.item !== numberOf(items[i]!)) others.push(i);
    return others;
  }

  private put(index: number, item: Item): void {
    const part = this.partOf(item);
    const before = this.added[index];
    if (before) this.sum.add(before.part, -1, index);
    this.sum.add(part, 1, index);
    this.added[index] = { item: numberOf(item), part };
  }
}
