/** Milliseconds in which the window may tell of ticks as it was told of them. */
const ECHO_MS = 2000;

/**
 * The ticked rows of a quick pick. The window tells of all ticks after each change, whether a person has made it or it was told
 * to, and may do so after others have been set.
 */
export class Ticks<T> {
  private rows: readonly T[];
  private sent: { readonly rows: readonly T[]; readonly at: number }[] = [];

  /** @param now milliseconds */
  constructor(
    rows: readonly T[],
    private readonly now: () => number = Date.now,
  ) {
    this.rows = rows;
  }

  get all(): readonly T[] {
    return this.rows;
  }

  toggle(row: T): void {
    this.rows = this.rows.includes(row) ? this.rows.filter(one => one !== row) : [...this.rows, row];
  }

  /** The window is told of them. */
  send(): void {
    this.sent = [...this.recent(), { rows: this.rows, at: this.now() }];
  }

  /** The window tells of ticks. */
  didChange(told: readonly T[]): void {
    const recent = this.recent();
    if (recent.some(({ rows }) => isSame(rows, told))) return;
    if (recent.length === 0) this.rows = told;
    // one row that a person has clicked since
    const clicked = recent.map(({ rows }) => difference(rows, told)).find(rows => rows.length === 1);
    if (!clicked) return;
    this.toggle(clicked[0]!);
    this.sent = [...recent, { rows: told, at: this.now() }];
  }

  private recent() {
    const since = this.now() - ECHO_MS;
    return this.sent.filter(({ at }) => at > since);
  }
}

function isSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return difference(a, b).length === 0;
}

/** What only one of them has. */
function difference<T>(a: readonly T[], b: readonly T[]): T[] {
  const [inA, inB] = [new Set(a), new Set(b)];
  return [...a.filter(one => !inB.has(one)), ...b.filter(one => !inA.has(one))];
}
