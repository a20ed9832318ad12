import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import {
  conflicts,
  formed,
  list,
  map,
  onlyTrue,
  position,
  record,
  schemaNumber,
  text,
  time,
  visibleText,
} from '../records/schemaParts';
import { CODER_ID } from './sidecarName';

const VERSION_ID = /^[0-9a-f]{12}$/;
const VERSION_EXPECTED = l10n.t('12 hexadecimal digits');

const textVersion = record(
  {
    sha256: formed(
      /^[0-9a-f]{64}$/,
      l10n.t('64 hexadecimal digits'),
      'SHA-256 of the text as UTF-8, with LF line ends and without a byte order mark.',
    ),
    length: position('Length of the text in UTF-16 code units.'),
    blob: v.optional(
      formed(
        /^([0-9a-f]{40}|[0-9a-f]{64})$/,
        l10n.t('40 or 64 hexadecimal digits'),
        'The id of the text in git, where it is known.',
      ),
    ),
  },
  'Text version',
  'A version of the transcript to which segments are anchored.',
);

/** Hashes of the long and of the short window around one end of a segment. */
function windows(description: string) {
  const hash = formed(
    /^([0-9a-f]{12})?$/,
    l10n.t('12 hexadecimal digits, or nothing'),
    'Hash of one window.',
  );
  const expected = l10n.t('a list of two hashes');
  return v.pipe(v.array(hash, expected), v.length(2, expected), v.description(description));
}

const hashes = record(
  {
    words: formed(VERSION_ID, VERSION_EXPECTED, 'Hash of the words.'),
    length: position('Length of the words in UTF-16 code units, without white space.'),
    start: windows('Hashes of 16 and of 8 code units on either side of the start.'),
    end: windows('Hashes of 16 and of 8 code units on either side of the end.'),
  },
  'Hashes',
  'Instead of quote, prefix and suffix: the first 12 digits of SHA-256 hashes of the study’s salt and parts of the text, without white space. The segment can be found again by them without repeating its words. They are not anonymous: anyone who guesses the words can check the guess.',
);

const coderId = (description: string) =>
  formed(
    CODER_ID,
    l10n.t('a coder id: lower-case letters, digits, _ and -, at most 32 characters'),
    description,
    ['nd'],
  );

const segmentRef = {
  coder: coderId('Id of the coder.'),
  segment: visibleText('Id of a segment in that coder’s file.'),
};

/** A segment. That one without codes needs a memo JSON Schema says otherwise than Valibot would: see the generator. */
export const segmentSchema = record(
  {
    id: visibleText(
      'Identifies the segment in this file. Random, so that segments added by two people rarely end up next to each other.',
      ['k3fq81mz0c7d'],
    ),
    text: formed(
      VERSION_ID,
      VERSION_EXPECTED,
      'The text version that start and end refer to: one of “texts”.',
      ['5733641b8a9e'],
    ),
    start: position('Where the segment begins, in UTF-16 code units from the beginning of that text.'),
    end: position('Where the segment ends: the position after its last code unit.'),
    quote: v.optional(
      text(
        'The words. With the context around them, the segment can be found again after the transcript has changed.',
      ),
    ),
    prefix: v.optional(text('Up to 32 characters before the words.')),
    suffix: v.optional(text('Up to 32 characters after the words.')),
    hashes: v.optional(hashes),
    codes: v.pipe(
      v.array(visibleText('Id of a code in codebook.json.'), l10n.t('a list in [ ]')),
      v.metadata({
        description:
          'Ids of the codes on this segment. Empty for an annotation: a segment that has a memo and no code.',
        examples: [['useful-tool-x7k2']],
      }),
    ),
    values: v.optional(
      map(
        v.string(),
        v.union([v.string(), v.number()], l10n.t('text or a number')),
        'For codes with a scale: the value of the coding, by the id of the code.',
      ),
    ),
    memo: v.optional(text('The coder’s notes on this passage: Markdown, \\n between its lines.')),
    key: v.optional(onlyTrue('A key quote: one to cite. Absent where it is none.')),
    rule: v.optional(
      visibleText('Id of the rule in codebook.json by which it was found.', ['never-again-k2m9']),
    ),
    created: v.optional(time('When the segment was coded (ISO 8601, UTC).')),
    from: v.optional(
      list(
        record(segmentRef, 'Source', 'A segment of a coder.'),
        'In a consensus: the coders’ segments that the decision was about.',
      ),
    ),
    conflicts,
    by: v.optional(coderId('In a consensus: the coder who decided.')),
    at: v.optional(time('In a consensus: when it was decided.')),
    note: v.optional(text('In a consensus: the reason for the decision.')),
  },
  'Segment',
  'A span of the transcript with the codes that this coder gave it. Its position is not rewritten when the transcript changes.',
);

const decision = record(
  {
    id: visibleText('Identifies the decision in this file. Random.', ['x81kq0z2m4ab']),
    of: list(
      record(
        { ...segmentRef, code: visibleText('Id of the code.') },
        'Coding',
        'One code on a segment of a coder.',
      ),
      'The codings that were decided about.',
    ),
    taken: list(
      coderId('Id of a coder.'),
      'The coders whose version was accepted; empty when none was, or when the consensus is a new version.',
    ),
    made: list(
      record(
        {
          segment: visibleText('Id of a segment of this file.'),
          code: visibleText('Id of a code on it.'),
        },
        'Result',
        'One code on a segment of the consensus.',
      ),
      'The resulting codings in this file; empty when there is to be none.',
    ),
    by: coderId('The coder who decided.'),
    at: time('When it was decided (ISO 8601, UTC).'),
    note: v.optional(text('The reason for the decision.')),
  },
  'Decision',
  'A decision about codings of several coders.',
);

/** `<transcript>.<coder>.coding.json`. */
export const sidecarSchema = record(
  {
    schema: schemaNumber,
    coder: coderId('Id of the coder, as in the file’s name; “consensus” for adjudicated coding.'),
    status: v.optional(
      v.pipe(
        v.picklist(['in-progress', 'complete'], l10n.t('"in-progress" or "complete"')),
        v.description(
          'Whether the coder has finished the transcript. Agreement counts uncoded text as “not coded” only when the status is “complete”.',
        ),
      ),
      'in-progress',
    ),
    memo: v.optional(text('The coder’s notes on the whole transcript.')),
    texts: v.optional(
      map(
        formed(VERSION_ID, VERSION_EXPECTED, 'The first 12 digits of the SHA-256.'),
        textVersion,
        'The versions of the transcript that segments refer to.',
      ),
      {},
    ),
    segments: list(segmentSchema, 'The coded segments, sorted by id.'),
    conflicts,
    decisions: v.optional(
      list(decision, 'In a consensus: the decisions about the coders’ codings, sorted by id.'),
    ),
  },
  'Coding',
  'One coder’s coding of one transcript.',
);
