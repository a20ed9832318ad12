/** Fields in which nobody writes words, or that are replaced in another way. A field stands for all that is in it. */
const MADE: Readonly<Record<'study' | 'codebook' | 'sidecar', readonly string[]>> = {
  study: [
    'schema transcripts quotes salt transcriberNotes languages coders turns.patterns',
    'participants.*.id participants.*.transcripts',
    'groups.*.id groups.*.transcripts groups.*.turns.patterns',
    'reports.*.id reports.*.analysis reports.*.scope.groups reports.*.scope.transcripts reports.*.scope.coders',
    'reports.*.scope.participants reports.*.scope.codes reports.*.scope.codeGroups reports.*.scope.from',
    'reports.*.scope.to reports.*.scope.status',
    'sources.*.id sources.*.transcript sources.*.sha256 sources.*.format sources.*.at sources.*.text',
  ],
  codebook: [
    'schema codes.*.id codes.*.parent codes.*.color codes.*.rank codes.*.mergedInto codes.*.by codes.*.at',
    'groups.*.id groups.*.codes queries.*.id queries.*.color rules.*.id rules.*.unit rules.*.codes',
  ],
  sidecar: [
    'schema coder status texts segments.*.id segments.*.text segments.*.hashes segments.*.codes segments.*.rule',
    'segments.*.created segments.*.from segments.*.by segments.*.at',
    'segments.*.quote segments.*.prefix segments.*.suffix',
    'decisions.*.id decisions.*.of decisions.*.taken decisions.*.made decisions.*.by decisions.*.at',
  ],
};

export type RecordKind = keyof typeof MADE;

const SETS = Object.fromEntries(
  Object.entries(MADE).map(([kind, lists]) => [kind, new Set(lists.flatMap(list => list.split(' ')))]),
) as unknown as Record<RecordKind, ReadonlySet<string>>;

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
