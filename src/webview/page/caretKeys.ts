import type { CaretMove } from '../../core/page/caret';

/** What of a key press says where the cursor goes. */
export interface CaretKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

const DIRECTIONS: Readonly<Record<string, CaretMove['direction']>> = {
  ArrowLeft: 'backward',
  ArrowUp: 'backward',
  Home: 'backward',
  PageUp: 'backward',
  ArrowRight: 'forward',
  ArrowDown: 'forward',
  End: 'forward',
  PageDown: 'forward',
};

/** Where a key takes the cursor, as in an editor; undefined for all other keys. */
export function caretMoveOf(
  { key, ctrlKey, altKey, metaKey }: CaretKey,
  isMac: boolean,
): CaretMove | undefined {
  const direction = DIRECTIONS[key];
  const unit = direction && unitOf(key, held({ ctrlKey, altKey, metaKey }), isMac);
  return unit && { direction: direction!, unit };
}

/** The one key that is held; undefined for several. */
function held({ ctrlKey, altKey, metaKey }: Omit<CaretKey, 'key'>): string | undefined {
  const all = [ctrlKey && 'ctrl', altKey && 'alt', metaKey && 'meta'].filter(one => one !== false);
  return all.length > 1 ? undefined : (all[0] ?? '');
}

function unitOf(key: string, modifier: string | undefined, isMac: boolean): CaretMove['unit'] | undefined {
  const [further, furthest] = isMac ? ['alt', 'meta'] : ['ctrl', undefined];
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      if (modifier === '') return 'character';
      if (modifier === further) return 'word';
      return modifier !== undefined && modifier === furthest ? 'edge' : undefined;
    case 'ArrowUp':
    case 'ArrowDown':
      if (modifier === '') return 'row';
      if (modifier === further) return 'turn';
      return modifier !== undefined && modifier === furthest ? 'text' : undefined;
    case 'Home':
    case 'End':
      if (modifier === '') return 'edge';
      return modifier === 'ctrl' ? 'text' : undefined;
    default:
      return modifier === '' ? 'page' : undefined;
  }
}
