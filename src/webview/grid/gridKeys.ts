/** What a key does in a cell that is not being edited. */
export type GridAction =
  | { readonly type: 'move'; readonly row: number; readonly column: number }
  | { readonly type: 'edit' | 'quotes' | 'remove' | 'undo' | 'nextChanged' }
  /** The key gives text, now or together with the next one, with which editing begins. */
  | { readonly type: 'text' };

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  getModifierState(name: 'AltGraph'): boolean;
}

/** Where somebody is, and how far it goes. */
interface Place {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  /** Rows that Page Up and Page Down go on. */
  readonly page: number;
  readonly isRightToLeft: boolean;
  /** There, the Option key types characters. */
  readonly isMac: boolean;
}

/** What a key means; undefined for nothing here. */
export function gridAction(event: Key, place: Place): GridAction | undefined {
  const isCommand = event.ctrlKey || event.metaKey;
  const move = moveOf(event.key, isCommand, place);
  if (move && !event.altKey && !event.shiftKey) {
    const clamp = (value: number, count: number) => Math.max(0, Math.min(value, count - 1));
    return { type: 'move', row: clamp(move[0], place.rows), column: clamp(move[1], place.columns) };
  }
  if (givesText(event, place.isMac)) return { type: 'text' };
  if (event.altKey) return event.key === 'Enter' && !isCommand ? { type: 'quotes' } : undefined;
  if (isCommand) return !event.shiftKey && event.key.toLowerCase() === 'z' ? { type: 'undo' } : undefined;
  switch (event.key) {
    case 'Enter':
    case 'F2':
    case ' ':
      return { type: 'edit' };
    case 'Delete':
    case 'Backspace':
      return { type: 'remove' };
    case 'F8':
      return { type: 'nextChanged' };
  }
  return undefined;
}

/** Keys of an accent that waits for its letter, and of input methods. */
const UNFINISHED = ['Dead', 'Process', 'Unidentified'];

function givesText(event: Key, isMac: boolean): boolean {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (key === ' ' || ([...key].length !== 1 && !UNFINISHED.includes(key))) return false;
  // Windows reports AltGr as Control and Alt together
  if (event.getModifierState('AltGraph')) return true;
  return !ctrlKey && !metaKey && (isMac || !altKey);
}

function moveOf(
  key: string,
  isFar: boolean,
  { row, column, rows, columns, page, isRightToLeft }: Place,
): readonly [number, number] | undefined {
  const along = isRightToLeft ? -1 : 1;
  switch (key) {
    case 'ArrowUp':
      return [isFar ? 0 : row - 1, column];
    case 'ArrowDown':
      return [isFar ? rows - 1 : row + 1, column];
    case 'ArrowLeft':
      return [row, isFar ? (isRightToLeft ? columns - 1 : 0) : column - along];
    case 'ArrowRight':
      return [row, isFar ? (isRightToLeft ? 0 : columns - 1) : column + along];
    case 'PageUp':
      return [row - page, column];
    case 'PageDown':
      return [row + page, column];
    case 'Home':
      return [isFar ? 0 : row, 0];
    case 'End':
      return [isFar ? rows - 1 : row, columns - 1];
    default:
      return undefined;
  }
}
