import * as v from 'valibot';
import { conflicts, formed, list, record, schemaNumber, text, visibleText } from '../records/schemaParts';

const id = visibleText('Names the code in codings. Never changes, whatever the name becomes.', [
  'useful-tool-x7k2',
]);

const code = record(
  {
    id,
    name: visibleText('What people read.', ['Useful tool']),
    parent: v.optional(
      text('Id of the theme under which it stands; absent at the top.', ['positive-impact-9d3m']),
    ),
    color: v.optional(
      formed(/^#[0-9a-fA-F]{6}$/, 'a colour such as "#4e79a7"', 'Red, green and blue in hexadecimal.', [
        '#4e79a7',
      ]),
    ),
    description: v.optional(text('What the code stands for.')),
    include: v.optional(text('When to use it.')),
    exclude: v.optional(text('When not to use it.')),
    example: v.optional(text('A passage that is typical of it.')),
    memo: v.optional(text('What the team thinks about the code itself.')),
    rank: v.optional(
      text(
        'Its place among its siblings: they are sorted by this text, those without one at the end, by name.',
        ['a0'],
      ),
    ),
    conflicts,
  },
  'Code',
  'A code. It is a theme when other codes name it as their parent.',
);

const mergedCode = record(
  { id, mergedInto: visibleText('Id of the code that it has become.', ['useful-tool-x7k2']), conflicts },
  'Merged code',
  'What a merged code leaves behind, so that codings that still name it count as what it has become.',
);

/** A code or a merged code: the fields decide. JSON Schema cannot say this as Valibot does: see the generator. */
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
