/** The first letters of a name's words: `N. D.` → `ND`. */
export function initialsOf(name: string): string {
  return name
    .split(/\s+/u)
    .map(word => [...word][0] ?? '')
    .join('');
}
