import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import {
  conflicts,
  formed,
  list,
  map,
  nestedRecord,
  record,
  schemaNumber,
  text,
  visibleText,
} from '../records/schemaParts';
import { LANGUAGE_CODES } from '../text/languageCodes';
import { TRANSCRIBER_NOTES } from '../text/transcriberNotes';
import { CODER_ID } from '../coding/sidecarName';
import { ATTRIBUTION, SOURCE_FIELDS } from './attribution';
import { reportSchema } from './reportSchema';
import { sourceSchema } from './sourceSchema';

/** Relative, with `/`, and without a way out of the study: neither `/x`, `C:/x`, `a\b` nor `../x`. */
const INSIDE = /^(?!\/)(?![A-Za-z]:\/)(?!([^\\]*\/)?\.\.(\/|$))[^\\]+$/;
const INSIDE_EXPECTED = l10n.t('a path inside the study, with / between folders and without ..');

const paths = (description: string) =>
  list(
    formed(
      INSIDE,
      INSIDE_EXPECTED,
      'A path relative to the study, or a pattern: * matches any characters except /, ** any folders. A pattern that starts with ! excludes what it matches.',
      ['interviews/*.txt'],
    ),
    description,
  );

const turns = (description: string) =>
  v.optional(
    nestedRecord(
      {
        patterns: v.optional(
          list(
            text(
              'How turns begin: {speaker} is the label, {time} a timestamp, {number} a number, white space any white space, and anything else itself. It is looked for at the start of lines; a line break at its end means that the speech begins on the next line.',
              ['[{speaker}] {time}', '{number}. {speaker}:', '{speaker} - '],
            ),
            'Speaker patterns. Transcripts in which lines match one of them are divided into turns by these alone, and by what is known without them otherwise.',
          ),
        ),
        notSpeakers: v.optional(
          list(
            visibleText('Words as they are written in the transcripts, without the colon.', ['Monday']),
            'What looks like a label in the transcripts but is not one.',
          ),
        ),
      },
      'Turns',
      description,
    ),
  );

const participant = record(
  {
    id: visibleText('Identifies the participant in commands and data files.', ['jc1']),
    name: v.optional(text('The name that tables show. Default: the id.', ['Job Coach 1'])),
    speakers: v.optional(
      list(
        visibleText('A label as it is written in the transcripts.', ['Job Coach 1']),
        'The labels of this participant in the transcripts.',
      ),
    ),
    transcripts: v.optional(
      paths(
        'Transcripts assigned to this participant: turns whose label belongs neither to an interviewer nor to another participant are theirs, as long as no other participant is assigned the same transcript.',
      ),
    ),
    attributes: v.optional(
      map(
        v.string(),
        v.union(
          [v.string(), v.number(), v.boolean(), v.null()],
          l10n.t('text, a number, true, false or null'),
        ),
        'What is known about the participant, for filters and comparisons.',
      ),
    ),
    memo: v.optional(text('Notes on the participant: Markdown, \\n between its lines.')),
    conflicts,
  },
  'Participant',
  'A person who speaks in the transcripts. Interviewers are not participants.',
);

const group = record(
  {
    id: visibleText('Identifies the group in commands and data files.', ['after-training']),
    name: v.optional(text('The name that tables show. Default: the id.', ['A few weeks after training'])),
    transcripts: paths('The transcripts of the group.'),
    memo: v.optional(text('Notes on the group: Markdown, \\n between its lines.')),
    turns: turns(
      'How turns begin in the transcripts of the group. Its patterns are used in place of those of the study; what is not a speaker is added to that of the study.',
    ),
    conflicts,
  },
  'Group',
  'A named set of transcripts: a time point, a site, an arm.',
);

const coder = record(
  {
    id: formed(
      CODER_ID,
      l10n.t('a coder id: lower-case letters, digits, _ and -, at most 32 characters'),
      'Part of the names of the coder’s files: lower-case letters, digits, _ and -. “consensus” is reserved.',
      ['nd'],
    ),
    name: v.optional(text('The name that tables show. Default: the id.', ['N. D.'])),
    program: v.optional(
      nestedRecord(
        {
          name: visibleText('The name of the program.', ['Sorter']),
          version: v.optional(text('Its version.', ['2.1'])),
          settings: v.optional(text('What else its coding depends on.', ['threshold 0.8'])),
        },
        'Program',
        'That the coder is a program, not a person. Its coding counts only where it is asked for.',
      ),
    ),
    conflicts,
  },
  'Coder',
  'A person who codes, or a program whose coding was imported.',
);

/** `study.json`. */
export const studySchema = record(
  {
    schema: schemaNumber,
    name: text('The name of the study.', ['Job coaches after a training']),
    memo: v.optional(text('Notes on the study as a whole: Markdown, \\n between its lines.')),
    transcripts: paths('The transcripts of the study.'),
    quotes: v.optional(
      v.pipe(
        v.picklist(['full', 'hashed'], l10n.t('"full" or "hashed"')),
        v.description(
          '“full”: coding files repeat the coded words, so that changes can be read in a diff. “hashed”: they contain only hashes of the words.',
        ),
      ),
      'full',
    ),
    salt: v.optional(
      text(
        'Added to the words before they are hashed, so that hashes of one study are of no use for another.',
      ),
    ),
    attribution: v.optional(
      formed(
        ATTRIBUTION,
        l10n.t(
          'text in which only these are in braces: {0}',
          SOURCE_FIELDS.map(name => `{${name}}`).join(', '),
        ),
        'How quotes say where they are from. {participant}, {transcript}, {line}, {speaker}, {coder} and {code} are replaced; a part without a value is left out. Default: — {participant}, {transcript}, l. {line}',
        ['— {participant}, {transcript}, l. {line}', '({speaker}, line {line})'],
      ),
    ),
    transcriberNotes: v.optional(
      v.pipe(
        v.picklist(TRANSCRIBER_NOTES, l10n.t('"brackets", "sounds" or "none"')),
        v.description(
          'What in brackets does not count as words. “brackets” (default): everything in square brackets and double parentheses, and sounds and pauses in single ones, as in (laughs). “sounds”: only sounds and pauses, in any brackets. “none”: nothing, all words count.',
        ),
      ),
    ),
    languages: v.optional(
      list(
        v.pipe(
          v.picklist(LANGUAGE_CODES, l10n.t('a language such as "en": {0}', LANGUAGE_CODES.join(', '))),
          v.description('A language by its code (ISO 639-1).'),
        ),
        'The languages of the transcripts, for word families and stop words. Default: the one that they seem to be written in.',
      ),
    ),
    blind: v.optional(
      v.pipe(
        v.boolean(l10n.t('true or false')),
        v.description(
          'Blind coding, for a phase of the study: with true, the editor shows everyone their own coding only, in the text, in every list, count and report. Remove it, or set it to false, to end the phase.',
        ),
      ),
    ),
    interviewers: v.optional(
      list(
        visibleText('A label as it is written in the transcripts.', ['INT']),
        'The labels of interviewers.',
      ),
      [],
    ),
    turns: turns('How turns begin in the transcripts, where it is not recognised without help.'),
    participants: v.optional(list(participant, 'The participants of the study.'), []),
    groups: v.optional(list(group, 'Named sets of transcripts.'), []),
    coders: v.optional(list(coder, 'Those who code.'), []),
    reports: v.optional(list(reportSchema, 'Pinned reports.')),
    sources: v.optional(list(sourceSchema, 'Where transcripts were imported from.')),
    conflicts,
  },
  'Study',
  'A study: its transcripts, participants, groups and coders.',
);
