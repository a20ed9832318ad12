import * as v from 'valibot';
import {
  conflicts,
  formed,
  list,
  map,
  record,
  schemaNumber,
  text,
  visibleText,
} from '../records/schemaParts';
import { CODER_ID } from '../coding/sidecarName';
import { reportSchema } from './reportSchema';

/** Relative, with `/`, and without a way out of the study: neither `/x`, `C:/x`, `a\b` nor `../x`. */
const INSIDE = /^(?!\/)(?![A-Za-z]:\/)(?!([^\\]*\/)?\.\.(\/|$))[^\\]+$/;
const INSIDE_EXPECTED = 'a path inside the study, with / between folders and without ..';

const paths = (description: string) =>
  list(
    formed(
      INSIDE,
      INSIDE_EXPECTED,
      'A path relative to the study, or a pattern: * stands for any characters but /, ** for any folders. A pattern behind ! takes away from what the others match.',
      ['interviews/*.txt'],
    ),
    description,
  );

const participant = record(
  {
    id: visibleText('Names the participant in tables and commands.', ['jc1']),
    name: v.optional(text('What people read; the id unless given.', ['Job Coach 1'])),
    speakers: v.optional(
      list(
        visibleText('A label as it stands in the transcripts.', ['Job Coach 1']),
        'Labels in the text that stand for this person.',
      ),
    ),
    transcripts: v.optional(
      paths(
        'Transcripts whose turns are theirs where the label is neither an interviewer’s nor another participant’s, when no other participant claims the transcript.',
      ),
    ),
    attributes: v.optional(
      map(
        v.string(),
        v.union([v.string(), v.number(), v.boolean(), v.null()], 'text, a number, true, false or null'),
        'What is known about the person, to filter and compare by.',
      ),
    ),
    conflicts,
  },
  'Participant',
  'A person who speaks in the transcripts. Interviewers are not participants.',
);

const group = record(
  {
    id: visibleText('Names the group in tables and commands.', ['after-training']),
    name: v.optional(text('What people read; the id unless given.', ['A few weeks after training'])),
    transcripts: paths('The transcripts of the group.'),
    conflicts,
  },
  'Group',
  'A named set of transcripts: a time point, a site, an arm.',
);

const coder = record(
  {
    id: formed(
      CODER_ID,
      'a coder’s id: small letters, digits, _ and -, at most 32 characters',
      'Part of the names of the coder’s files: small letters, digits, _ and -. “consensus” is reserved.',
      ['nd'],
    ),
    name: v.optional(text('What people read; the id unless given.', ['N. D.'])),
    conflicts,
  },
  'Coder',
  'A person who codes.',
);

/** `study.json`. */
export const studySchema = record(
  {
    schema: schemaNumber,
    name: text('What people read.', ['Job coaches after a training']),
    transcripts: paths('The transcripts of the study.'),
    quotes: v.optional(
      v.pipe(
        v.picklist(['full', 'hashed'], '"full" or "hashed"'),
        v.description(
          'Whether coding files repeat the coded words (full), so that their changes can be read, or hold none of them (hashed).',
        ),
      ),
      'full',
    ),
    salt: v.optional(
      text('Goes before words that are hashed, so that hashes of one study are of no use for another.'),
    ),
    interviewers: v.optional(
      list(visibleText('A label as it stands in the transcripts.', ['INT']), 'Labels of interviewers.'),
      [],
    ),
    participants: v.optional(list(participant, 'The people whose words are studied.'), []),
    groups: v.optional(list(group, 'Named sets of transcripts.'), []),
    coders: v.optional(list(coder, 'The people who code.'), []),
    reports: v.optional(list(reportSchema, 'Reports that are kept by name.')),
    conflicts,
  },
  'Study',
  'A study: its transcripts, participants, groups and coders.',
);
