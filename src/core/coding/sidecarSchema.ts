import * as v from 'valibot';
import {
  conflicts,
  formed,
  list,
  map,
  position,
  record,
  schemaNumber,
  text,
  visibleText,
} from '../records/schemaParts';
import { CODER_ID } from './sidecarName';

const VERSION_ID = /^[0-9a-f]{12}$/;
const VERSION_EXPECTED = '12 hexadecimal digits';

const textVersion = record(
  {
    sha256: formed(
      /^[0-9a-f]{64}$/,
      '64 hexadecimal digits',
      'SHA-256 of the text as UTF-8, with LF line ends and without a byte order mark.',
    ),
    length: position('Length of the text in UTF-16 code units.'),
    blob: v.optional(
      formed(
        /^([0-9a-f]{40}|[0-9a-f]{64})$/,
        '40 or 64 hexadecimal digits',
        'Git’s id of that text, where it is known.',
      ),
    ),
  },
  'Text version',
  'A version of the transcript to which segments are anchored.',
);

/** Hashes of the long and of the short window around one end of a segment. */
function windows(description: string) {
  const hash = formed(/^([0-9a-f]{12})?$/, '12 hexadecimal digits, or nothing', 'Hash of one window.');
  const expected = 'a list of two hashes';
  return v.pipe(v.array(hash, expected), v.length(2, expected), v.description(description));
}

const hashes = record(
  {
    words: formed(VERSION_ID, VERSION_EXPECTED, 'Hash of the words.'),
    length: position('How many UTF-16 code units the words are, without white space.'),
    start: windows('Hashes of 16 and of 8 code units on either side of the start.'),
    end: windows('Hashes of 16 and of 8 code units on either side of the end.'),
  },
  'Hashes',
  'Instead of quote, prefix and suffix: the first 12 digits of SHA-256 hashes of the study’s salt and stretches of text, without white space. They find the segment again without repeating its words; whoever can guess these can check the guess.',
);

/** A time (ISO 8601). */
function time(description: string) {
  return formed(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/,
    'a time such as "2026-11-22T10:00:00Z"',
    description,
    ['2026-11-22T10:00:00Z'],
  );
}

const coderId = (description: string) =>
  formed(CODER_ID, 'a coder’s id: small letters, digits, _ and -', description, ['nd']);

const segmentRef = {
  coder: coderId('Id of the coder.'),
  segment: visibleText('Id of a segment in that coder’s file.'),
};

const segment = record(
  {
    id: visibleText('Names the segment in this file. Random, so that additions of two people rarely meet.', [
      'k3fq81mz0c7d',
    ]),
    text: formed(
      VERSION_ID,
      VERSION_EXPECTED,
      'The text version for which start and end hold: one of “texts”.',
      ['5733641b8a9e'],
    ),
    start: position('Where the segment begins, in UTF-16 code units from the beginning of that text.'),
    end: position('Where it ends: the position behind its last unit.'),
    quote: v.optional(
      text('The words. With their context they find the segment again when the transcript has changed.'),
    ),
    prefix: v.optional(text('Up to 32 characters before the words.')),
    suffix: v.optional(text('Up to 32 characters behind the words.')),
    hashes: v.optional(hashes),
    codes: v.pipe(
      v.array(visibleText('Id of a code of codebook.json.'), 'a list in [ ]'),
      v.minLength(1, 'a list with at least one code'),
      v.metadata({ description: 'Ids of the codes on this segment.', examples: [['useful-tool-x7k2']] }),
    ),
    memo: v.optional(text('What the coder thinks about this passage.')),
    created: v.optional(time('When it was coded (ISO 8601, UTC).')),
    from: v.optional(
      list(
        record(segmentRef, 'Source', 'A segment of a coder.'),
        'In a consensus: the coders’ segments about which it was decided.',
      ),
    ),
    conflicts,
    by: v.optional(coderId('In a consensus: who decided.')),
    at: v.optional(time('In a consensus: when it was decided.')),
    note: v.optional(text('In a consensus: why.')),
  },
  'Segment',
  'A span of the transcript with the codes that this coder gave it. Anchors are not rewritten when the transcript changes.',
);

const decision = record(
  {
    id: visibleText('Names the decision in this file. Random.', ['x81kq0z2m4ab']),
    of: list(
      record(
        { ...segmentRef, code: visibleText('Id of the code.') },
        'Coding',
        'One code on a segment of a coder.',
      ),
      'The codings that it settles.',
    ),
    taken: list(
      coderId('Id of a coder.'),
      'The coders whose version was taken; empty when it was neither’s, or a new one.',
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
      'What became of it here; empty where there is to be no coding.',
    ),
    by: coderId('Who decided.'),
    at: time('When (ISO 8601, UTC).'),
    note: v.optional(text('Why.')),
  },
  'Decision',
  'What was decided about codings of several coders.',
);

/** `<transcript>.<coder>.coding.json`. */
export const sidecarSchema = record(
  {
    schema: schemaNumber,
    coder: coderId('Id of the coder, as in the file’s name; “consensus” for adjudicated coding.'),
    status: v.optional(
      v.pipe(
        v.picklist(['in-progress', 'complete'], '"in-progress" or "complete"'),
        v.description(
          'The coder’s word on the transcript: only when it is complete does uncoded text count as a “no” in agreement.',
        ),
      ),
      'in-progress',
    ),
    texts: v.optional(
      map(
        formed(VERSION_ID, VERSION_EXPECTED, 'The first 12 digits of the SHA-256.'),
        textVersion,
        'The versions of the transcript that segments name.',
      ),
      {},
    ),
    segments: list(segment, 'What is coded, sorted by id.'),
    conflicts,
    decisions: v.optional(
      list(decision, 'In a consensus: what was decided about the coders’ codings, sorted by id.'),
    ),
  },
  'Coding',
  'What one coder marked in one transcript.',
);
