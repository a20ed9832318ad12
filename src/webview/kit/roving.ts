/**
 * Makes the buttons of an element one stop for the Tab key: arrows go on from row to row and within a row, Home and End to the
 * ends of it, with Ctrl to the first and last row. Rows have the role `row`.
 */
export function roving(grid: HTMLElement): void {
  const [first, ...others] = grid.querySelectorAll<HTMLElement>('button');
  if (first) first.tabIndex = 0;
  for (const one of others) one.tabIndex = -1;
  grid.addEventListener('focusin', ({ target }) => {
    const now = (target as Element).closest('button');
    if (!now) return;
    for (const one of grid.querySelectorAll<HTMLElement>('button[tabindex="0"]')) one.tabIndex = -1;
    now.tabIndex = 0;
  });
  grid.addEventListener('keydown', event => {
    const next = neighbour(grid, event);
    if (!next) return;
    event.preventDefault();
    next.focus();
    // a row may show all of its buttons only when it has the focus
    if (document.activeElement !== next) next.closest('[role=row]')?.querySelector('button')?.focus();
    document.activeElement?.scrollIntoView({ block: 'nearest' });
  });
}

function neighbour(grid: HTMLElement, { key, ctrlKey, target }: KeyboardEvent): HTMLElement | undefined {
  const rows = [...grid.querySelectorAll<HTMLElement>('[role=row]')].map(row => [
    ...row.querySelectorAll<HTMLElement>('button'),
  ]);
  const row = rows.findIndex(buttons => buttons.includes(target as HTMLElement));
  const column = rows[row]?.indexOf(target as HTMLElement);
  if (column === undefined) return undefined;
  const isRightToLeft = getComputedStyle(grid).direction === 'rtl';
  const at = (wanted: number, place: number) => {
    const buttons = rows[Math.max(0, Math.min(wanted, rows.length - 1))]!;
    return buttons[Math.max(0, Math.min(place, buttons.length - 1))];
  };
  switch (key) {
    case 'ArrowUp':
      return at(row - 1, column);
    case 'ArrowDown':
      return at(row + 1, column);
    case 'ArrowLeft':
      return at(row, column + (isRightToLeft ? 1 : -1));
    case 'ArrowRight':
      return at(row, column + (isRightToLeft ? -1 : 1));
    case 'Home':
      return at(ctrlKey ? 0 : row, 0);
    case 'End':
      return at(ctrlKey ? rows.length - 1 : row, Infinity);
    default:
      return undefined;
  }
}
