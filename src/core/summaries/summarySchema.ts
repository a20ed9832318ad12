import * as v from 'valibot';
import * as l10n from '@vscode/l10n';
import {
  conflicts,
  formed,
  list,
  map,
  record,
  schemaNumber,
  time,
  visibleText,
} from '../records/schemaParts';

const segmentId = visibleText('Id of a segment.', ['k3f9x2m7q1ab']);

const summary = record(
  {
    id: visibleText('Identifies the summary. It never changes.', ['h2k8w4n6p0cd']),
    code: v.optional(
      visibleText('Id of the code or theme. Absent where the whole row is summarised.', ['useful-tool-x7k2']),
    ),
    participant: v.optional(
      visibleText(
        'Id of the participant. Absent where a transcript is summarised, or the whole column of the code.',
        ['jc1'],
      ),
    ),
    transcript: v.optional(
      visibleText(
        'Path of the transcript. Absent where a participant is summarised, or the whole column of the code.',
        ['interviews/02.txt'],
      ),
    ),
    text: visibleText('The summary itself, in Markdown.'),
    segments: v.pipe(
      v.array(segmentId, l10n.t('a list in [ ]')),
      v.description('Ids of the segments that were there when it was written: others mark it as changed.'),
    ),
    words: v.optional(
      map(
        segmentId,
        formed(
          /^[0-9a-f]{12}$/,
          l10n.t('12 hexadecimal digits'),
          'The first 12 hex digits of SHA-256 over the words of the segment without white space; in a study that hashes its quotes, over its salt and these.',
          ['5733641b8a9e'],
        ),
        'By id of a segment, the hash of its words when the summary was written: other words mark it as changed.',
      ),
    ),
    by: v.optional(visibleText('Id of the coder who wrote it.', ['nd'])),
    at: v.optional(time('When it was written or last looked through, in UTC.')),
    conflicts,
  },
  'Summary',
  'What a person has written about the segments of a code with a participant or in a transcript, or about a whole row or column of the grid.',
);

/** `summaries.json`. */
export const summariesSchema = record(
  {
    schema: schemaNumber,
    summaries: list(summary, 'All summaries, sorted by id.'),
    conflicts,
  },
  'Summaries',
  'The summaries of a study: what is written in the cells, rows and columns of its summary grid.',
);
