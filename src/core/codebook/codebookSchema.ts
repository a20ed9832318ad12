import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import {
  conflicts,
  formed,
  list,
  map,
  onlyTrue,
  record,
  schemaNumber,
  text,
  time,
  visibleText,
} from '../records/schemaParts';
import { scaleSchema } from './scaleSchema';

const id = visibleText(
  'Identifies the code in coding files. It never changes, even when the code is renamed.',
  ['useful-tool-x7k2'],
);

const color = v.optional(
  formed(/^#[0-9a-fA-F]{6}$/, l10n.t('a colour such as "#4e79a7"'), 'Red, green and blue in hexadecimal.', [
    '#4e79a7',
  ]),
);

const code = record(
  {
    id,
    name: visibleText('The name of the code.', ['Useful tool']),
    parent: v.optional(
      text('Id of the theme it belongs to. Absent at the top level.', ['positive-impact-9d3m']),
    ),
    color,
    description: v.optional(text('What the code means.')),
    include: v.optional(text('Inclusion criteria: when to use the code.')),
    exclude: v.optional(text('Exclusion criteria: when not to use the code.')),
    example: v.optional(text('A typical passage.')),
    memo: v.optional(text('Notes about the code itself.')),
    rank: v.optional(
      text(
        'Position among its siblings, which are sorted by this text. Those without a rank come last, by name.',
        ['a0'],
      ),
    ),
    retired: v.optional(
      onlyTrue('Kept with its codings, and counted, but not offered any more. Absent where it is in use.'),
    ),
    scale: v.optional(scaleSchema),
    conflicts,
  },
  'Code',
  'A code. A code that other codes name as their parent is a theme.',
);

const mergedCode = record(
  {
    id,
    name: v.optional(visibleText('What the code was called.', ['Helpful tool'])),
    mergedInto: visibleText('Id of the code it was merged into.', ['useful-tool-x7k2']),
    by: v.optional(visibleText('Id of the coder who merged it.', ['nd'])),
    at: v.optional(time('When it was merged, in UTC.')),
    conflicts,
  },
  'Merged code',
  'A code that was merged into another. Codings that still use it count for that code.',
);

/** A code or a merged code, depending on the fields. JSON Schema cannot say this as Valibot does: see the generator. */
export const codeOrMerged = v.lazy(input => (isMerged(input) ? mergedCode : code));

/** The parts of {@link codeOrMerged}. */
export const CODE_ALTERNATIVES = { code, mergedCode };

const codeIds = v.array(visibleText('Id of a code.', ['useful-tool-x7k2']), l10n.t('a list in [ ]'));

const group = record(
  {
    id: visibleText('Identifies the group. It never changes.', ['emotions-k2m9']),
    name: visibleText('The name of the group.', ['Emotions']),
    description: v.optional(text('What its codes have in common.')),
    codes: v.pipe(
      codeIds,
      v.description('Ids of its codes; those below a theme belong to the group with it.'),
    ),
    conflicts,
  },
  'Code group',
  'Codes that have something in common, wherever they are in the tree.',
);

const query = record(
  {
    id: visibleText('Identifies the query. It never changes.', ['trust-and-fear-k2m9']),
    name: visibleText('The name of the query.', ['Trust and fear in one turn']),
    query: visibleText('What is asked for, with ids in place of names.', [
      'trust-x7k2 AND fear-m3p9 IN turn',
    ]),
    description: v.optional(text('What the query is for.')),
    color,
    conflicts,
  },
  'Query',
  'A saved query: it has segments as a code has.',
);

const rule = record(
  {
    id: visibleText('Identifies the rule. It never changes.', ['never-again-k2m9']),
    name: visibleText('The name of the rule.', ['Never again']),
    search: visibleText('The pattern to search for, as it is typed.', ['never again']),
    unit: v.pipe(
      v.picklist(['hit', 'sentence', 'turn', 'answer'], l10n.t('"hit", "sentence", "turn" or "answer"')),
      v.description('What is coded: the words found, or the sentence, turn or answer that they are in.'),
    ),
    codes: v.pipe(
      codeIds,
      v.minLength(1, l10n.t('a list with at least one code')),
      v.description('Ids of the codes that are offered for what is found.'),
    ),
    options: v.optional(
      map(
        v.string(),
        v.union(
          [v.string(), v.number(), v.boolean(), v.array(v.string())],
          l10n.t('text, a number, true, false or a list of texts'),
        ),
        'Options of the search, named as on the command line.',
      ),
    ),
    conflicts,
  },
  'Rule',
  'A saved search with the codes for what it finds, so that new transcripts can be coded by it again.',
);

/** `codebook.json`. */
export const codebookSchema = record(
  {
    schema: schemaNumber,
    codes: list(codeOrMerged, 'All codes and themes, sorted by id.'),
    groups: v.optional(list(group, 'Code groups, sorted by id.')),
    queries: v.optional(list(query, 'Saved queries, sorted by id.')),
    rules: v.optional(list(rule, 'Saved searches with codes, sorted by id.')),
    conflicts,
  },
  'Codebook',
  'The codes and themes of a study.',
);

function isMerged(input: unknown): boolean {
  return typeof input === 'object' && input !== null && Object.hasOwn(input, 'mergedInto');
}
