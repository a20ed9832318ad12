/**
 * The last few things that were made for an object, as long as that is in use: as many reports as may well be open are not
 * made anew each time that one of the others is looked at.
 */
export class LastFew<Owner extends object, One> {
  private readonly known = new WeakMap<Owner, readonly One[]>();

  /** @param most how many are kept for an object */
  constructor(private readonly most: number) {}

  /** What is kept, what was used last first. */
  of(owner: Owner): readonly One[] {
    return this.known.get(owner) ?? [];
  }

  /** One that is kept, or else is made. */
  get(owner: Owner, isWanted: (one: One) => boolean, make: () => One): One {
    const all = this.of(owner);
    const at = all.findIndex(isWanted);
    if (at === 0) return all[0]!;
    const one = at < 0 ? make() : all[at]!;
    this.known.set(owner, [one, ...all.filter((_, i) => i !== at)].slice(0, this.most));
    return one;
  }
}
