/** Words of a transcript, where they stand. */
export interface Passage {
  readonly words: string;
  /** UTF-16 units over the text, half-open. */
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** The passage of these words, which stand once in the text. */
export function passage(text: string, words: string): Passage {
  const start = text.indexOf(words);
  if (start < 0 || text.indexOf(words, start + 1) >= 0)
    throw new Error(`“${words}” does not stand once in the text`);
  return at(text, start, start + words.length);
}

/** A stretch of the text. */
export function at(text: string, start: number, end: number): Passage {
  const before = text.slice(0, start).split('\n');
  return {
    words: text.slice(start, end),
    start,
    end,
    line: before.length,
    column: before.at(-1)!.length + 1,
  };
}

/** Full lines of speech, far apart, each of which stands once in the text. */
export function spreadLines(text: string, count: number): string[] {
  const lines = text.split('\n').map(line => line.trim());
  const fit = lines.filter(
    line => line.length > 50 && line.length < 90 && /^[a-z].*[a-z]$/.test(line) && !line.includes('['),
  );
  const once = fit.filter(line => text.split(line).length === 2 && line.split(' ').length >= 8);
  if (once.length < count) throw new Error('The transcript is too short for this test.');
  return Array.from({ length: count }, (_, i) => once[Math.floor((i * once.length) / count)]!);
}

/** Some words of a line, from the n-th on. */
export function wordsOf(line: string, from: number, count: number): string {
  return line
    .split(' ')
    .slice(from, from + count)
    .join(' ');
}

/** From the last words of a turn into the label of the next one: what a careless hand selects. */
export function intoNextTurn(text: string): Passage {
  const match = /\n([^\n:]*[a-z]+\.) ?\n\n([A-Z][A-Za-z0-9. ]*):[ ]+(\w+)/.exec(text.slice(text.length / 3));
  if (!match) throw new Error('No place where one turn follows another.');
  const start = Math.floor(text.length / 3) + match.index + 1;
  return at(text, start, start + match[0].length - 1);
}

/** Who speaks where, found in the plainest way: a name and a colon behind a blank line. */
export function plainTurns(text: string): { label: string; start: number; end: number }[] {
  const heads = [...text.matchAll(/(?<=^|\n *\n)(\p{Lu}[\p{L}\p{N}.-]*(?: [\p{L}\p{N}.-]+){0,2}):(?=\s)/gu)];
  return heads.map((head, i) => ({
    label: head[1]!,
    start: head.index,
    end: heads[i + 1]?.index ?? text.length,
  }));
}
