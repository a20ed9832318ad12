import { collapseWhiteSpace } from '../text/whiteSpace';

/** What a new analytic memo is about. */
export interface NewMemo {
  readonly title: string;
  /** Names, which people read; ids where a name would be another's, too. */
  readonly codes?: readonly string[];
  readonly transcripts?: readonly string[];
  readonly participants?: readonly string[];
  /** Id. */
  readonly coder: string | undefined;
  /** ISO 8601 in UTC. */
  readonly created: string;
}

/** A new analytic memo: front matter, and a heading below which one writes. */
export function newMemoText({ title, codes, transcripts, participants, coder, created }: NewMemo): string {
  const list = (name: string, values: readonly string[] = []) =>
    `${name}: [${values.map(quoted).join(', ')}]`;
  return [
    '---',
    list('codes', codes),
    list('transcripts', transcripts),
    list('participants', participants),
    ...(coder === undefined ? [] : [`coder: ${quoted(coder)}`]),
    `created: ${created}`,
    '---',
    '',
    `# ${collapseWhiteSpace(title).trim()}`,
    '',
    '',
  ].join('\n');
}

/** JSON's strings are YAML's. */
function quoted(text: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_/-]*$/u.test(text) ? text : JSON.stringify(text);
}

/** Characters that some systems do not have in names of files. */
const FORBIDDEN = /[\\/:*?"<>|#%\p{Cc}\p{Cf}]/gu;
const MAX_NAME = 80;

/** The name of its file. @param isTaken whether a name is that of another file, by the name in small letters */
export function memoFileName(title: string, isTaken: (name: string) => boolean): string {
  const plain = collapseWhiteSpace(title.normalize('NFC').replace(FORBIDDEN, ' ')).trim();
  const name = [...plain.replace(/^[.\s]+|[.\s]+$/gu, '')].slice(0, MAX_NAME).join('').trim() || 'memo';
  for (let i = 1; ; i++) {
    const file = i === 1 ? `${name}.md` : `${name} ${i}.md`;
    if (!isTaken(file.toLowerCase())) return file;
  }
}
