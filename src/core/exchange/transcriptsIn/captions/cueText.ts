const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': '’',
  '&apos;': '’',
  '&nbsp;': ' ',
  '&lrm;': '',
  '&rlm;': '',
};

/** In UTF-16 units; what is longer is no tag. */
const MAX_TAG = 300;

/** Words of a cue, and the speaker where a voice tag names one. */
export interface CuePart {
  readonly voice?: string | undefined;
  readonly text: string;
  /** Whether a sign says that somebody else speaks from here on. */
  readonly isApart?: boolean | undefined;
}

/** The words of a cue without its tags, by who says them. */
export function plainCue(lines: readonly string[]): CuePart[] {
  const parts: { voice: string | undefined; text: string; isApart?: boolean }[] = [];
  let voice: string | undefined;
  for (const line of lines) {
    const isChange = /^\s*(?:>>|&gt;&gt;|[-–—]\s)/.test(line);
    let isFirst = true;
    for (const piece of line.replace(/\{\\[^{}]{0,40}\}/g, '').split(/(<[^<>]*>)/)) {
      const tag = piece.length <= MAX_TAG && /^<\s*(\/?)\s*([a-z]+)(?:\.[^\s>]*)?\s*([^>]*)>$/i.exec(piece);
      if (tag) {
        const [, slash, name, value] = tag;
        if (name!.toLowerCase() === 'v') voice = slash ? undefined : decoded(value!).trim() || undefined;
        continue;
      }
      if (/^<[\d:.]*>$/.test(piece)) continue;
      const text = decoded(piece).replace(/^\s*>>+\s*/, '');
      if (text.trim() === '') continue;
      const last = parts.at(-1);
      const isApart = isChange && isFirst;
      if (last && last.voice === voice && !isApart) last.text += isFirst ? ` ${text}` : text;
      else parts.push({ voice, text, ...(isApart ? { isApart } : {}) });
      isFirst = false;
    }
  }
  return parts;
}

function decoded(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39|apos|nbsp|lrm|rlm);/g, entity => ENTITIES[entity]!);
}
