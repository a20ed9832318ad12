import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import {
  conflicts,
  formed,
  list,
  onlyTrue,
  record,
  schemaNumber,
  text,
  time,
  visibleText,
} from '../records/schemaParts';

const id = visibleText(
  'Identifies the code in coding files. It never changes, even when the code is renamed.',
  ['useful-tool-x7k2'],
);

const code = record(
  {
    id,
    name: visibleText('The name of the code.', ['Useful tool']),
    parent: v.optional(
      text('Id of the theme it belongs to. Absent at the top level.', ['positive-impact-9d3m']),
    ),
    color: v.optional(
      formed(
        /^#[0-9a-fA-F]{6}$/,
        l10n.t('a colour such as "#4e79a7"'),
        'Red, green and blue in hexadecimal.',
        ['#4e79a7'],
      ),
    ),
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

/** `codebook.json`. */
export const codebookSchema = record(
  { schema: schemaNumber, codes: list(codeOrMerged, 'All codes and themes, sorted by id.'), conflicts },
  'Codebook',
  'The codes and themes of a study.',
);

function isMerged(input: unknown): boolean {
  return typeof input === 'object' && input !== null && Object.hasOwn(input, 'mergedInto');
}
