export type RecordKind = 'study' | 'codebook' | 'summaries' | 'sidecar';

/** Fields in which nobody writes words, or that are replaced in another way, by what they are in; each with all that is in it. */
const MADE: Readonly<Record<RecordKind, Readonly<Record<string, readonly string[]>>>> = {
  study: {
    '': ['schema', 'transcripts', 'quotes', 'salt', 'attribution', 'transcriberNotes', 'languages', 'coders'],
    turns: ['patterns'],
    'participants.*': ['id', 'transcripts'],
    'groups.*': ['id', 'transcripts', 'turns.patterns'],
    'reports.*': ['id', 'analysis'],
    'reports.*.scope': [
      ...['groups', 'transcripts', 'coders', 'participants', 'codes', 'codeGroups', 'from', 'to', 'status'],
    ],
    'sources.*': ['id', 'transcript', 'sha256', 'format', 'at', 'text'],
  },
  codebook: {
    '': ['schema'],
    'codes.*': ['id', 'parent', 'color', 'rank', 'mergedInto', 'by', 'at'],
    'groups.*': ['id', 'codes'],
    'queries.*': ['id', 'color'],
    'rules.*': ['id', 'unit', 'codes'],
  },
  summaries: {
    '': ['schema'],
    'summaries.*': ['id', 'code', 'participant', 'transcript', 'segments', 'words', 'by', 'at'],
  },
  sidecar: {
    '': ['schema', 'coder', 'status', 'texts'],
    'segments.*': [
      ...['id', 'text', 'hashes', 'codes', 'rule', 'created', 'from', 'by', 'at'],
      ...['quote', 'prefix', 'suffix'],
    ],
    'decisions.*': ['id', 'of', 'taken', 'made', 'by', 'at'],
  },
};

const SETS = {
  study: madeIn('study'),
  codebook: madeIn('codebook'),
  summaries: madeIn('summaries'),
  sidecar: madeIn('sidecar'),
};

function madeIn(kind: RecordKind): ReadonlySet<string> {
  return new Set(
    Object.entries(MADE[kind]).flatMap(([within, fields]) =>
      fields.map(field => (within === '' ? field : `${within}.${field}`)),
    ),
  );
}

/** Whether a field, or one around it, is not written by people. @param pattern as `mapStrings` gives it */
export function isMade(kind: RecordKind, pattern: string): boolean {
  const made = SETS[kind];
  for (let end = pattern.length; end > 0; end = pattern.lastIndexOf('.', end - 1))
    if (made.has(pattern.slice(0, end))) return true;
  return false;
}

/** Whether a field has a query, in which ids stand for names. */
export function isQuery(kind: RecordKind, pattern: string): boolean {
  return (
    (kind === 'codebook' && pattern === 'queries.*.query') ||
    (kind === 'study' && pattern === 'reports.*.scope.queries.*')
  );
}

/** Whether a field has the name of a file. */
export function isFileName(kind: RecordKind, pattern: string): boolean {
  return kind === 'study' && pattern === 'sources.*.file';
}
