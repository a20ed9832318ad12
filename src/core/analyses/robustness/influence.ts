import { type Preset, representativeness } from '../frequency/representativeness';
import type { LeftOut } from './leaveOut';
import type { Influence, Label, LeaveOneOut } from './robustnessTable';

interface Published {
  readonly participants: number;
  readonly label: Label;
}

interface About {
  /** Participants of the scope. */
  readonly of: number;
  readonly preset: Preset;
  /** Ids of all rows. */
  readonly ids: readonly string[];
}

/** Collects what leaving out one after the other does, by row and by what is left out. */
export class InfluenceTable {
  private readonly found: Influence[] = [];
  private readonly changed: { id: string; label: Label }[][];

  /** @param listed numbers of the rows that count @param published one for each of these */
  constructor(
    private readonly listed: readonly number[],
    private readonly published: readonly Published[],
    private readonly about: About,
  ) {
    this.changed = published.map(() => []);
  }

  add({ id, of, participants }: LeftOut): void {
    const { of: all, preset, ids } = this.about;
    const changedRows: { id: string; label: Label }[] = [];
    let [rows, sum, largest] = [0, 0, 0];
    let largestRow: string | null = null;
    this.published.forEach(({ participants: before, label: published }, i) => {
      if (before === 0) return;
      const row = this.listed[i]!;
      const now = participants[row]!;
      const label = representativeness(now, of, preset);
      if (label !== published) {
        changedRows.push({ id: ids[row]!, label });
        this.changed[i]!.push({ id, label });
      }
      const change = (of > 0 ? now / of : 0) - before / all;
      rows++;
      sum += Math.abs(change);
      if (Math.abs(change) > Math.abs(largest)) [largest, largestRow] = [change, ids[row]!];
    });
    this.found.push({
      ...{ id, of, rows, changed: changedRows.length, changedRows },
      meanChange: rows > 0 ? sum / rows : null,
      largestChange: largestRow === null ? null : largest,
      largestRow,
    });
  }

  /** Those that change the most labels first, then those that change shares the most, else as they were added. */
  rows(): readonly Influence[] {
    return this.found.toSorted((a, b) => b.changed - a.changed || (b.meanChange ?? 0) - (a.meanChange ?? 0));
  }

  /** @param i number of a listed row */
  ofRow(i: number): LeaveOneOut {
    const changedBy = this.changed[i]!;
    const of = this.found.length;
    return { of, holds: of - changedBy.length, changedBy };
  }
}
