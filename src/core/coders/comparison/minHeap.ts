/** Numbered items by a key, the least key first and of equal keys the least number. An item may be in it several times. */
export class MinHeap {
  private readonly keys: number[] = [];
  private readonly items: number[] = [];

  get isEmpty(): boolean {
    return this.items.length === 0;
  }

  push(key: number, item: number): void {
    let at = this.items.length;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (!isLess(key, item, this.keys[parent]!, this.items[parent]!)) break;
      this.keys[at] = this.keys[parent]!;
      this.items[at] = this.items[parent]!;
      at = parent;
    }
    this.keys[at] = key;
    this.items[at] = item;
  }

  /** Takes the first item out; there must be one. */
  pop(): { readonly key: number; readonly item: number } {
    const first = { key: this.keys[0]!, item: this.items[0]! };
    const key = this.keys.pop()!;
    const item = this.items.pop()!;
    const size = this.items.length;
    if (size === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      const right = child + 1;
      if (
        right < size &&
        isLess(this.keys[right]!, this.items[right]!, this.keys[child]!, this.items[child]!)
      )
        child = right;
      if (!isLess(this.keys[child]!, this.items[child]!, key, item)) break;
      this.keys[at] = this.keys[child]!;
      this.items[at] = this.items[child]!;
      at = child;
    }
    this.keys[at] = key;
    this.items[at] = item;
    return first;
  }
}

function isLess(key: number, item: number, otherKey: number, otherItem: number): boolean {
  return key < otherKey || (key === otherKey && item < otherItem);
}
