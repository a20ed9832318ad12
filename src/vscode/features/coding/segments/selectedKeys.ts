import type { MovedKeys } from '../../../session/segmentLists';
import type { ShownSegment } from './shownSegment';

/** Which segments of a list are selected, and which one is the current one. */
export class SelectedKeys {
  private readonly selected = new Set<string>();
  current: string | undefined;

  has({ keys }: ShownSegment): boolean {
    return keys.some(key => this.selected.has(key));
  }

  isCurrent({ keys }: ShownSegment): boolean {
    return this.current !== undefined && keys.includes(this.current);
  }

  select(items: readonly ShownSegment[], isSelected: boolean): void {
    for (const key of items.flatMap(({ keys }) => keys)) {
      if (isSelected) this.selected.add(key);
      else this.selected.delete(key);
    }
  }

  clear(): void {
    this.selected.clear();
  }

  /** Follows hits that are somewhere else now; those whose words have changed are not selected any more. */
  follow(moved: MovedKeys): void {
    const now = [...this.selected].map(key => (moved.has(key) ? moved.get(key) : key));
    this.selected.clear();
    for (const key of now) if (key !== undefined) this.selected.add(key);
    if (this.current !== undefined && moved.has(this.current)) this.current = moved.get(this.current);
  }
}
