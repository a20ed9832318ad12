/** A name as it is kept: no white space around it, single spaces inside. */
export function cleanName(name: string): string {
  return name.replace(/\s+/gu, ' ').trim();
}

/** What makes two names the same for people: neither case nor the form of accents matters. */
export function nameKey(name: string): string {
  return cleanName(name).normalize('NFC').toLowerCase();
}
