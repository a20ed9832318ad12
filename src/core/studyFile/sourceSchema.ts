import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { conflicts, formed, list, position, record, time, visibleText } from '../records/schemaParts';

const sha256 = (description: string) =>
  formed(/^[0-9a-f]{64}$/, l10n.t('64 hexadecimal digits'), description);

const turn = record(
  {
    start: position('Where the turn starts, in UTF-16 code units from the beginning of the text.'),
    speech: position('Where what is said starts, after the label; the end, where nothing is said.'),
    end: position('Where the turn ends: the position after its last code unit.'),
    speaker: v.optional(visibleText('The label. Absent where the turn has none.', ['P01'])),
  },
  'Turn',
  'A stretch of the transcript by one speaker.',
);

const STRETCH = l10n.t('a list of two positions');

/** Where a transcript was imported from, in `study.json`. */
export const sourceSchema = record(
  {
    id: visibleText('Identifies the record.', ['k2m9x7c4']),
    transcript: visibleText('Path of the transcript.', ['interviews/interview-1.txt']),
    file: visibleText('Name of the file that it was imported from, without its folder.', [
      'Interview 1.docx',
    ]),
    sha256: sha256('SHA-256 of that file: which version of it was imported.'),
    format: visibleText('What the file was read as.', ['docx', 'whisperx']),
    at: time('When it was imported.'),
    text: sha256('SHA-256 of the transcript as it was imported: whether someone has edited it since.'),
    speakers: v.optional(
      list(
        visibleText('A label as it is written in the transcript.', ['Guy at table']),
        'Speakers that the file names, where they would not all be recognized as labels: they are labels in this transcript.',
      ),
    ),
    turns: v.optional(
      list(
        turn,
        'The turns of the transcript, where they need not be looked for. They count as long as nobody has edited it since.',
      ),
    ),
    unspoken: v.optional(
      list(
        v.pipe(
          v.array(position('A position in the text.'), STRETCH),
          v.length(2, STRETCH),
          v.description('Start and end.'),
        ),
        'With turns: what is written in them and not said, such as times and numbers of lines.',
      ),
    ),
    conflicts,
  },
  'Source',
  'Where a transcript comes from.',
);
