/** A code's number among those of the codebook, or the id of one that it lacks. */
export type WrittenCode = number | string;

/**
 * Lists of codes as segments have them, written by their numbers in the codebook: read back, all segments of a study that
 * have the same codes share one list, and one string for each code.
 */
export class CodeLists {
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly single: (readonly string[] | undefined)[] = [];
  private readonly several = new Map<string, readonly string[]>();

  /** @param ids of the codebook, in its order; the same when lists are written and read */
  constructor(private readonly ids: readonly string[]) {
    this.numbers = new Map(ids.map((id, number) => [id, number]));
  }

  written(codes: readonly string[]): readonly WrittenCode[] {
    return codes.map(id => this.numbers.get(id) ?? id);
  }

  /** @throws RangeError for a number that the codebook does not have */
  read(written: readonly WrittenCode[]): readonly string[] {
    const [first, ...others] = written;
    if (typeof first === 'number' && others.length === 0) return (this.single[first] ??= [this.idOf(first)]);
    const key = JSON.stringify(written);
    let codes = this.several.get(key);
    if (!codes) this.several.set(key, (codes = written.map(code => this.idOf(code))));
    return codes;
  }

  private idOf(code: WrittenCode): string {
    const id = typeof code === 'number' ? this.ids[code] : code;
    if (id === undefined) throw new RangeError('no such code'); // not for the catalogue
    return id;
  }
}
